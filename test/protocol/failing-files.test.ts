// A file system that fails, answers late or not at all, and files that change while they are read: the server goes on answering, and is right
// again as soon as it can be.
import { appendFileSync, mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { URI } from 'vscode-uri';
import type { Host } from '../../server/workspace/host';
import { nodeHost } from '../../server/workspace/host.node';
import { type Files, makeFolder } from './folder';
import { Session, type SessionOptions, serverInThisProcess } from './session';
import { assessment, message } from './texts';

const files: Files = {
  'a.outreach.md': message({ lia: 'LIA-2026-001' }),
  'b.outreach.md': message({ lia: 'LIA-2026-001' }),
  'x.lia.md': assessment('LIA-2026-001', 'rejected'),
  'outreach.yaml': 'defaults: { campaign: move }\n',
};

/** A session over this machine's files, of which some behave otherwise. Not yet waited for. */
function over(host: (real: Host) => Partial<Host>, options: SessionOptions = {}, all: Files = files) {
  const session = new Session(makeFolder(all), options, serverInThisProcess({ ...nodeHost, ...host(nodeHost) }));
  onTestFinished(() => session.end());
  return session;
}

const broken = () => Promise.reject(new Error('The drive is gone'));

/** Nobody sees what went wrong inside: what is logged names the failure, and no test fails by an error that nobody took. */
function expectCalm(session: Session): void {
  for (const line of session.logged) expect(line).toContain('The drive is gone');
}

describe('a file system that fails', () => {
  it('for one file leaves the others read, and reads that one when it can', async () => {
    let fails = true;
    const session = over((real) => ({
      read: (uri, within) => (fails && uri.endsWith('/x.lia.md') ? broken() : real.read(uri, within)),
    }));
    await session.initialize();
    expect(Object.keys(await session.statuses())).toEqual(['a.outreach.md', 'b.outreach.md']);
    await session.open('a.outreach.md');
    expect(await session.rules('a.outreach.md')).not.toEqual([]);
    fails = false;
    await session.told(() => session.editFile('x.lia.md', assessment('LIA-2026-001', 'draft')));
    expect(await session.statuses()).toEqual({ 'a.outreach.md': 'draft', 'b.outreach.md': 'draft' });
    expectCalm(session);
  });

  it('for every file checks what is open by itself', async () => {
    const session = over(() => ({ list: broken, read: broken, exists: broken, isWritable: broken }));
    const ready = session.initialize();
    await vi.waitFor(() => expect(session.initialized).toBeDefined());
    await session.open('a.outreach.md');
    await session.replace('a.outreach.md', 'our office has moved', 'buy now and get 20% off');
    expect(await session.rules('a.outreach.md')).toContain('promotional-phrasing');
    await session.fileEvents(['x.lia.md', 2]);
    expect(await session.rules('a.outreach.md')).toContain('promotional-phrasing');
    await session.close('a.outreach.md');
    await session.templates();
    await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, 500))]);
    expectCalm(session);
  });

  it('when a folder is listed tells of its files once it can be', async () => {
    let fails = true;
    const session = over((real) => ({
      list: (folder, wanted) => (fails ? broken() : real.list(folder, wanted)),
    }));
    const ready = session.initialize();
    await vi.waitFor(() => expect(session.initialized).toBeDefined());
    await session.open('a.outreach.md');
    expect(await session.rules('a.outreach.md')).toContain('lia-not-found');
    fails = false;
    await session.changeFolders([], ['']);
    await session.changeFolders([''], []);
    await vi.waitFor(async () =>
      expect(await session.statuses()).toEqual({ 'a.outreach.md': 'rejected', 'b.outreach.md': 'rejected' }),
    );
    await ready;
    expectCalm(session);
  });
});

describe('a file system that is slow', () => {
  it('never to answer for one file leaves the text that is open answered', async () => {
    const session = over((real) => ({
      read: (uri, within) => (uri.endsWith('/b.outreach.md') ? new Promise(() => {}) : real.read(uri, within)),
    }));
    void session.initialize().catch(() => {});
    await vi.waitFor(() => expect(session.initialized).toBeDefined());
    await session.open('a.outreach.md');
    // What it is judged by has been read.
    expect(await session.rules('a.outreach.md')).toContain('lia-not-approved');
    await session.replace('a.outreach.md', 'our office has moved', 'buy now and get 20% off');
    expect(await session.rules('a.outreach.md')).toContain('promotional-phrasing');
  });

  it('and answers late is believed in the end, whatever was asked and said meanwhile', async () => {
    const held: (() => void)[] = [];
    let holds = false;
    const session = over((real) => ({
      read: async (uri, within) => {
        const content = await real.read(uri, within);
        if (holds && uri.endsWith('/x.lia.md')) await new Promise<void>((resolve) => held.push(resolve));
        return content;
      },
    }));
    await session.initialize();
    await session.open('a.outreach.md');
    holds = true;
    for (const status of ['draft', 'approved', 'in-review'])
      await session.editFile('x.lia.md', assessment('LIA-2026-001', status));
    expect(await session.rules('a.outreach.md')).toContain('lia-not-approved');
    expect(Object.values(await session.statuses())).toEqual(['rejected', 'rejected']);
    for (let answered = 0; answered < 3; answered++) {
      await vi.waitFor(() => expect(held.length).toBeGreaterThan(answered));
      held[answered]!();
    }
    await vi.waitFor(async () => expect(Object.values(await session.statuses())).toEqual(['in-review', 'in-review']));
    expect(session.logged).toEqual([]);
  });
});

describe('a file that changes between being listed and being read', () => {
  const changes: readonly (readonly [
    what: string,
    change: (file: string) => void,
    statuses: Record<string, string>,
  ])[] = [
    ['is deleted', (file) => rmSync(file), { 'a.outreach.md': 'rejected' }],
    ['is cut short', (file) => truncateSync(file, 10), { 'a.outreach.md': 'rejected', 'b.outreach.md': 'missing' }],
    ['is emptied', (file) => truncateSync(file, 0), { 'a.outreach.md': 'rejected', 'b.outreach.md': 'missing' }],
    [
      'is replaced by a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
      { 'a.outreach.md': 'rejected' },
    ],
    [
      'is replaced by another',
      (file) => {
        writeFileSync(`${file}.new`, message());
        renameSync(`${file}.new`, file);
      },
      { 'a.outreach.md': 'rejected', 'b.outreach.md': 'missing' },
    ],
    [
      'grows beyond what is read',
      (file) => appendFileSync(file, Buffer.alloc(6_000_000, 'x')),
      { 'a.outreach.md': 'rejected' },
    ],
  ];

  it.each(changes)('%s', async (_, change, wanted) => {
    let done = false;
    const session = over((real) => ({
      read: (uri, within) => {
        if (!done && uri.endsWith('/b.outreach.md')) {
          done = true;
          change(URI.parse(uri).fsPath);
        }
        return real.read(uri, within);
      },
    }));
    await session.initialize();
    expect(done).toBe(true);
    const { templates } = await session.templates();
    const statuses = Object.fromEntries(templates.map((each) => [each.path, each.assessment.status]));
    expect(statuses).toEqual(wanted);
    // Once it is a file again, it counts as one.
    rmSync(join(session.root, 'b.outreach.md'), { recursive: true, force: true });
    await session.told(() => session.createFile('b.outreach.md', files['b.outreach.md']!));
    expect(await session.statuses()).toEqual({ 'a.outreach.md': 'rejected', 'b.outreach.md': 'rejected' });
    expect(session.logged).toEqual([]);
  });
});
