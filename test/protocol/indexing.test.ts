import { describe, expect, it } from 'vitest';
import type { MessageConnection } from 'vscode-languageserver/node';
import type { Files } from './folder';
import { makeFolder } from './folder';
import { Session } from './session';
import { message } from './texts';

const count = 1200;

describe('a folder of many templates', () => {
  it('shows how far its reading is, checks what is open meanwhile, and can be left to itself', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < count; i++) files[`t${i}.outreach.md`] = message({ body: `Hi, note ${i}.` });
    const session = new Session(makeFolder(files satisfies Files), {
      capabilities: { window: { workDoneProgress: true }, textDocument: { diagnostic: {} }, workspace: {} },
    });
    const shown: { kind: string; title?: string; cancellable?: boolean }[] = [];
    session.connection.onRequest('window/workDoneProgress/create', () => null);
    // The protocol's own type leaves it out.
    (session.connection as unknown as MessageConnection).onUnhandledProgress(({ value }) => {
      shown.push(value as { kind: string });
    });
    const ready = session.initialize();
    await session.open('t7.outreach.md');
    const rules = session.rules('t7.outreach.md');
    expect(await rules).toContain('lia-missing');
    await ready;
    expect((await session.templates()).templates).toHaveLength(count);
    expect(shown[0]).toMatchObject({ kind: 'begin', title: 'Reading outreach templates', cancellable: true });
    expect(shown.at(-1)).toMatchObject({ kind: 'end' });
    const reports = await session.workspaceDiagnostics();
    expect(reports.items.length).toBe(count);
    await session.end();
  });
});
