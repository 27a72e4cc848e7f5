import { describe, expect, it } from 'vitest';
import type { Host } from '../../../server/workspace/host';
import { clientHost } from '../../../server/workspace/host.client';
import { Hosts } from '../../../server/workspace/hosts';
import { type ReadFilesParams, readFilesRequest } from '../../../shared/protocol';

/** A host whose client answers like this. */
function asking(answer: (method: string, params: object) => unknown) {
  const asked: string[][] = [];
  const warned: string[] = [];
  const sendRequest = async (method: string, params: object) => {
    if (method === readFilesRequest) asked.push((params as ReadFilesParams).uris);
    return answer(method, params);
  };
  const console = { warn: (text: string) => warned.push(text) };
  const host = clientHost({ sendRequest, console } as unknown as Parameters<typeof clientHost>[0]);
  return { host, asked, warned };
}

describe('Files that the client reads', () => {
  it('are asked for together, and each gets its own', async () => {
    const { host, asked } = asking((_, params) => ({
      files: (params as ReadFilesParams).uris.map((uri) => (uri === 'repo:/2' ? null : { bytes: btoa(uri) })),
    }));
    const uris = Array.from({ length: 100 }, (_, i) => `repo:/${i}`);
    const contents = await Promise.all(uris.map((uri) => host.read(uri)));
    expect(contents).toEqual(uris.map((text) => (text === 'repo:/2' ? undefined : { text })));
    expect(asked.map(({ length }) => length)).toEqual([64, 36]);
  });

  it('are read as on a disk: what is no text says so', async () => {
    const answers = [
      { bytes: btoa('\u00ef\u00bb\u00bfA \u00c2\u00a3') },
      { bytes: btoa('\u0000\u0001') },
      { bytes: '***' },
      { unread: 'large' },
      { unread: 'of another version' },
      null,
    ];
    const { host } = asking(() => ({ files: answers }));
    const contents = await Promise.all(answers.map((_, i) => host.read(`repo:/${i}`)));
    expect(contents.map((content) => content && Object.values(content)[0])).toEqual([
      'A £',
      'not a text file',
      'could not be read',
      'larger than 5 MB',
      'could not be read',
      undefined,
    ]);
  });

  it('never come in the wrong order: what is read later is what stands there later', async () => {
    const waiting: ((text: string) => void)[] = [];
    const { host } = asking(
      () => new Promise((resolve) => waiting.push((text) => resolve({ files: [{ bytes: btoa(text) }] }))),
    );
    const told: unknown[] = [];
    const first = host.read('repo:/a').then((content) => told.push(content));
    const second = host.read('repo:/a').then((content) => told.push(content));
    await new Promise((resume) => setTimeout(resume));
    expect(waiting.length).toBe(1);
    waiting[0]?.('before');
    await first;
    await new Promise((resume) => setTimeout(resume));
    waiting[1]?.('after');
    await second;
    expect(told).toEqual([{ text: 'before' }, { text: 'after' }]);
  });

  it('are listed in order, and it is said where there are more', async () => {
    const { host, warned } = asking(() => ({
      paths: ['b.md', 'node_modules/c.md', 'a.md', 'a.txt', 1],
      complete: false,
    }));
    expect(await host.list('repo:/', (path) => path.endsWith('.md'))).toEqual(['a.md', 'b.md']);
    expect(warned.join()).toContain('more than 50000 files');
  });

  it.each([
    ['fails', () => Promise.reject(new Error('no'))],
    ['answers with nothing', () => null],
    ['answers something else', () => ({ files: 'none', paths: 'none' })],
  ])('are none where the client %s, and nothing is written over', async (_, answer) => {
    const { host } = asking(answer);
    expect(await host.list('repo:/', () => true)).toEqual([]);
    expect(await host.read('repo:/a')).toBe(undefined);
    expect(await host.exists('repo:/a')).toBe(true);
    expect(await host.isWritable?.('repo:/a')).toBe(false);
  });
});

describe('Whose files are read', () => {
  const named = (name: string): Host => ({
    list: async () => [name],
    read: async () => ({ text: name }),
    exists: async () => true,
  });
  const from = async (hosts: Hosts, folder: string) => (await hosts.list(folder, () => true)).join();

  it.each([
    ['on a disk', 'file:///work', 'machine'],
    ['on no disk', 'vscode-vfs://github/work', 'client'],
  ])('in Node: a folder %s', async (_, folder, whose) => {
    const hosts = new Hosts(named('machine'));
    expect(await from(hosts, folder)).toBe('machine');
    hosts.useClient(named('client'));
    expect(await from(hosts, folder)).toBe(whose);
  });

  it('in a browser: the client reads them all, and without it there are none', async () => {
    const hosts = new Hosts(undefined);
    expect([await from(hosts, 'file:///work'), await hosts.read('file:///a'), await hosts.exists('file:///a')]).toEqual(
      ['', undefined, false],
    );
    hosts.useClient(named('client'));
    expect(await from(hosts, 'file:///work')).toBe('client');
  });
});
