import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsForMoves, type Move, movedTo, namedNear } from '../../../shared/navigation/file-renames';
import { after, folderOf, type Texts } from './folder';

/** The files where they are after the moves, with the edits that came with them. */
async function moved(files: Texts, ...moves: readonly Move[]): Promise<Record<string, string>> {
  const workspace = await folderOf(files);
  const index = workspace.mentions;
  const standing = new Set(namedNear(moves, index).filter((path) => files[path] !== undefined));
  const edits = editsForMoves(moves, {
    index,
    policies: workspace.policyFiles,
    text: (path) => workspace.text(path),
    exists: (path) => standing.has(path),
  });
  const edited = Object.entries(after(files, edits));
  return Object.fromEntries(edited.map(([path, text]) => [movedTo(path, moves) ?? path, text]));
}

const message = (...fields: string[]) => ['---', 'title: x', ...fields, '---', 'Hi', ''].join('\n');
const pack = 'name: House\n';

describe('moving a file', () => {
  it('takes the policies and packs that name it along', async () => {
    const files = {
      'outreach.yaml': "packs: [packs/house.yaml, './packs/more.yaml'] # ours\r\n",
      'team/outreach.yaml': 'extends: "../outreach.yaml"\npacks:\n  - ../packs/house.yaml\n',
      'packs/house.yaml': pack,
      'packs/more.yaml': pack,
    };
    const result = await moved(files, { from: 'packs', to: 'wordings/our own' });
    expect(result['outreach.yaml']).toBe(
      "packs: [wordings/our own/house.yaml, './wordings/our own/more.yaml'] # ours\r\n",
    );
    expect(result['team/outreach.yaml']).toContain('  - ../wordings/our own/house.yaml\n');
    const other = await moved(files, { from: 'outreach.yaml', to: 'base/outreach.yaml' });
    expect(other['team/outreach.yaml']).toContain('extends: "../base/outreach.yaml"');
    expect(other['base/outreach.yaml']).toBe(
      "packs: [../packs/house.yaml, './../packs/more.yaml'] # ours\r\n".replace('./../', '../'),
    );
  });

  it('changes nothing where what is named moves along', async () => {
    const files = {
      'a/outreach.yaml': 'packs: [packs/house.yaml]\nassessments: { folder: lia }\n',
      'a/packs/house.yaml': pack,
    };
    expect(Object.values(await moved(files, { from: 'a', to: 'b/c' }))).toEqual(Object.values(files));
  });

  it('takes folders and patterns of policies along that begin with it', async () => {
    const policy = [
      'assessments: { folder: lia }',
      'exclude: [archive/**, "**/old/**", "archive*/x"]',
      'templates:',
      '  - archive/2025/*.mjml',
      'defaults:',
      '  folders:',
      '    "archive/**": { status: retired }',
      '    other/**: { status: draft }',
      '',
    ].join('\n');
    const result = await moved(
      { 'outreach.yaml': policy },
      { from: 'archive', to: 'past' },
      { from: 'lia', to: 'assessments/lia' },
    );
    expect(result['outreach.yaml']).toBe(
      policy
        .replace('folder: lia', 'folder: assessments/lia')
        .replace('exclude: [archive/**', 'exclude: [past/**')
        .replace('- archive/2025', '- past/2025')
        .replace('"archive/**":', '"past/**":'),
    );
  });

  it('takes headers along that name it, and what a moved header names', async () => {
    const files = {
      'm/a.outreach.md': message(
        'solicited-evidence: ../records/asked.csv',
        "suppression-list: 'records/stop.csv'",
        'notes: Not nothing.txt',
      ),
      'records/asked.csv': 'x',
      'records/stop.csv': 'x',
    };
    const result = await moved(files, { from: 'records', to: 'kept' });
    expect(result['m/a.outreach.md']).toBe(
      message('solicited-evidence: ../kept/asked.csv', "suppression-list: 'kept/stop.csv'", 'notes: Not nothing.txt'),
    );
    const other = await moved(files, { from: 'm/a.outreach.md', to: 'm/n/b.outreach.md' });
    expect(other['m/n/b.outreach.md']).toBe(files['m/a.outreach.md'].replace('../records', '../../records'));
  });

  it('leaves a template the id that approvals know it by', async () => {
    const files = {
      'a.lia.md': '---\nid: L\napprovals:\n  - { template: office, by: Me }\n---\n',
      'office.outreach.md': message(),
      'free.outreach.md': message(),
    };
    const result = await moved(
      files,
      { from: 'office.outreach.md', to: 'moved.outreach.md' },
      { from: 'free.outreach.md', to: 'b.outreach.md' },
    );
    expect(result['moved.outreach.md']).toBe(message('id: office'));
    expect(result['b.outreach.md']).toBe(message());
    expect(result['a.lia.md']).toBe(files['a.lia.md']);
    expect(
      (await moved(files, { from: 'office.outreach.md', to: 'x/office.outreach.md' }))['x/office.outreach.md'],
    ).toBe(message());
  });

  it('leaves what can’t be read as it is', async () => {
    const files = { 'outreach.yaml': 'packs: [packs/house.yaml]\na: "\n', 'packs/house.yaml': pack };
    expect((await moved(files, { from: 'packs', to: 'p' }))['outreach.yaml']).toBe(files['outreach.yaml']);
  });
});

it('any moves leave every policy with the packs and policies it had', async () => {
  const folder = fc.constantFrom('', 'a/', 'b/', 'a/c/', 'd e/');
  const names = ['outreach.yaml', 'a/outreach.yaml', 'b/outreach.yaml'];
  const target = fc.constantFrom('p.yaml', 'a/p.yaml', 'b/c/p.yaml');
  const written = (from: string, to: string) => '../'.repeat(from.split('/').length - 1) + to;
  const files = fc.array(target, { minLength: 3, maxLength: 3 }).map(
    (packs): Texts => ({
      ...Object.fromEntries(names.map((name, i) => [name, `packs: ["${written(name, packs[i]!)}"]\n`])),
      'p.yaml': pack,
      'a/p.yaml': pack,
      'b/c/p.yaml': pack,
    }),
  );
  const move = fc
    .tuple(fc.constantFrom('p.yaml', 'a/p.yaml', 'b', 'a', 'b/c'), folder)
    .map(([from, to]) => ({ from, to: `${to}x-${from.replace('/', '-')}` }));
  await fc.assert(
    fc.asyncProperty(files, move, async (before, each) => {
      const packsOf = async (texts: Texts) => (await folderOf(texts)).policyFiles.map((policy) => policy.path);
      const result = await moved(before, each);
      expect((await packsOf(result)).length).toBe(3);
      const workspace = await folderOf(result);
      const old = await folderOf(before);
      for (const { path } of old.policyFiles) {
        const packs = old.policyOf(path).packs.map((pack_) => movedTo(pack_.path!, [each]) ?? pack_.path);
        expect(workspace.policyOf(movedTo(path, [each]) ?? path).packs.map((pack_) => pack_.path)).toEqual(packs);
      }
    }),
    { numRuns: 100 },
  );
});
