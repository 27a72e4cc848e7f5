import { describe, expect, it } from 'vitest';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { start } from './sessions';
import { assessment, message } from './texts';

const a = 'a.outreach.md';
const b = 'b.outreach.md';

/** What a client remembers of the reports it got. */
function remember(known: Map<string, string>, report: WorkspaceDiagnosticReport): void {
  for (const item of report.items) known.set(item.uri, item.resultId!);
}

/** Reports by file name, with the rules that found something. */
function shown(report: WorkspaceDiagnosticReport): Record<string, unknown[]> {
  return Object.fromEntries(
    report.items.map((item) => [
      decodeURIComponent(item.uri.slice(item.uri.lastIndexOf('/') + 1)),
      item.kind === 'full' ? item.items.map((each) => each.code) : ['unchanged'],
    ]),
  );
}

/** What is found in an assessment that has only been begun. */
const draft = ['assessment-field', 'assessment-unanswered', 'assessment-decision', 'assessment-safeguards'];

describe('workspace diagnostics', () => {
  it('name every file of ours, closed or not, and then only what changes', async () => {
    const session = await start({
      [a]: message(),
      [b]: message({ lia: 'LIA-2026-001' }),
      'x.lia.md': assessment('LIA-2026-002'),
      'outreach.yaml': 'risk-appetite: bold\n',
      'README.md': 'Nothing of ours\n',
      'c.outreach.md': Buffer.from([0, 1, 2]),
    });
    const known = new Map<string, string>();
    const first = await session.workspaceDiagnostics();
    expect(shown(first)).toEqual({
      [a]: ['lia-missing'],
      [b]: ['lia-not-found'],
      'c.outreach.md': [undefined],
      'x.lia.md': [...draft, 'assessment-unused'],
      'outreach.yaml': ['policy-value'],
    });
    remember(known, first);

    const second = session.workspaceDiagnostics(known);
    await session.editFile(a, message({ basis: 'contract' }));
    const report = await second;
    expect(shown(report)).toEqual({ [a]: [] });
    remember(known, report);

    const third = session.workspaceDiagnostics(known);
    await session.createFile('y.lia.md', assessment('LIA-2026-001'));
    expect(shown(await third)).toMatchObject({ [b]: ['lia-not-approved', 'lia-incomplete'], 'y.lia.md': draft });
  });

  it('are held as long as nothing changes, also when files that are not ours do', async () => {
    const session = await start({ [a]: message() });
    const known = new Map<string, string>();
    remember(known, await session.workspaceDiagnostics());
    let answered = false;
    const held = session.workspaceDiagnostics(known).then((report) => {
      answered = true;
      return report;
    });
    await session.createFile('README.md', 'x');
    await session.open('notes.txt', 'x', { languageId: 'plaintext' });
    await session.templates();
    expect(answered).toBe(false);
    await session.delete(a);
    expect(shown(await held)).toEqual({ [a]: [] });
  });

  it('clear a file that was deleted, once', async () => {
    const session = await start({ [a]: message(), [b]: message() });
    const known = new Map<string, string>();
    remember(known, await session.workspaceDiagnostics());
    await session.told(() => session.delete(a));
    const report = await session.workspaceDiagnostics(known);
    expect(shown(report)).toEqual({ [a]: [] });
    remember(known, report);
    const held = session.workspaceDiagnostics(known);
    await session.createFile(a, message());
    expect(shown(await held)).toEqual({ [a]: ['lia-missing'] });
  });

  it('carry the version of an open document', async () => {
    const session = await start({ [a]: message() });
    await session.open(a);
    await session.type(a, { after: 'Hi ' }, 'there ');
    const { items } = await session.workspaceDiagnostics();
    expect(items[0]).toMatchObject({ uri: session.uri(a), version: 2 });
  });

  it('clear the files of a folder that was closed', async () => {
    const session = await start(
      { 'one/a.outreach.md': message(), 'two/b.outreach.md': message() },
      { folders: ['one', 'two'] },
    );
    const known = new Map<string, string>();
    remember(known, await session.workspaceDiagnostics());
    const held = session.workspaceDiagnostics(known);
    await session.changeFolders([], ['two']);
    expect(shown(await held)).toEqual({ [b]: [] });
  });

  it('leave documents outside every folder alone', async () => {
    const session = await start({ 'in/a.outreach.md': message(), 'out/b.outreach.md': message() }, { folders: ['in'] });
    await session.open('out/b.outreach.md');
    const { resultId } = await session.pull('out/b.outreach.md');
    const known = new Map([[session.uri('out/b.outreach.md'), resultId!]]);
    expect(shown(await session.workspaceDiagnostics(known))).toEqual({ [a]: ['lia-missing'] });
  });

  it('are let go when the editor shuts down', async () => {
    const session = await start({ [a]: message() });
    const known = new Map<string, string>();
    remember(known, await session.workspaceDiagnostics());
    const held = session.workspaceDiagnostics(known).catch((error) => error);
    await session.templates();
    await session.connection.sendRequest('shutdown');
    expect(await held).toMatchObject({ code: -32802 });
  });
});
