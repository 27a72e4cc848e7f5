import { describe, expect, it } from 'vitest';
import { start } from './sessions';
import { assessment, message } from './texts';

const linked = message({ lia: 'LIA-2026-001' });

describe('several workspace folders', () => {
  const files = {
    'one/a.outreach.md': linked,
    'one/x.lia.md': assessment('LIA-2026-001', 'rejected'),
    'two/a.outreach.md': linked,
    'two/x.lia.md': assessment('LIA-2026-001', 'draft'),
    'two/outreach.yaml': 'risk-appetite: cautious\n',
  };

  it('keep assessments of one id apart', async () => {
    const session = await start(files, { folders: ['one', 'two'] });
    const { templates, policies } = await session.templates();
    expect(templates.map((each) => [each.uri, each.path, each.assessment.status])).toEqual([
      [session.uri('one/a.outreach.md'), 'a.outreach.md', 'rejected'],
      [session.uri('two/a.outreach.md'), 'a.outreach.md', 'draft'],
    ]);
    expect(policies.map((each) => each.riskAppetite)).toEqual(['balanced', 'cautious']);
    expect(await session.problems('one/x.lia.md')).toEqual([]);
    await session.told(() => session.delete('two/x.lia.md'));
    expect((await session.template('one/a.outreach.md')).assessment.status).toBe('rejected');
    expect((await session.template('two/a.outreach.md')).assessment.status).toBe('not-found');
  });

  it('come and go, with the documents that are open below them', async () => {
    const session = await start(files, { folders: ['one'] });
    await session.open('two/a.outreach.md', linked.replace('Office move', 'Another move'));
    expect(await session.problems('two/a.outreach.md')).toEqual(['lia-not-found | LIA-2026-001 | error']);
    await session.told(() => session.changeFolders(['two'], []));
    expect(await session.rules('two/a.outreach.md')).toEqual(['lia-not-approved', 'lia-incomplete']);
    expect((await session.template('two/a.outreach.md')).title).toBe('Another move');
    await session.told(() => session.changeFolders([], ['two']));
    expect(await session.problems('two/a.outreach.md')).toEqual(['lia-not-found | LIA-2026-001 | error']);
    expect((await session.templates()).templates).toHaveLength(1);
    await session.replace('two/a.outreach.md', 'lia: LIA-2026-001', 'lia: LIA-2026-002');
    expect(await session.problems('two/a.outreach.md')).toEqual(['lia-not-found | LIA-2026-002 | error']);
    await session.told(() => session.changeFolders(['two'], ['one']));
    expect((await session.templates()).templates.map((each) => each.assessment.ref)).toEqual(['LIA-2026-002']);
  });

  it('may lie in one another: the inner one has its files', async () => {
    const session = await start(files, { folders: ['', 'two'] });
    const { templates } = await session.templates();
    const two = templates.filter((each) => each.uri === session.uri('two/a.outreach.md'));
    expect(two.map((each) => each.path)).toEqual(['a.outreach.md']);
    await session.open('two/x.lia.md');
    await session.told(() => session.replace('two/x.lia.md', 'draft', 'withdrawn'));
    expect((await session.template('two/a.outreach.md')).assessment.status).toBe('withdrawn');
    const items = (await session.workspaceDiagnostics()).items.map((item) => item.uri);
    expect(items).toEqual([...new Set(items)]);
    await session.told(() => session.changeFolders([], ['two']));
    expect((await session.templates()).templates.map((each) => each.path)).toEqual([
      'one/a.outreach.md',
      'two/a.outreach.md',
    ]);
  });

  it('named twice are one', async () => {
    const session = await start(files, { folders: ['one', 'one/'] });
    expect((await session.templates()).templates).toHaveLength(1);
  });
});

describe('a document', () => {
  it('outside every folder is checked by itself', async () => {
    const session = await start(
      {
        'in/a.outreach.md': message(),
        'out/b.outreach.md': message({ basis: 'contarct' }),
        'out/x.lia.md': assessment('A-1'),
      },
      { folders: ['in'] },
    );
    await session.open('out/b.outreach.md');
    expect(await session.problems('out/b.outreach.md')).toEqual(['invalid-value | contarct | error']);
    expect((await session.templates()).templates.map((each) => each.path)).toEqual(['a.outreach.md']);
    await session.close('out/b.outreach.md');
    expect(await session.diagnostics('out/b.outreach.md')).toEqual([]);
  });

  it('that was never saved is a template by its language', async () => {
    const session = await start({});
    const uri = 'untitled:Untitled-1';
    await session.open(uri, message(), { languageId: 'outreach-template' });
    expect(await session.problems(uri)).toEqual(['lia-missing | legitimate-interests | error']);
    expect(await session.fixes(uri, 'legitimate-interests')).toEqual([]);
    await session.close(uri);
    await session.open(uri, message(), { languageId: 'plaintext' });
    expect(await session.problems(uri)).toEqual([]);
  });

  it('of another name is a template by its language, as long as it is open', async () => {
    const session = await start({ 'notes.md': message() });
    await session.told(() => session.open('notes.md', undefined, { languageId: 'outreach-template' }));
    expect(await session.statuses()).toEqual({ 'notes.md': 'missing' });
    await session.told(() => session.close('notes.md'));
    expect(await session.statuses()).toEqual({});
  });

  it.each([
    'with space.outreach.md',
    'ünïcödé/naïve 日本語 🎉.outreach.md',
    'hash#tag.outreach.md',
    'per%cent%20.outreach.md',
    'question?.outreach.md',
    "quote's & co (1) [2] {3}.outreach.md",
    'UPPER.OUTREACH.MD',
    'a+b@c=d;e,f.outreach.txt',
    '.hidden/.a.outreach.html',
  ])('may be called %s', async (path) => {
    const session = await start({ [path]: message({ basis: 'contarct' }), 'x.lia.md': assessment('LIA-2026-001') });
    expect(await session.problems(path)).toEqual(['invalid-value | contarct | error']);
    expect(Object.keys(await session.statuses())).toEqual([path]);
    await session.open(path);
    await session.apply(path, 'contarct', 'Change to "contract"');
    expect(await session.problems(path)).toEqual([]);
    await session.close(path);
    await session.told(() => session.delete(path));
    expect(await session.statuses()).toEqual({});
  });
});

describe('one file named in several ways', () => {
  it.each([
    ['a drive letter in capitals', 'file:///C%3A/Team/a.outreach.md', 'file:///c%3A/Team'],
    ['a colon that is not encoded', 'file:///c:/Team/a.outreach.md', 'file:///c%3A/Team'],
    ['a folder that ends in a slash', 'file:///c%3A/Team/a.outreach.md', 'file:///c:/Team/'],
    ['letters that are encoded without need', 'file:///c%3A/%54eam/%61.outreach.md', 'file:///c%3A/Team'],
    ['a share of another machine', 'file://server/share/a.outreach.md', 'file://server/share'],
    ['the root of a drive', 'file:///d%3A/a.outreach.md', 'file:///D:/'],
    ['a virtual workspace', 'vscode-vfs://github/me/it/a.outreach.md', 'vscode-vfs://github/me/it'],
  ])('is one, with %s', async (_what, uri, folder) => {
    const session = await start({}, { folders: [] });
    await session.told(() =>
      session.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: folder, name: 'Team' }], removed: [] },
      }),
    );
    await session.open(uri, message({ lia: 'LIA-2026-001' }));
    const { templates } = await session.templates();
    expect(templates.map((each) => each.path)).toContain('a.outreach.md');
    const assessmentUri = uri.replace('a.outreach.md', 'x.lia.md');
    await session.told(() => session.open(assessmentUri, assessment('LIA-2026-001')));
    expect(await session.rules(uri)).not.toContain('lia-not-found');
    await session.told(() =>
      session.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [], removed: [{ uri: folder, name: 'Team' }] },
      }),
    );
    expect((await session.templates()).templates).toEqual([]);
  });
});
