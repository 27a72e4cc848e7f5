import { describe, expect, it } from 'vitest';
import type { Related } from '../../../shared/lint/finding';
import { approved, edited } from '../assessment/files';
import { checked, foundInAssessment } from '../examples';

/** A message that the approved assessment covers, as fields; a test changes one of them. */
const fields = {
  id: 'page',
  channel: 'linkedin-message',
  purpose: 'page-follow',
  'message-nature': 'informational',
  audience: '{ subscriber-type: unknown, relationship: connection, includes-children: false }',
  jurisdictions: '[GB]',
  source: '{ type: own-crm, tool: HubSpot }',
  frequency: '{ max-per-person: 1, per-days: 365 }',
  'lawful-basis': 'legitimate-interests',
  lia: 'LIA-2026-014',
};
const message = (other: Partial<typeof fields> & Record<string, string> = {}, body = 'Our page has moved.') =>
  `---\n${Object.entries({ ...fields, ...other })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n---\nHi {{first_name}}, ${body}\n`;

const rules = ['lia-scope', 'lia-not-approved', 'lia-not-found', 'lia-not-needed'];

/** The findings about coverage, as "rule severity: marked text -> text marked in the other file". */
function told(text: string, assessment = approved): string[] {
  const textAt = ({ path, span }: Related) =>
    (path === 'example.outreach.md' ? text : assessment).slice(span.start, span.end);
  return checked(text, { assessments: [assessment] })
    .findings.filter(({ rule }) => rules.includes(rule))
    .map(
      ({ rule, severity, span, related = [] }) =>
        `${rule} ${severity}: ${text.slice(span.start, span.end)} -> ${related.map(textAt).join(' | ')}`,
    );
}
const words = (text: string, assessment = approved) =>
  checked(text, { assessments: [assessment] })
    .findings.filter(({ rule }) => rules.includes(rule))
    .map((finding) => finding.message);

describe('a template that its assessment covers', () => {
  it('is told nothing', () => {
    expect(told(message())).toEqual([]);
  });
});

describe('a template that its assessment does not cover is told where, in both files', () => {
  it.each([
    ['COV-1: channel', { channel: 'email' }, 'lia-scope error: email -> [linkedin-message]'],
    [
      'COV-2: relationship',
      { audience: '{ subscriber-type: unknown, relationship: cold-prospect }' },
      'lia-scope error: cold-prospect -> [connection]',
    ],
    [
      'COV-2: subscriber type',
      { audience: '{ subscriber-type: sole-trader, relationship: connection }' },
      'lia-scope error: sole-trader -> [unknown]',
    ],
    [
      'COV-2: children',
      { audience: '{ subscriber-type: unknown, relationship: connection, includes-children: true }' },
      'lia-scope error: true -> false',
    ],
    ['COV-2: country', { jurisdictions: '[GB, DE]' }, 'lia-scope warning: DE -> [GB]'],
    ['COV-3: purpose', { purpose: 'survey' }, 'lia-scope error: survey -> [page-follow]'],
    ['COV-4: declared nature', { 'message-nature': 'service' }, 'lia-scope error: service -> [informational]'],
    ['COV-6: source', { source: 'bought-in-list' }, 'lia-scope error: bought-in-list -> [own-crm]'],
    [
      'COV-7: frequency',
      { frequency: '{ max-per-person: 2, per-days: 30 }' },
      'lia-scope warning: { max-per-person: 2, per-days: 30 } -> { max-per-person: 1, per-days: 365 }',
    ],
    ['COV-10: no such id', { lia: 'LIA-2026-041' }, 'lia-not-found error: LIA-2026-041 -> LIA-2026-014'],
    [
      'COV-12: another basis',
      { 'lawful-basis': 'contract' },
      'lia-not-needed information: LIA-2026-014 -> LIA-2026-014 | contract',
    ],
  ])('%s', (_, other, finding) => {
    expect(told(message(other))).toEqual([finding]);
  });

  it('COV-4: nature by its words', () => {
    const text = message({}, 'follow our page for exclusive deals and updates on our services');
    expect(told(text)).toEqual(['lia-scope error: informational -> [informational]']);
    expect(words(text)[0]).toContain('The words of this message make it that.');
  });

  it('COV-5: data field, more strictly where it is sensitive', () => {
    expect(told(message({}, 'how is {{city}}?'))).toEqual(['lia-scope warning: {{city}} -> [first_name]']);
    expect(told(message({}, 'about {{diagnosis}}'))[0]).toContain('lia-scope error: {{diagnosis}} -> [first_name]');
  });

  it('COV-6: tool, where the assessment names some', () => {
    const limited = edited(['sources: [own-crm]', 'sources: [own-crm]\n  tools: [Mailchimp]']);
    expect(told(message(), limited)).toEqual(['lia-scope warning: HubSpot -> [Mailchimp]']);
  });

  it('COV-8: not approved, more strictly once it is live', () => {
    const draft = edited(['status: approved', 'status: draft']);
    expect(told(message(), draft)).toEqual(['lia-not-approved warning: LIA-2026-014 -> draft']);
    expect(told(message({ status: 'live' }), draft)).toEqual(['lia-not-approved error: LIA-2026-014 -> draft']);
  });

  it('COV-9: decided against', () => {
    expect(told(message(), edited(['decision: proceed', 'decision: do-not-proceed']))).toEqual([
      'lia-not-approved error: LIA-2026-014 -> do-not-proceed',
    ]);
  });

  it('names the value, what the assessment has instead, and what to do', () => {
    expect(words(message({ channel: 'email' }))).toEqual([
      'LIA-2026-014 doesn\'t cover the channel "email": it was written for linkedin-message. Change "channel" here, or extend "scope.channels" in the assessment and have it approved again.',
    ]);
    expect(words(message({ frequency: '{ max-per-person: 2, per-days: 30 }' }))[0]).toContain(
      'covers at most 1 message in 365 days to one person, and this template allows 2 messages in 30 days',
    );
  });

  it('all of it at once, each in its place', () => {
    const text = message({ channel: 'email', purpose: 'survey', source: 'scraped', jurisdictions: '[GB, DE, FR]' });
    expect(told(text)).toEqual([
      'lia-scope error: email -> [linkedin-message]',
      'lia-scope error: survey -> [page-follow]',
      'lia-scope warning: DE -> [GB]',
      'lia-scope warning: FR -> [GB]',
      'lia-scope error: scraped -> [own-crm]',
    ]);
  });
});

describe('COV-11: an assessment of everything', () => {
  const purposes = ['page-follow', 'survey', 'renewal', 'event-news'];

  it('is told which templates are for what', () => {
    const templates = purposes.map((purpose) => message({ purpose }));
    const [finding] = foundInAssessment('assessment-umbrella', approved, { templates });
    expect(finding?.severity).toBe('information');
    expect(finding?.related?.map(({ path, message: said }) => `${path}: ${said}`)).toEqual(
      purposes.map((purpose, i) => `t${i + 1}.outreach.md: This template is for "${purpose}".`),
    );
  });

  it('is not told so for many messages of three purposes', () => {
    const templates = [...purposes.slice(0, 3), ...purposes.slice(0, 3)].map((purpose) => message({ purpose }));
    expect(foundInAssessment('assessment-umbrella', approved, { templates })).toEqual([]);
  });
});
