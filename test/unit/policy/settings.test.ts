import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../shared/policy/check-policy';
import { policyFor } from '../../../shared/policy/policy';
import { parsePolicy } from '../../../shared/policy/policy-file';
import { applyEdits } from '../../../shared/text/edit';
import { checked, checkedAssessment } from '../examples';

const policyOf = (text: string) => policyFor('a.outreach.md', [parsePolicy('outreach.yaml', text)]);

/** `severity | marked text | message` of everything that is wrong with a policy. */
function problems(text: string): string[] {
  return checkPolicy(parsePolicy('outreach.yaml', text)).map(
    ({ severity, span, message }) => `${severity} | ${text.slice(span.start, span.end)} | ${message}`,
  );
}

const mixed = '---\nchannel: email\nmessage-nature: mixed\n---\nYour order is on its way. 20% off your next one.\n';
const severities = (text: string, rule: string, policy?: string) =>
  checked(text, { policy }).findings.flatMap((each) => (each.rule === rule ? [each.severity] : []));

describe('the severity of a rule', () => {
  it('is what the policy says, and off takes its findings away', () => {
    expect(severities(mixed, 'mixed-nature')).toEqual(['information']);
    expect(severities(mixed, 'mixed-nature', 'rules: { mixed-nature: error }')).toEqual(['error']);
    expect(severities(mixed, 'mixed-nature', 'rules: { mixed-nature: off }')).toEqual([]);
    expect(severities(mixed, 'mixed-nature', 'rules: { mixed-nature: loud }')).toEqual(['information']);
  });

  it('holds for assessments too', () => {
    const text = '---\nid: LIA-1\nstatus: draft\n---\n';
    const rules = (policy?: string) => checkedAssessment(text, { policy, templates: [] }).map((each) => each.rule);
    expect(rules()).toContain('assessment-unused');
    expect(rules('rules: { assessment-unused: off }')).not.toContain('assessment-unused');
  });

  it.each([
    ['pecr-permission', 'off'],
    ['pecr-permission', 'hint'],
    ['promotional-phrasing', 'off'],
    ['promotional-phrasing', 'warning'],
  ])('of %s stays an error where the law settles it, though the policy says %s', (rule, setting) => {
    expect(severities(mixed, rule, `rules: { ${rule}: ${setting} }`)).toEqual(['error']);
  });

  it('follows the policy where only part of a rule is settled', () => {
    const likely =
      "---\nchannel: linkedin-message\nmessage-nature: informational\n---\nWe've launched a LinkedIn page, feel free to follow us.\n";
    const before = severities(likely, 'promotional-phrasing');
    expect(before).toEqual(['information']);
    expect(severities(likely, 'promotional-phrasing', 'rules: { promotional-phrasing: off }')).toEqual([]);
  });

  it("can't be set for what says that something isn't read", () => {
    const broken = '---\ntitle: "x\n---\nHello\n';
    expect(severities(broken, 'front-matter-syntax', 'rules: { front-matter-syntax: off }')).toEqual(['error']);
    expect(problems('rules: { front-matter-syntax: off }')[0]).toMatch(/^error \| front-matter-syntax \| .*stays/);
  });

  it('that tries to lower the law is a finding, and one that lowers the rest of a rule says what stays', () => {
    expect(problems('rules: { soft-opt-in: warning }')[0]).toMatch(/^error \| warning \| The law settles this/);
    expect(problems('rules: { soft-opt-in: error }')).toEqual([]);
    expect(problems('rules: { promotional-phrasing: hint }')[0]).toMatch(/^information \| hint \| .*Other findings/);
  });

  it('of a rule that does not exist, or by a word that does not, is a finding with what may be meant', () => {
    expect(problems('rules: { mixed-natur: off }')[0]).toContain('Did you mean "mixed-nature"?');
    expect(problems('rules: { mixed-nature: warn }')[0]).toContain('Did you mean "warning"?');
    const text = 'rules: { mixed-natur: off }';
    const [fix] = checkPolicy(parsePolicy('outreach.yaml', text))[0]!.fixes;
    expect(fix && 'edits' in fix && problems(applyEdits(text, fix.edits))).toEqual([]);
  });
});

describe('a setting that is wrong', () => {
  it.each([
    ['risk-appetite: relaxed', 'relaxed'],
    ['time-zone: Europe/Lodnon', 'Europe/Lodnon'],
    ['time-zone: +01:00', '+01:00'],
    ['assessments: { review-months: 0 }', '0'],
    ['assessments: { review-months: 1000 }', '1000'],
    ['assessments: { review-months: soon }', 'soon'],
    ['assessments: { id: "a/b" }', '"a/b"'],
    ['assessments: { id: LIA }', 'LIA'],
    ['assessments: { folder: ../.. }', '../..'],
    ['exclude: ["../other/**"]', '"../other/**"'],
    ['defaults: { id: x }', 'id'],
    ['defaults: { waivers: [] }', 'waivers'],
    ['defaults: { channels: { sms: { channel: email } } }', 'channel'],
    ['defaults: { channels: { smss: {} } }', 'smss'],
    ['people: [{ role: DPO }]', '{ role: DPO }'],
    ['waivers: { require-until: perhaps }', 'perhaps'],
    ['__proto__: { polluted: true }', '__proto__'],
    ['rules: { constructor: off }', 'constructor'],
    ['rules: [mixed-nature]', '[mixed-nature]'],
    ['extends: [a.yaml]', '[a.yaml]'],
  ])('%s is one error at its place', (text, marked) => {
    expect(problems(text)).toEqual([expect.stringMatching(/^error \| /)]);
    expect(problems(text)[0]!.split(' | ')[1]).toBe(marked);
  });

  it('falls back to what is safe', () => {
    const policy = policyOf(
      'risk-appetite: relaxed\ntime-zone: Mars/Olympus\nassessments: { review-months: 0, id: "a/b", separate-approver: sometimes }\nwaivers: { require-until: perhaps }\n',
    );
    expect(policy).toMatchObject({ riskAppetite: 'balanced', timeZone: 'Europe/London', waiversEnd: true });
    expect(policy.assessments).toMatchObject({ reviewMonths: 12, id: 'LIA-{yyyy}-{nnn}', separateApprover: true });
  });

  it('never makes an appetite more tolerant than the default, whatever is inherited', () => {
    const under = (base: string) =>
      policyFor('a.outreach.md', [
        parsePolicy('outreach.yaml', 'extends: base.yaml\nrisk-appetite: cautios\n'),
        parsePolicy('base.yaml', `risk-appetite: ${base}\n`),
      ]).riskAppetite;
    expect(under('tolerant')).toBe('balanced');
    expect(under('cautious')).toBe('cautious');
  });

  it('pollutes nothing', () => {
    policyOf(
      '__proto__: { polluted: true }\nrules: { __proto__: off, constructor: error }\ndefaults: { __proto__: { a: 1 } }',
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('settings that contradict each other', () => {
  it.each([
    ['templates: ["a/**"]\nexclude: ["a/**"]', /^warning .*exclude/],
    ['exclude: ["**"]', /^information .*Nothing below/],
    ['risk-appetite: tolerant', /^information .*risk-appetite-reason/],
  ])('%s is told', (text, message) => {
    expect(problems(text)).toEqual([expect.stringMatching(message)]);
  });

  it('are none where the tolerant say why', () => {
    expect(problems('risk-appetite: tolerant\nrisk-appetite-reason: Board, 3 March 2026\n')).toEqual([]);
  });
});

describe('lists longer than anybody writes', () => {
  it('are cut, which is told', () => {
    const text = `exclude: [${Array.from({ length: 2000 }, (_, i) => `x${i}`).join(', ')}]\n`;
    expect(problems(text)).toEqual([expect.stringMatching(/^error \| x500 \| Only the first 500/)]);
    expect(policyOf(text).excludes('x499')).toBe(true);
    expect(policyOf(text).excludes('x500')).toBe(false);
  });

  it('of rules, people and channels are told once and again, not without end', () => {
    const many = (line: (i: number) => string) => Array.from({ length: 3000 }, (_, i) => line(i)).join('');
    expect(problems(`rules:\n${many((i) => `  r${i}: off\n`)}`).length).toBeLessThanOrEqual(200);
    expect(problems(`defaults:\n  channels:\n${many((i) => `    c${i}: {}\n`)}`).length).toBeLessThanOrEqual(200);
    expect(problems(`people:\n${many(() => '  - { role: x }\n')}`).length).toBeLessThanOrEqual(200);
  });

  it('hidden behind aliases are not read', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...['b', 'c', 'd', 'e', 'f', 'g'].map((name, i) => {
        const before = String.fromCharCode(97 + i);
        return `${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`;
      }),
      'exclude: *g',
      '',
    ].join('\n');
    expect(checkPolicy(parsePolicy('outreach.yaml', bomb)).map((each) => each.rule)).toContain('policy-syntax');
    expect(policyOf(bomb).excludes('x')).toBe(false);
  });
});

describe('people', () => {
  it('are named alone or with a role', () => {
    const { people } = policyOf('people: [Ana Reyes, { name: Helen Marsh, role: DPO }, { role: x }, []]');
    expect(people).toEqual([
      { name: 'Ana Reyes', role: undefined },
      { name: 'Helen Marsh', role: 'DPO' },
    ]);
  });
});
