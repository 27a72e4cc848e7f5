import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../shared/lint/check';
import { checkPolicy } from '../../../shared/policy/check-policy';
import { type Policy, policyFor } from '../../../shared/policy/policy';
import { parsePolicy } from '../../../shared/policy/policy-file';
import { parseTemplate } from '../../../shared/template/template';
import { applyEdits } from '../../../shared/text/edit';

type Files = Readonly<Record<string, string>>;

const parsed = (files: Files) => Object.entries(files).map(([path, text]) => parsePolicy(path, text));
const policyAt = (path: string, files: Files): Policy => policyFor(path, parsed(files));
const fieldAt = (path: string, field: string, files: Files, text = '---\n---\n') =>
  fieldsOf(parseTemplate(path, text), policyAt(path, files)).text(field);

/** What is wrong with one of the policies: the marked text and the message. */
function problems(path: string, files: Files): string[] {
  const all = parsed(files);
  const file = all.find((each) => each.path === path)!;
  return checkPolicy(file, all).map(({ span, message }) => `${file.text.slice(span.start, span.end)}: ${message}`);
}

describe('a policy that extends another', () => {
  const files: Files = {
    'outreach.yaml': [
      'risk-appetite: cautious',
      'exclude: ["archive/**"]',
      'assessments: { folder: assessments, review-months: 6 }',
      'rules: { mixed-nature: off, lia-review-due: error }',
      'defaults:',
      '  owner: Head of Marketing',
      '  sender: { organisation: Example Ltd, legal-name: Example Ltd }',
      '  channels:',
      '    sms: { opt-out: { mechanism: sms-stop, contact: "60777" } }',
      '  folders:',
      '    "campaigns/charity/**": { owner: Head of Fundraising }',
      '',
    ].join('\n'),
    'campaigns/outreach.yaml': [
      'extends: ../outreach.yaml',
      'rules: { mixed-nature: warning }',
      'defaults:',
      '  sender: { organisation: Example Campaigns }',
      '  channels:',
      '    sms: { opt-out: { contact: "60888" } }',
      '',
    ].join('\n'),
  };
  const path = 'campaigns/a.outreach.md';

  it('has its settings where it says nothing itself', () => {
    const policy = policyAt(path, files);
    expect(policy.files.map((file) => file.path)).toEqual(['campaigns/outreach.yaml', 'outreach.yaml']);
    expect(policy.riskAppetite).toBe('cautious');
    expect(policy.assessments).toMatchObject({ reviewMonths: 6, folder: 'assessments' });
    expect([...policy.rules].map(([code, { severity }]) => `${code} ${severity}`)).toEqual([
      'mixed-nature warning',
      'lia-review-due error',
    ]);
  });

  it('merges mappings deeply; its own value wins', () => {
    expect(fieldAt(path, 'sender.organisation', files)).toBe('Example Campaigns');
    expect(fieldAt(path, 'sender.legal-name', files)).toBe('Example Ltd');
    const sms = '---\nchannel: sms\n---\n';
    expect(fieldAt(path, 'opt-out.contact', files, sms)).toBe('60888');
    expect(fieldAt(path, 'opt-out.mechanism', files, sms)).toBe('sms-stop');
  });

  it('replaces lists, by an empty one too', () => {
    const excludes = (exclude: string) =>
      policyAt(path, { ...files, 'campaigns/outreach.yaml': `extends: ../outreach.yaml\n${exclude}` });
    expect(excludes('').excludes('archive/x.outreach.md')).toBe(true);
    expect(excludes('exclude: ["drafts/**"]').excludes('archive/x.outreach.md')).toBe(false);
    expect(excludes('exclude: ["drafts/**"]').excludes('campaigns/drafts/x.outreach.md')).toBe(true);
    expect(excludes('exclude: []').excludes('archive/x.outreach.md')).toBe(false);
    expect(excludes('exclude:').excludes('archive/x.outreach.md')).toBe(true);
  });

  it('counts the patterns of a policy above it from there, those of one beside it from itself', () => {
    expect(fieldAt('campaigns/charity/a.outreach.md', 'owner', files)).toBe('Head of Fundraising');
    const beside: Files = {
      'policies/house.yaml': 'exclude: ["archive/**"]\nassessments: { folder: lia }\n',
      'outreach.yaml': 'extends: policies/house.yaml\n',
    };
    expect(policyAt('a.outreach.md', beside).excludes('archive/x.outreach.md')).toBe(true);
    expect(policyAt('a.outreach.md', beside).assessments.folder).toBe('lia');
  });

  it('names packs from the file that says them', () => {
    const beside: Files = {
      'policies/house.yaml': 'packs: [packs/house.yaml]\n',
      'team/outreach.yaml': 'extends: ../policies/house.yaml\n',
    };
    expect(policyAt('team/a.outreach.md', beside).packs.map((pack) => pack.path)).toEqual([
      'policies/packs/house.yaml',
    ]);
  });

  it('goes on over several files', () => {
    const chain: Files = {
      'outreach.yaml': 'extends: b.yaml\n',
      'b.yaml': 'extends: c.yaml\nwaivers: { require-until: true }\n',
      'c.yaml': 'people: [Helen Marsh]\nrisk-appetite: tolerant\n',
    };
    const policy = policyAt('a.outreach.md', chain);
    expect(policy).toMatchObject({ waiversEnd: true, riskAppetite: 'tolerant', people: [{ name: 'Helen Marsh' }] });
  });

  it('stays the same policy until one of its files is another', () => {
    const all = parsed(files);
    expect(policyFor(path, [...all])).toBe(policyFor(path, all));
    const base = parsePolicy('outreach.yaml', 'risk-appetite: tolerant');
    expect(policyFor(path, [all[1]!, base])).not.toBe(policyFor(path, all));
    expect(policyFor(path, [all[1]!, base]).riskAppetite).toBe('tolerant');
  });

  it('without extends stands alone: the nearest wins whole', () => {
    const alone = { ...files, 'campaigns/outreach.yaml': 'defaults: { owner: Ana }\n' };
    expect(policyAt(path, alone).riskAppetite).toBe('balanced');
    expect(fieldAt(path, 'sender.organisation', alone)).toBeUndefined();
  });

  it('is none for a file of another name, unless one is extended', () => {
    expect(policyAt('a.outreach.md', { 'house.yaml': 'risk-appetite: cautious\n' }).riskAppetite).toBe('balanced');
  });
});

describe('extends', () => {
  it.each([
    ['../../outreach.yaml', /leads out of the workspace folder/],
    ['/etc/passwd.yaml', /leads out of the workspace folder/],
    ['C:\\policies\\house.yaml', /leads out of the workspace folder/],
    ['house.txt', /another YAML file/],
    ['..', /another YAML file/],
    ['house.yaml', /There is no policy team\/house\.yaml/],
    ['outreach.yaml', /extends itself/],
    ['./x/../outreach.yaml', /extends itself/],
  ])('%s is told at its place, and the policy holds without it', (written, message) => {
    const files = { 'team/outreach.yaml': `extends: '${written}'\nrisk-appetite: cautious\n` };
    const [problem, ...others] = problems('team/outreach.yaml', files);
    expect(problem).toMatch(message);
    expect(problem?.startsWith(`'${written}': `)).toBe(true);
    expect(others).toEqual([]);
    expect(policyAt('team/a.outreach.md', files).riskAppetite).toBe('cautious');
  });

  it('in a circle is told in every file of the circle and in no other', () => {
    const files = {
      'outreach.yaml': 'extends: a.yaml\n',
      'a.yaml': 'extends: b.yaml\nrisk-appetite: cautious\n',
      'b.yaml': 'extends: a.yaml\n',
    };
    expect(problems('a.yaml', files)[0]).toMatch(
      /^b\.yaml: These policies extend each other in a circle: a\.yaml, b\.yaml/,
    );
    expect(problems('b.yaml', files)[0]).toMatch(/in a circle/);
    expect(problems('outreach.yaml', files)).toEqual([]);
    expect(policyAt('x.outreach.md', files).riskAppetite).toBe('cautious');
  });

  it('offers the path that may have been meant', () => {
    const files = { 'team/outreach.yaml': 'extends: ../outraech.yaml\n', 'outreach.yaml': '' };
    const all = parsed(files);
    const [finding] = checkPolicy(all[0]!, all);
    const fix = finding!.fixes[0]!;
    expect('edits' in fix && applyEdits(all[0]!.text, fix.edits)).toBe('extends: "../outreach.yaml"\n');
  });

  it('over more files than anybody writes ends, and says so', () => {
    const files = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [i === 0 ? 'outreach.yaml' : `p${i}.yaml`, `extends: p${i + 1}.yaml\n`]),
    );
    expect(policyAt('a.outreach.md', files).files).toHaveLength(20);
    expect(problems('outreach.yaml', files)[0]).toMatch(/More than 20 policies/);
  });
});
