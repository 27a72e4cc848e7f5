import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { type Table, tableOf } from '../../shared/import/table';
import { loadLibraries } from './load-libraries';

/** Larger files are no registers: 20 MB. */
const largest = 20 * 1024 * 1024;

/** A file that can't be read, in a sentence without a full stop. */
export class UnreadableFile extends Error {}

/** How the bytes of a text file are letters. */
export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

/** The text of a file. Without an encoding it is UTF-8, or what its byte-order mark says. Throws {@link UnreadableFile}. */
export function readText(path: string, encoding: Encoding | undefined): string {
  const bytes = readBytes(path);
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  try {
    const text = new TextDecoder(encoding ?? marked ?? 'utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw new UnreadableFile(`"${path}" is not a text file`);
    return text.replace(/\r\n?/g, '\n');
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(
      `"${path}" is not encoded as ${encoding ?? 'UTF-8'}; save it as UTF-8, or say --encoding windows-1252 if an older Excel wrote it`,
    );
  }
}

/** The first sheet of a spreadsheet (.xlsx), or a text file of values (.csv, .tsv). Throws {@link UnreadableFile}. */
export async function readTable(path: string, encoding: Encoding | undefined): Promise<Table> {
  const table = tableOf(extname(path).toLowerCase() === '.xlsx' ? await sheetOf(path) : await valuesOf(path, encoding));
  if (!table || table.rows.length === 0)
    throw new UnreadableFile(`"${path}" has no rows below the names of its columns`);
  return table;
}

async function sheetOf(path: string): Promise<readonly (readonly unknown[])[]> {
  const bytes = readBytes(path);
  const { readSheet } = await loadLibraries().readExcelFile();
  try {
    return await readSheet(Buffer.from(bytes));
  } catch (error) {
    throw new UnreadableFile(
      `"${path}" can't be read as an Excel file (.xlsx): ${error instanceof Error ? error.message : error}`,
    );
  }
}

async function valuesOf(path: string, encoding: Encoding | undefined): Promise<readonly (readonly unknown[])[]> {
  const text = readText(path, encoding);
  const { default: papaparse } = await loadLibraries().papaparse();
  const { data, errors } = papaparse.parse<string[]>(text, { skipEmptyLines: false });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken)
    throw new UnreadableFile(`"${path}", row ${(broken.row ?? 0) + 1}: a quotation mark is missing or too many`);
  return data;
}

function readBytes(path: string): Uint8Array {
  try {
    if (statSync(path).size > largest) throw new UnreadableFile(`"${path}" is larger than 20 MB`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(
      `"${path}" could not be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`,
    );
  }
}
