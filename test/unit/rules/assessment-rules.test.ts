import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../shared/assessment/fingerprint';
import { stubText } from '../../../shared/assessment/stub';
import { answerTo, approved, edited } from '../assessment/files';
import { checked, checkedAssessment, found, foundInAssessment, type Surroundings } from '../examples';

const template = (more: readonly string[] = [], body = 'Hi {{first_name}}, our page has moved.') =>
  [
    '---',
    'id: page',
    'channel: linkedin-message',
    'purpose: page-follow',
    'message-nature: informational',
    'audience: { subscriber-type: unknown, relationship: connection }',
    'source: own-crm',
    'lawful-basis: legitimate-interests',
    'lia: LIA-2026-014',
    ...more,
    '---',
    body,
    '',
  ].join('\n');

/** The findings about the assessment in the template, as "rule severity". */
function told(text: string, assessment: string, around: Surroundings = {}): string[] {
  return checked(text, { assessments: [assessment], ...around })
    .findings.filter(({ rule }) => rule.startsWith('lia-') || rule === 'changed-since-approval')
    .map(({ rule, severity }) => `${rule} ${severity}`);
}
const status = (value: string) => edited(['status: approved', `status: ${value}`]);
const live = ['status: live', 'campaign: { start: 2026-12-01 }'];

describe('a template under an assessment', () => {
  it('that is approved, complete and covers it is told nothing', () => {
    expect(told(template(), approved)).toEqual([]);
    expect(told(template(live), approved)).toEqual([]);
  });

  it.each([
    ['draft', 'warning', 'error'],
    ['in-review', 'warning', 'error'],
    ['changes-requested', 'warning', 'error'],
    ['rejected', 'error', 'error'],
    ['withdrawn', 'error', 'error'],
    ['superseded', 'error', 'error'],
  ])('that is %s is told so, more strictly once it is live', (value, writing, sending) => {
    expect(told(template(), status(value))).toEqual([`lia-not-approved ${writing}`]);
    expect(told(template(live), status(value))).toEqual([`lia-not-approved ${sending}`]);
  });

  it('that is closed is told nothing else', () => {
    const bad = [
      ['channels: [linkedin-message]', 'channels: [email]'],
      ['review-due: 2027-11-20', 'review-due: 2025-01-01'],
      [answerTo('P1'), ''],
    ] as const;
    expect(told(template(), edited(...bad, ['decision: proceed', 'decision: do-not-proceed']))).toEqual([
      'lia-not-approved error',
    ]);
    expect(told(template(), edited(...bad)).sort()).toEqual([
      'lia-incomplete error',
      'lia-review-due error',
      'lia-scope error',
    ]);
  });

  it('hears of gaps as a reminder, and as an error once it is approved', () => {
    expect(told(template(), edited([answerTo('P1'), '']))).toEqual(['lia-incomplete error']);
    expect(told(template(), edited([answerTo('P1'), ''], ['status: approved', 'status: draft']))).toEqual([
      'lia-not-approved warning',
      'lia-incomplete warning',
    ]);
    const blank = edited([answerTo('P1'), ''], [answerTo('N2'), 'TODO'], ['owner: Head of Marketing', 'owner:']);
    const [finding] = found('lia-incomplete', template(), { assessments: [blank] });
    expect(finding?.message).toBe(
      'LIA-2026-014 has no owner; has no answer to P1, N2. Complete it and have it approved again.',
    );
    expect(finding?.related?.map(({ path, span }) => `${path} ${blank.slice(span.start, span.end)}`)).toEqual([
      'a1.lia.md owner',
      'a1.lia.md ### P1 What are you trying to achieve by using this data?',
      'a1.lia.md ### N2 Is it proportionate to the purpose?',
    ]);
  });

  it.each([
    ['2026-12-24', []],
    ['2026-12-23', ['lia-review-due hint']],
    ['2026-11-23', ['lia-review-due hint']],
    ['2026-11-22', ['lia-review-due warning']],
    ['2026-09-24', ['lia-review-due warning']],
    ['2026-09-23', ['lia-review-due error']],
  ])('that is due on %s hears of it in time', (day, expected) => {
    expect(told(template(), edited(['review-due: 2027-11-20', `review-due: ${day}`]))).toEqual(expected);
  });

  it('that came too late is told at the start of the campaign', () => {
    const text = template(['campaign: { start: 2026-11-19 }']);
    const [finding, ...others] = found('lia-retrofitted', text, { assessments: [approved] });
    expect(others).toEqual([]);
    expect(text.slice(finding!.span.start, finding!.span.end)).toBe('2026-11-19');
    expect(approved.slice(finding!.related![0]!.span.start, finding!.related![0]!.span.end)).toBe('2026-11-20');
  });

  it('beyond its scope is told at each place, and which place of the assessment', () => {
    const text = template(['jurisdictions: [GB, DE]', 'frequency: { max-per-person: 2, per-days: 30 }'])
      .replace('linkedin-message', 'sms')
      .replace('page-follow', 'demo')
      .replace('relationship: connection', 'relationship: member')
      .replace('own-crm', 'scraped')
      .replace('{{first_name}}', '{{ contact.city }}');
    const places = found('lia-scope', text, { assessments: [approved] }).map(({ span, severity, related }) => [
      text.slice(span.start, span.end),
      severity,
      approved.slice(related![0]!.span.start, related![0]!.span.end),
    ]);
    expect(places).toEqual([
      ['sms', 'error', '[linkedin-message]'],
      ['demo', 'error', '[page-follow]'],
      ['member', 'error', '[connection]'],
      ['scraped', 'error', '[own-crm]'],
      ['DE', 'warning', '[GB]'],
      ['{ max-per-person: 2, per-days: 30 }', 'warning', '{ max-per-person: 1, per-days: 365 }'],
      ['{{ contact.city }}', 'warning', '[first_name]'],
    ]);
  });

  it('that does not list sensitive data is told so more strictly', () => {
    const [finding] = found('lia-scope', template([], 'Hi {{first_name}}, about your {{diagnosis}}.'), {
      assessments: [approved],
    });
    expect(finding?.severity).toBe('error');
  });

  it('that inherits what is not covered is told at its reference', () => {
    const text = template().replace('channel: linkedin-message\n', '');
    const [finding] = found('lia-scope', text, { assessments: [approved], policy: 'defaults: { channel: email }' });
    expect(text.slice(finding!.span.start, finding!.span.end)).toBe('LIA-2026-014');
    expect(finding?.message).toContain('which this template inherits');
  });

  it('whose words promote is told that it covers no marketing', () => {
    const text = template([], 'Get 20% off everything today, {{first_name}}!');
    const [finding] = found('lia-scope', text, { assessments: [approved] });
    expect(text.slice(finding!.span.start, finding!.span.end)).toBe('informational');
    expect(finding?.message).toContain('The words of this message make it that.');
  });

  it('may be meant for a purpose that is nearly the same word', () => {
    const [finding] = found('lia-scope', template().replace('page-follow', 'page-folow'), { assessments: [approved] });
    expect(finding?.fixes.map(({ title }) => title)).toEqual(['Change to "page-follow"']);
  });

  it('is offered the approved one that covers it, and none that is overdue', () => {
    const other = (id: string, ...changes: (readonly [string, string])[]) => edited(['LIA-2026-014', id], ...changes);
    const assessments = [
      status('draft'),
      other('LIA-2026-020'),
      other('LIA-2026-021', ['channels: [linkedin-message]', 'channels: [email]']),
      other('LIA-2026-022', ['review-due: 2027-11-20', 'review-due: 2026-01-01']),
    ];
    const [finding] = found('lia-not-approved', template(), { assessments });
    expect(finding?.fixes.map(({ title }) => title.slice(0, 17))).toEqual(['Link LIA-2026-020']);
  });

  it('is offered the successor of one that was superseded', () => {
    const assessments = [
      edited(['status: approved', 'status: superseded\nsuperseded-by: LIA-2026-020']),
      edited(['LIA-2026-014', 'LIA-2026-020']),
    ];
    const [finding] = found('lia-not-approved', template(), { assessments });
    expect(finding?.fixes[0]?.title).toContain('replaced LIA-2026-014');
  });
});

describe('a template that was approved', () => {
  const fingerprint = (text: string) => {
    const { template, fields } = checked(text);
    return fingerprintOf(template, fields);
  };
  const approval = (of: string) =>
    edited([
      'decision: proceed',
      `decision: proceed\napprovals:\n  - { template: page, fingerprint: "${fingerprint(of)}" }`,
    ]);

  it('is told when it says something else now', () => {
    expect(told(template(), approval(template()))).toEqual([]);
    expect(told(template(), approval(template()).replace('template: page', 'template: other'))).toEqual([]);
    const changed = template([], 'Hi {{first_name}}, our shop has moved.');
    expect(told(changed, approval(template()))).toEqual(['changed-since-approval warning']);
    expect(checked(changed, { assessments: [approval(template())] }).assessment.status).toBe('changed');
  });

  it('is told nothing about its layout', () => {
    expect(
      told(template(['owner: Somebody else'], 'Hi {{ first_name }},\n\n**our page** has moved.'), approval(template())),
    ).toEqual([]);
  });

  it('is held against the policy as it is now', () => {
    const text = template().replace('channel: linkedin-message\n', '');
    const policy = (channel: string) => ({ policy: `defaults: { channel: ${channel} }` });
    const { template: parsed, fields } = checked(text, policy('linkedin-message'));
    const assessment = approval(template()).replace(/sha256:\w+/, fingerprintOf(parsed, fields));
    expect(told(text, assessment, policy('linkedin-message'))).toEqual([]);
    expect(told(text, assessment, policy('linkedin-inmail')).sort()).toEqual([
      'changed-since-approval warning',
      'lia-scope error',
    ]);
  });
});

describe('an assessment', () => {
  const rules = (text: string, around?: Surroundings) =>
    checkedAssessment(text, around).map(({ rule, severity }) => `${rule} ${severity}`);

  it('that is complete is told nothing', () => {
    expect(rules(approved)).toEqual([]);
  });

  it('that is a fresh stub has no errors, only what is left to do', () => {
    const text = stubText({
      id: 'LIA-2026-015',
      templates: [{ channel: 'email', jurisdictions: ['GB'], mergeFields: [] }],
      today: '2026-11-23',
    });
    const findings = checkedAssessment(text);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const unanswered = findings.filter(({ rule }) => rule === 'assessment-unanswered');
    expect(unanswered).toHaveLength(25);
    expect(unanswered.every(({ span }) => text.slice(span.start, span.end).startsWith('### '))).toBe(true);
  });

  it.each(['withdrawn', 'superseded', 'rejected'])('that is %s is history, and its gaps are left alone', (value) => {
    expect(rules(`---\nid: LIA-2026-014\nstatus: ${value}\n---\n`, { templates: [] })).toEqual([]);
  });

  it('that cannot be read is told that alone', () => {
    expect(rules('---\nid: LIA-2026-014\nowner: "Head\n---\n')).toEqual(['assessment-syntax error']);
    expect(rules('# No fields\n')).toEqual(['assessment-syntax error']);
  });

  it('once approved needs an approver, a day and advice', () => {
    const bare = edited(
      ['approver: Helen Marsh\n', ''],
      ['approved-on: 2026-11-20\n', ''],
      ['dpo-review: { reviewer: Helen Marsh, date: 2026-11-19, opinion: supports }\n', ''],
    );
    expect(rules(bare)).toEqual(['assessment-field error', 'assessment-decision warning']);
    expect(rules(bare.replace('status: approved', 'status: in-review'))).toEqual([]);
  });

  it('may be approved by its author where the policy allows it', () => {
    const own = edited(['approver: Helen Marsh', 'approver: "sam  archer"']);
    expect(rules(own)).toEqual(['assessment-decision warning']);
    expect(rules(own, { policy: 'assessments: { separate-approver: true }' })).toEqual(['assessment-decision warning']);
    expect(rules(own, { policy: 'assessments: { separate-approver: false }' })).toEqual([]);
  });

  it('may use plain values or groups', () => {
    const groups = edited(
      ['pecr-route: not-marketing', 'pecr-route: { route: soft-opt-in, reason: Own customers }'],
      [
        'opt-out: Reply "no thanks"; added to the suppression list the same day',
        'opt-out: { how: Reply, sla-days: 2 }',
      ],
      [
        'privacy-notice: https://example.co.uk/privacy',
        'privacy-notice: { url: "https://example.co.uk", section: "4" }',
      ],
      ['owner: Head of Marketing', 'owner: { name: Helen Marsh, role: Head of Marketing }'],
      ['decision: proceed', 'decision: { value: proceed, reasons: [Little effect, Expected] }'],
      ['data-fields: [first_name]', 'data-fields: []'],
    );
    expect(rules(groups)).toEqual([]);
  });

  it('names slips and what was meant', () => {
    const findings = foundInAssessment('assessment-field', edited(['review-due:', 'reveiw-due:']));
    expect(findings.flatMap(({ fixes }) => fixes.map(({ title }) => title))).toEqual(['Change to "review-due"']);
  });

  it('is held against the law of the day', () => {
    const reviewed = (day: string) => edited(['last-reviewed-on: 2026-11-20', `last-reviewed-on: ${day}`]);
    expect(rules(reviewed('2026-09-30'))).toEqual([]);
    expect(rules(reviewed('2026-09-29'))).toEqual(['assessment-outdated-law information']);
    // What comes into force tomorrow can't be missing today.
    const inJune = edited(
      ['created-on: 2026-11-02', 'created-on: 2026-06-02'],
      ['date: 2026-11-19', 'date: 2026-06-19'],
      ['approved-on: 2026-11-20', 'approved-on: 2026-06-19'],
      ['last-reviewed-on: 2026-11-20', 'last-reviewed-on: 2026-06-19'],
    );
    expect(rules(inJune, { today: '2026-09-29' })).toEqual([]);
    expect(
      rules(edited(['countries: [GB]', 'countries: [GB, DE]'], [answerTo('P8'), 'EU GDPR applies in Germany.'])),
    ).toEqual([]);
  });

  it('for many purposes is told how many, and for a few nothing', () => {
    const templates = ['a', 'b', 'c', 'd'].map((purpose) => template().replace('page-follow', purpose));
    expect(rules(approved, { templates })).toEqual(['assessment-umbrella information']);
    expect(rules(approved, { templates: templates.slice(1) })).toEqual([]);
    expect(rules(approved, { templates: [] })).toEqual(['assessment-unused information']);
  });
});
