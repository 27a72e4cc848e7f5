import { describe, expect, it } from 'vitest';
import { effectivePolicy } from '../../../shared/policy/effective';
import { policyFor } from '../../../shared/policy/policy';
import { parsePolicy } from '../../../shared/policy/policy-file';
import { parseYaml } from '../../../shared/text/yaml';

const files = [
  parsePolicy(
    'outreach.yaml',
    'risk-appetite: cautious\nrules:\n  mixed-nature: off\ndefaults:\n  owner: Head of Marketing\n  channels:\n    sms: { opt-out: sms-stop }\n',
  ),
  parsePolicy(
    'team/outreach.yaml',
    'extends: ../outreach.yaml\nrules:\n  mixed-nature: warning\nexclude: ["a, b/**"]\ndefaults:\n  sender: { organisation: "Line\\nbreak" }\n',
  ),
];

/** The page's lines without the space that lines them up. */
function lines(path: string, channel?: string, policies = files): string[] {
  const page = effectivePolicy(policyFor(path, policies), { path, channel });
  return page.split('\n').map((line) => line.replace(/ {2,}#/, '  #'));
}

describe('the policy in force', () => {
  it('shows every setting with its value and the file and line that give it', () => {
    const page = lines('team/a.outreach.md', 'email');
    expect(page).toEqual(
      expect.arrayContaining([
        '# Policy in force for team/a.outreach.md',
        '# Read from, the strongest first: team/outreach.yaml, outreach.yaml',
        'risk-appetite: cautious  # outreach.yaml:1',
        'exclude: ["a, b/**"]  # team/outreach.yaml:4',
        'templates: []  # built-in',
        '  review-months: 12  # built-in',
        '  mixed-nature: warning  # team/outreach.yaml:3',
        '  owner: Head of Marketing  # outreach.yaml:5',
        '    organisation: Line break  # team/outreach.yaml:6',
        '  solicited: false  # built-in',
      ]),
    );
    expect(page.join('\n')).not.toContain('sms-stop');
  });

  it('shows for a template what its channel adds, for a folder what each channel does', () => {
    expect(lines('team/a.outreach.md', 'sms')).toContain('    mechanism: sms-stop  # outreach.yaml:7');
    const folder = lines('team');
    expect(folder).toContain('    sms:');
    expect(folder).toContain('        mechanism: sms-stop  # outreach.yaml:7');
  });

  it('says where there is none', () => {
    expect(lines('a.outreach.md', undefined, [])[1]).toBe(
      '# There is no outreach.yaml at or above it, so everything is built-in.',
    );
  });

  it('is YAML that can be read, whatever stands in the files and their names', () => {
    const hostile = parsePolicy(
      'a\nb: c/outreach.yaml',
      `exclude: ["x # y", "]", "\\u202e", 5, null, [a], { b: c }]\nrisk-appetite-reason: ${'long '.repeat(200)}\nrules: { "a: b": off, "": off }\ndefaults:\n  owner: "# no"\n  channels: { "x: {": { owner: b } }\n  tags: [${'t, '.repeat(50)}t]\n`,
    );
    const page = effectivePolicy(policyFor('a\nb: c/x', [hostile]), { path: 'a\nb: c/x', channel: undefined });
    expect(parseYaml(page, { start: 0, end: page.length }).problems).toEqual([]);
    expect(page).not.toContain('\u202e');
    expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThan(700);
  });
});
