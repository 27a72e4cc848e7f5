import { decode, type FileContent, largestFile } from '../workspace/host';

/** What comes in on standard input, as a file's contents would be read. Reads no more than a file may hold. */
export async function readStandardInput(): Promise<FileContent> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    parts.push(part);
    size += part.length;
    if (size > largestFile) break;
  }
  return decode(Buffer.concat(parts));
}
