import { describe, expect, it } from 'vitest';
import { assessmentLinks, type Link, policyLinks, templateLinks } from '../../../shared/navigation/links';
import { definitionOf, inheritedAt, referencesOf } from '../../../shared/navigation/places';
import { search } from '../../../shared/navigation/search';
import { folderOf, type Texts } from './folder';

const message = (body: string, ...fields: string[]) => ['---', ...fields, '---', body, ''].join('\n');
const files: Texts = {
  'l/a.lia.md':
    '---\nid: LIA-1\ntitle: Page follow\nsupersedes: [LIA-0]\napprovals:\n  - { template: hello }\n---\n### P1\nSee https://ico.org.uk and me@example.co.uk.\n',
  'l/b.lia.md': '---\nid: LIA-0\nsuperseded-by: { ref: LIA-1 }\nevidence: ../records/x.csv\n---\n',
  'm/hello.outreach.md': message(
    'Go to https://example.co.uk/a, www.example.co.uk, mail me@example.co.uk or [here](javascript:alert(1)), [file](../secret.txt), https://x.example.co.uk/?id={{id}}',
    'title: Hello there',
    'lia: LIA-1',
    'owner:',
    'privacy-notice: https://example.co.uk/privacy',
    'sender: { contact: privacy@example.co.uk, organisation: }',
    'waivers: [{ rule: frequency, reason: x }]',
    'solicited-evidence: ../../outside.csv',
  ),
  'm/none.outreach.md': message('Hi', 'title: x'),
  'outreach.yaml':
    'packs: [packs/p.yaml, ../out.yaml]\nrules: { frequency: off }\ndefaults:\n  owner: Ann\n  sender:\n    legal-name: Example Ltd\n',
};

const at = (path: string, word: string, from = 0) => files[path]!.indexOf(word, from);
const told = (links: readonly Link[], text: string) =>
  links.map(
    ({ span, to }) =>
      `${text.slice(span.start, span.end)} -> ${to.kind === 'file' ? to.paths.join(' or ') : to.kind === 'address' ? to.url : `rule ${to.code}`}`,
  );

describe('going to', () => {
  it('an assessment, a template, and back', async () => {
    const { mentions } = await folderOf(files);
    const to = (path: string, word: string) => {
      const mention = mentions.mentionAt(path, at(path, word));
      return (
        mention &&
        definitionOf(mentions, mention).map(
          ({ path: where, span }) => `${where} ${files[where]!.slice(span.start, span.end)}`,
        )
      );
    };
    expect(to('m/hello.outreach.md', 'LIA-1')).toEqual(['l/a.lia.md LIA-1']);
    expect(to('l/b.lia.md', 'LIA-1')).toEqual(['l/a.lia.md LIA-1']);
    expect(to('l/a.lia.md', 'LIA-0')).toEqual(['l/b.lia.md LIA-0']);
    expect(to('l/a.lia.md', 'hello')).toEqual(['m/hello.outreach.md Hello there']);
    expect(to('l/a.lia.md', 'Page')).toBeUndefined();
    const own = mentions.mentionAt('l/a.lia.md', at('l/a.lia.md', 'LIA-1'))!;
    expect(referencesOf(mentions, own, false).map(({ path }) => path)).toEqual(['l/b.lia.md', 'm/hello.outreach.md']);
    expect(referencesOf(mentions, own, true).map(({ path }) => path)[0]).toBe('l/a.lia.md');
  });

  it('what a blank field inherits', async () => {
    const workspace = await folderOf(files);
    const path = 'm/hello.outreach.md';
    const template = workspace.template(path)!;
    const lead = (word: string) =>
      inheritedAt(template, workspace.policyOf(path), at(path, word))?.to.map(({ path: where, span }) =>
        files[where]!.slice(span.start, span.end),
      );
    expect(lead('owner:')).toEqual(['Ann']);
    expect(lead('sender:')).toEqual(['Example Ltd']);
    expect(lead('title:')).toBeUndefined();
  });
});

describe('links', () => {
  it('of a template lead to files, rules and safe addresses alone', async () => {
    const workspace = await folderOf(files);
    const path = 'm/hello.outreach.md';
    expect(told(templateLinks(workspace.template(path)!, workspace.mentions), files[path]!)).toEqual([
      'LIA-1 -> l/a.lia.md',
      'https://example.co.uk/privacy -> https://example.co.uk/privacy',
      'privacy@example.co.uk -> mailto:privacy@example.co.uk',
      'frequency -> rule frequency',
      'https://example.co.uk/a -> https://example.co.uk/a',
      'www.example.co.uk -> https://www.example.co.uk',
      'me@example.co.uk -> mailto:me@example.co.uk',
    ]);
  });

  it('of an assessment and a policy never leave the folder', async () => {
    const workspace = await folderOf(files);
    const { mentions } = workspace;
    expect(
      told(assessmentLinks(workspace.assessment('l/a.lia.md')!, files['l/a.lia.md']!, mentions), files['l/a.lia.md']!),
    ).toEqual([
      'LIA-0 -> l/b.lia.md',
      'hello -> m/hello.outreach.md',
      'https://ico.org.uk -> https://ico.org.uk',
      'me@example.co.uk -> mailto:me@example.co.uk',
    ]);
    expect(
      told(assessmentLinks(workspace.assessment('l/b.lia.md')!, files['l/b.lia.md']!, mentions), files['l/b.lia.md']!),
    ).toEqual(['LIA-1 -> l/a.lia.md', '../records/x.csv -> records/x.csv']);
    expect(told(policyLinks(workspace.policyFiles[0]!, mentions), files['outreach.yaml']!)).toEqual([
      'packs/p.yaml -> packs/p.yaml',
      'frequency -> rule frequency',
    ]);
  });
});

it('searches titles and ids by letters in their order, the closest first', async () => {
  const { mentions } = await folderOf(files);
  const found = (query: string) => search(mentions, query).map(({ path }) => path);
  expect(found('pgfl')).toEqual(['l/a.lia.md']);
  expect(found('lia1')).toEqual(['l/a.lia.md']);
  expect(found('LIA')).toEqual(['l/a.lia.md', 'l/b.lia.md']);
  expect(found('hello')).toEqual(['m/hello.outreach.md']);
  expect(found('zzz')).toEqual([]);
  expect(search(mentions, '', 2)).toHaveLength(2);
});
