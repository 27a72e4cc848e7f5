import { describe, expect, it } from 'vitest';
import type { TemplateFacts } from '../../../shared/assessment/coverage';
import { coverage } from '../../../shared/assessment/coverage';
import { extendAssessment, nextVersion } from '../../../shared/assessment/extend';
import { applyEdits } from '../../../shared/text/edit';
import { answerTo, approved, edited, invitation, parsed } from './files';

const text = (facts: Partial<TemplateFacts>, before = approved, by?: string) => {
  const outcome = extend(facts, before, by);
  return outcome.kind === 'edits' ? applyEdits(before, outcome.edits) : outcome.message;
};
const extend = (facts: Partial<TemplateFacts>, before = approved, by: string | undefined = 'Sam Archer') =>
  extendAssessment({
    assessment: parsed(before),
    text: before,
    template: 'page-sms',
    facts: { ...invitation, ...facts },
    by,
    today: '2026-11-23',
  });

/** What a template may need that the assessment doesn't name, and the line that has it afterwards. */
const needs: readonly (readonly [Partial<TemplateFacts>, string])[] = [
  [{ channel: 'email' }, '  channels: [linkedin-message, email]'],
  [{ purpose: 'survey' }, '  purposes: [page-follow, survey]'],
  [{ effectiveNature: 'marketing' }, '  message-natures: [informational, marketing]'],
  [{ relationship: 'customer' }, 'relationships: [connection, customer]'],
  [{ subscriberType: 'company' }, 'subscriber-types: [unknown, company]'],
  [{ jurisdictions: ['GB', 'DE', 'FR'] }, 'countries: [GB, DE, FR]'],
  [{ includesChildren: true }, 'includes-children: true }'],
  [{ mergeFields: [{ name: 'first_name' }, { name: 'city' }] }, '  data-fields: [first_name, city]'],
  [{ frequency: { maxPerPerson: 2, perDays: 90 } }, '  frequency: { max-per-person: 2, per-days: 90 }'],
];

describe('extending an assessment', () => {
  it.each(needs)('adds what a template needs: %j', (facts, line) => {
    const after = text(facts);
    expect(after).toContain(line);
    expect(coverage(parsed(after), { ...invitation, ...facts })).toEqual([]);
    const { status, version, history, approvals, answers } = parsed(after);
    expect([status?.value, version?.value, approvals.length]).toEqual(['in-review', '2', 0]);
    expect(history.at(-1)).toMatchObject({ date: { value: '2026-11-23' }, who: { value: 'Sam Archer' } });
    expect(history.at(-1)?.change?.value).toMatch(/^Extended to cover page-sms: /);
    expect(answers.map((answer) => answer.text)).toEqual(parsed(approved).answers.map((answer) => answer.text));
  });

  it('adds all of it at once, and changes nothing else', () => {
    const facts = Object.assign({}, ...needs.map(([each]) => each)) as Partial<TemplateFacts>;
    const after = text(facts);
    expect(coverage(parsed(after), { ...invitation, ...facts })).toEqual([]);
    const removed = approved.split('\n').filter((line) => !after.split('\n').includes(line));
    expect(removed.map((line) => line.trim().split(':')[0])).toEqual([
      'version',
      'status',
      'purposes',
      'channels',
      'message-natures',
      'audience',
      'data-fields',
      'frequency',
    ]);
  });

  it.each([
    ['a list of lines', ['  channels: [linkedin-message]', '  channels:\n    - linkedin-message # by hand\n']],
    ['one value', ['channels: [linkedin-message]', 'channels: linkedin-message']],
    ['an empty list', ['channels: [linkedin-message]', 'channels: []']],
    ['no value', ['channels: [linkedin-message]', 'channels:']],
    ['no field', ['  channels: [linkedin-message]\n', '']],
    ['a list over lines', ['channels: [linkedin-message]', 'channels: [\n    linkedin-message,\n    inmail ]']],
  ] as const)('finds room in %s', (_, replacement) => {
    const facts = { channel: 'email' };
    const after = text(facts, edited(replacement));
    expect(coverage(parsed(after), { ...invitation, ...facts })).toEqual([]);
    expect(parsed(after).scope.channels.map(({ value }) => value)).toContain('email');
  });

  it('makes the groups that are missing', () => {
    const bare = '---\nid: LIA-2026-014\nstatus: draft\n---\n';
    const after = text({}, bare);
    expect(coverage(parsed(after.replace('draft', 'approved')), invitation)).toEqual([]);
    expect(parsed(after).status?.value).toBe('draft');
    expect(text({}, '---\r\nid: LIA-2026-014\r\nscope:\r\nstatus: draft\r\n---\r\n')).not.toMatch(/[^\r]\n/);
  });

  it('sends it back to its author where the wider scope asks a question that has no answer', () => {
    const without = edited([answerTo('B8'), '']);
    expect(parsed(text({ sourceType: 'bought-in-list' }, without)).status?.value).toBe('draft');
    expect(parsed(text({ sourceType: 'bought-in-list' })).status?.value).toBe('in-review');
  });

  it('leaves with its author what the author is still writing', () => {
    const asked = edited(['status: approved', 'status: changes-requested']);
    expect(parsed(text({ channel: 'email' }, asked)).status?.value).toBe('changes-requested');
  });

  it('never approves: no template stays approved under words that nobody has read', () => {
    for (const [facts] of needs) expect(parsed(text(facts)).status?.value).not.toBe('approved');
  });

  it.each([
    ['is covered already', {}, approved, /covers this template already/],
    ['is closed', { channel: 'email' }, edited(['status: approved', 'status: withdrawn']), /is closed/],
    ['decided against', { channel: 'email' }, edited(['decision: proceed', 'decision: do-not-proceed']), /is closed/],
    ['has no id', { channel: 'email' }, edited(['id: LIA-2026-014\n', '']), /has no id/],
    ['has a state of its own', { channel: 'email' }, edited(['status: approved', 'status: signed']), /no state/],
    ['holds two versions', { channel: 'email' }, `${approved}<<<<<<< HEAD\n=======\n>>>>>>> b\n`, /Two people/],
    [
      'can not be read',
      { channel: 'email' },
      edited(['owner: Head of Marketing', 'owner: "Head']),
      /can't be extended/,
    ],
    [
      'takes its scope from elsewhere',
      { channel: 'email' },
      edited(['channels: [linkedin-message]', 'channels: *all'], ['title:', 'notes: &all [linkedin-message]\ntitle:']),
      /can't be edited safely/,
    ],
  ] as const)('is refused, with the reason, where it %s', (_, facts, before, reason) => {
    const outcome = extend(facts, before);
    expect(outcome.kind).toBe('refused');
    expect(outcome.kind === 'refused' && outcome.message).toMatch(reason);
  });

  it('names nobody where nobody is named, and writes odd values so that they can be read back', () => {
    const after = text({ purpose: 'win-back: "50%" # of them, [all]' }, approved, '');
    expect(parsed(after).scope.purposes.at(-1)?.value).toBe('win-back: "50%" # of them, [all]');
  });

  it.each([
    ['1', '2'],
    ['9', '10'],
    ['v3', 'v4'],
    ['1.2', '1.3'],
    ['1.2.5', '1.3.0'],
    [undefined, '2'],
    ['final', 'final-2'],
  ])('raises version %s to %s', (before, after) => {
    expect(nextVersion(before)).toBe(after);
  });
});
