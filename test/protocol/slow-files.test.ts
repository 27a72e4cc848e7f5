import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { FoldingRange } from 'vscode-languageserver/node';
import type { Host } from '../../server/workspace/host';
import { nodeHost } from '../../server/workspace/host.node';
import { type Files, makeFolder } from './folder';
import { Session, type SessionOptions, serverInThisProcess } from './session';
import { assessment, message } from './texts';

const path = 'a.outreach.md';
const files: Files = {
  [path]: message({ lia: 'LIA-2026-001' }),
  'b.outreach.md': message(),
  'x.lia.md': assessment('LIA-2026-001', 'rejected'),
};

/** A session over a drive on which nothing comes back until it is let go. */
async function startOnStandstill(options: SessionOptions = {}) {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const host: Host = { ...nodeHost, read: (...wanted) => gate.then(() => nodeHost.read(...wanted)) };
  const session = new Session(makeFolder(files), options, serverInThisProcess(host));
  onTestFinished(() => session.end());
  const ready = session.initialize();
  await vi.waitFor(() => expect(session.initialized).toBeDefined());
  return { session, ready, letGo };
}

const folds = (session: Session) =>
  session.connection.sendRequest<FoldingRange[] | null>('textDocument/foldingRange', {
    textDocument: { uri: session.uri(path) },
  });

describe('a drive that takes its time', () => {
  it('holds up what depends on other files, and nothing that concerns the open text alone', async () => {
    const { session, ready, letGo } = await startOnStandstill();
    await session.open(path);
    expect(await folds(session)).not.toEqual([]);
    const problems = session.problems(path);
    await session.replace(path, 'legitimate-interests', 'consent');
    await session.replace(path, 'consent', 'legitimate-interests');
    letGo();
    // No assessment was ever said to be missing because nobody had read it yet.
    expect((await problems).map((each) => each.split(' | ')[0])).not.toContain('lia-not-found');
    await ready;
    expect(await session.statuses()).toEqual({ [path]: 'rejected', 'b.outreach.md': 'missing' });
    expect(session.logged).toEqual([]);
  });

  it('may lose its folder while it is read', async () => {
    const { session, ready, letGo } = await startOnStandstill();
    await session.changeFolders([], ['']);
    await session.open(path);
    letGo();
    await ready;
    expect(await session.statuses()).toEqual({});
    expect(await session.rules(path)).toContain('lia-not-found');
    await session.told(() => session.changeFolders([''], []));
    expect(await session.statuses()).toEqual({ [path]: 'rejected', 'b.outreach.md': 'missing' });
    expect(session.logged).toEqual([]);
  });

  it('ends with its editor all the same', async () => {
    const { session, letGo } = await startOnStandstill();
    const problems = session.problems(path).catch(() => []);
    expect(await session.connection.sendRequest('shutdown')).toBeNull();
    letGo();
    await problems;
  });
});
