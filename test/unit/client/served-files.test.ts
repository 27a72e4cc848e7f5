import { describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { ServedFiles } from '../../../client/served-files';
import { mostFilesListed } from '../../../shared/protocol';

const link = 64;
type Entry = string | Uint8Array | { readonly [name: string]: Entry } | Link;
class Link {
  constructor(readonly to: 'file' | 'folder') {}
}

/** A file system of the scheme "repo", with one folder open: /team. */
function serving(files: Record<string, Entry>, options: { patience?: number; slow?: string; closed?: boolean } = {}) {
  const asked: string[] = [];
  const at = (uri: URI): Entry => {
    asked.push(uri.path);
    if (options.slow !== undefined && uri.path.endsWith(options.slow)) throw new Promise(() => {});
    let entry: Entry | undefined = { team: files, outside: { 'secret.txt': 'secret' } };
    for (const name of uri.path.split('/').filter(Boolean)) {
      entry =
        typeof entry === 'object' && !(entry instanceof Uint8Array) && !(entry instanceof Link)
          ? entry[name]
          : undefined;
      if (entry === undefined) throw Object.assign(new Error('There is no such file.'), { code: 'FileNotFound' });
    }
    return entry;
  };
  const typeOf = (entry: Entry) => {
    if (entry instanceof Link) return link | (entry.to === 'folder' ? 2 : 1);
    return typeof entry === 'string' || entry instanceof Uint8Array ? 1 : 2;
  };
  const bytesOf = (entry: Entry) =>
    typeof entry === 'string' ? new TextEncoder().encode(entry) : (entry as Uint8Array);
  const soon = async <T>(answer: () => T): Promise<T> => {
    try {
      return answer();
    } catch (reason) {
      return reason instanceof Promise ? reason : Promise.reject(reason);
    }
  };
  const served = new ServedFiles<URI>(
    {
      parse: (uri) => URI.parse(uri, true),
      folders: () => (options.closed ? [] : [URI.parse('repo://Site/team')]),
      stat: (uri) =>
        soon(() => {
          const entry = at(uri);
          return { type: typeOf(entry), size: typeOf(entry) === 1 ? bytesOf(entry).length : 0 };
        }),
      readDirectory: (uri) =>
        soon(() => Object.entries(at(uri) as Record<string, Entry>).map(([name, entry]) => [name, typeOf(entry)])),
      readFile: (uri) => soon(() => bytesOf(at(uri))),
      isWritable: () => true,
    },
    options.patience,
  );
  const read = async (...uris: string[]) =>
    (await served.read({ uris, largest: 100 })).files.map((file) =>
      file && 'bytes' in file ? atob(file.bytes) : file,
    );
  const list = async (folder = 'repo://site/team', isOver = () => false) => {
    const { paths, complete } = await served.list({ folder, leaveOut: ['node_modules'] }, isOver);
    return { paths: paths.sort(), complete };
  };
  return { served, read, list, asked };
}

describe('What the client reads for the server', () => {
  it('are the files of a folder on no disk, without folders nobody wants and those behind links', async () => {
    const { list } = serving({
      'a.outreach.md': 'A',
      lia: { 'b.lia.md': 'B', deeper: { 'c.md': 'C' } },
      node_modules: { 'd.outreach.md': 'D' },
      linked: new Link('folder'),
      'linked.outreach.md': new Link('file'),
    });
    const paths = ['a.outreach.md', 'lia/b.lia.md', 'lia/deeper/c.md', 'linked.outreach.md'];
    expect(await list()).toEqual({ paths, complete: true });
    expect(await list('repo://site/team/lia')).toEqual({ paths: ['b.lia.md', 'deeper/c.md'], complete: true });
  });

  it('is never outside of the open folders, whatever is asked for', async () => {
    const { served, read, list, asked } = serving({ 'a.md': 'A' });
    const outside = [
      'repo://site/outside/secret.txt',
      'repo://site/team/../outside/secret.txt',
      'repo://site/team/%2e%2e/outside/secret.txt',
      'repo://site/teamwork/a.md',
      'repo://other/team/a.md',
      'file:///team/a.md',
      'no address',
      '',
    ];
    expect(await read(...outside)).toEqual(outside.map(() => null));
    for (const uri of outside) {
      expect(await list(uri)).toEqual({ paths: [], complete: true });
      expect(await served.status({ uri })).toEqual({ exists: false, writable: false });
    }
    expect(asked).toEqual([]);
  });

  it('is a file in its bytes, or why it has none', async () => {
    const { read } = serving({
      'a.md': 'A £1',
      'big.md': 'x'.repeat(101),
      'linked.md': new Link('file'),
      folder: { 'b.md': 'B' },
      linked: new Link('folder'),
    });
    const uris = ['a.md', 'none.md', 'big.md', 'linked.md', 'folder', 'folder/b.md'];
    expect(await read(...uris.map((path) => `repo://site/team/${path}`))).toEqual([
      'A \u00c2\u00a31',
      null,
      { unread: 'large' },
      { unread: 'link' },
      null,
      'B',
    ]);
  });

  it('is given up where a file system has no answer, and the others are read', async () => {
    const { read, list, served } = serving({ 'a.md': 'A', slow: { 'b.md': 'B' } }, { slow: '/slow', patience: 20 });
    expect(await list()).toEqual({ paths: ['a.md'], complete: true });
    expect(await read('repo://site/team/slow', 'repo://site/team/a.md')).toEqual([{ unread: 'failed' }, 'A']);
    // What can't be asked may be there.
    expect(await served.status({ uri: 'repo://site/team/slow' })).toEqual({ exists: true, writable: true });
  });

  it('ends where nobody waits any more, and with more files than anybody has', async () => {
    const many = Object.fromEntries(Array.from({ length: mostFilesListed + 10 }, (_, i) => [`${i}.md`, '']));
    const { list } = serving({ inner: many });
    const { paths, complete } = await list();
    expect([complete, paths.length <= mostFilesListed]).toEqual([false, true]);
    expect((await list('repo://site/team', () => true)).paths).toEqual([]);
    expect((await serving({ 'a.md': '' }, { closed: true }).list()).paths).toEqual([]);
  });
});
