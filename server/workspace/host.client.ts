import type { Connection } from 'vscode-languageserver';
import {
  type FileStatusParams,
  type FileStatusResult,
  fileStatusRequest,
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  mostFilesListed,
  type ReadFilesParams,
  type ReadFilesResult,
  readFilesRequest,
} from '../../shared/protocol';
import { decode, type FileContent, type Host, isNeverChecked, largestFile, neverChecked } from './host';

/** Reads that are asked for at once, in one request. */
const mostAtOnce = 64;

const reasons = {
  large: 'larger than 5 MB',
  link: 'a link, which is only followed on a disk',
  permission: 'no permission to read it',
  failed: 'could not be read',
} as const;

/**
 * The file systems of the client, over its connection: those of a browser, and virtual ones, which have no files on a disk. What is asked for
 * in one breath is one request. A client that answers nothing, or wrongly, has no files.
 */
export function clientHost(connection: Pick<Connection, 'sendRequest' | 'console'>): Host {
  const ask = async <Result>(method: string, params: object): Promise<Result | undefined> => {
    try {
      return await connection.sendRequest<Result>(method, params);
    } catch {
      return undefined;
    }
  };

  let waiting: { readonly uri: string; readonly answer: (content: FileContent | undefined) => void }[] = [];
  const readWaiting = async () => {
    const asked = waiting;
    waiting = [];
    const params: ReadFilesParams = { uris: asked.map(({ uri }) => uri), largest: largestFile };
    const files = (await ask<ReadFilesResult>(readFilesRequest, params))?.files;
    for (const [position, { answer }] of asked.entries()) answer(contentOf(files?.[position]));
  };
  /** The last read of each file that is under way: news must not be overtaken by what was there before. */
  const reading = new Map<string, Promise<FileContent | undefined>>();

  const status = (uri: string) => ask<FileStatusResult>(fileStatusRequest, { uri } satisfies FileStatusParams);

  return {
    async list(folder, wanted) {
      const params: ListFilesParams = { folder, leaveOut: [...neverChecked] };
      const listed = await ask<ListFilesResult>(listFilesRequest, params);
      const paths = Array.isArray(listed?.paths) ? listed.paths : [];
      if (listed?.complete === false)
        connection.console.warn(
          `${folder} holds more than ${mostFilesListed} files. The others were not looked at: open the folder of your templates alone.`,
        );
      return paths.filter((path) => typeof path === 'string' && !isNeverChecked(path) && wanted(path)).sort(byCodeUnit);
    },

    read(uri) {
      const before = reading.get(uri) ?? Promise.resolve();
      const content = before.then(
        () =>
          new Promise<FileContent | undefined>((answer) => {
            if (waiting.length === mostAtOnce) void readWaiting();
            if (waiting.push({ uri, answer }) === 1) queueMicrotask(() => waiting.length > 0 && void readWaiting());
          }),
      );
      reading.set(uri, content);
      void content.then(() => reading.get(uri) === content && reading.delete(uri));
      return content;
    },

    // What can't be asked may be there: nothing is written over.
    exists: async (uri) => (await status(uri))?.exists ?? true,
    isWritable: async (uri) => (await status(uri))?.writable ?? false,
  };
}

function contentOf(file: ReadFilesResult['files'][number] | undefined): FileContent | undefined {
  if (typeof file !== 'object' || file === null) return undefined;
  if ('unread' in file) return { unread: reasons[file.unread] ?? reasons.failed };
  try {
    return decode(Uint8Array.from(atob(file.bytes), (character) => character.charCodeAt(0)));
  } catch {
    return { unread: reasons.failed };
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
