import { describe, expect, it } from 'vitest';
import { unanswered } from '../../../shared/assessment/completeness';
import { nextFreeId } from '../../../shared/assessment/next-id';
import { questions, questionsVersion } from '../../../shared/assessment/questions';
import { type StubTemplate, stubText } from '../../../shared/assessment/stub';
import { entryAt } from '../../../shared/text/tree';
import { parsed } from './files';

const invite: StubTemplate = {
  title: 'Invite privacy professionals to follow our page',
  owner: 'Head of Marketing',
  purpose: 'page-follow',
  channel: 'linkedin-message',
  messageNature: 'informational',
  relationship: 'connection',
  subscriberType: 'unknown',
  jurisdictions: ['GB'],
  mergeFields: ['first_name', 'sender_name'],
  sourceType: 'own-crm',
};

const stub = (...templates: StubTemplate[]) => stubText({ id: 'LIA-2026-015', templates, today: '2026-11-23' });
const values = (fields: readonly { value: string }[]) => fields.map(({ value }) => value);

/** Ids of the questions that must be answered whatever the source. */
const required = questions.filter((question) => question.required === true).map(({ id }) => id);

describe('a stub', () => {
  it('takes over the facts of the template', () => {
    const assessment = parsed(stub(invite));
    expect(assessment.problems).toEqual([]);
    expect(assessment.id?.value).toBe('LIA-2026-015');
    expect(assessment.title?.value).toBe('LIA – Invite privacy professionals to follow our page');
    expect(assessment.status?.value).toBe('draft');
    expect(assessment.owner?.value).toBe('Head of Marketing');
    expect(assessment.createdOn?.value).toBe('2026-11-23');
    expect(assessment.reviewDue?.value).toBe('2027-11-23');
    expect(values(assessment.scope.purposes)).toEqual(['page-follow']);
    expect(values(assessment.scope.channels)).toEqual(['linkedin-message']);
    expect(values(assessment.scope.messageNatures)).toEqual(['informational']);
    expect(values(assessment.scope.relationships)).toEqual(['connection']);
    expect(values(assessment.scope.subscriberTypes)).toEqual(['unknown']);
    expect(values(assessment.scope.countries)).toEqual(['GB']);
    expect(values(assessment.scope.dataFields)).toEqual(['first_name']);
    expect(values(assessment.scope.sources)).toEqual(['own-crm']);
  });

  it('answers nothing', () => {
    const assessment = parsed(stub(invite));
    expect(assessment.answers.map(({ id }) => id)).toEqual(questions.map(({ id }) => id).filter((id) => id !== 'B8'));
    expect(assessment.answers.filter(({ text }) => text !== '')).toEqual([]);
    expect(unanswered(assessment)).toEqual(required);
    const { author, interest, decision, optOut, pecrRoute, scope } = assessment;
    expect([author, interest, decision, optOut, pecrRoute.route, scope.frequency.maxPerPerson]).toEqual(
      Array(6).fill(undefined),
    );
  });

  it('asks every question in its part, and prompts', () => {
    const text = stub(invite);
    expect(text.match(/^## .*$/gm)).toEqual([
      '## 1 Purpose test',
      '## 2 Necessity test',
      '## 3 Balancing test',
      '## 4 Decision',
    ]);
    expect(text).toContain('### P1 What are you trying to achieve by using this data?\n<!-- answer -->\n');
    expect(text).toContain('<!-- PECR route: … -->');
    expect(text).toContain('<!-- Why not a public post? -->');
    expect(text).toContain('<!-- LinkedIn has no unsubscribe; how will people object? -->');
    expect(stub({ ...invite, channel: 'email' })).not.toContain('no unsubscribe');
  });

  it('puts several templates together, each fact once', () => {
    const email = {
      ...invite,
      channel: 'email',
      jurisdictions: ['GB', 'GB-NIR'],
      mergeFields: ['first_name', 'company'],
    };
    const { title, scope } = parsed(stub(invite, email, { ...email, sourceType: undefined, purpose: 'welcome' }));
    expect(title?.value).toBe('LIA – Invite privacy professionals to follow our page and 2 more messages');
    expect(values(scope.channels)).toEqual(['linkedin-message', 'email']);
    expect(values(scope.purposes)).toEqual(['page-follow', 'welcome']);
    expect(values(scope.countries)).toEqual(['GB', 'GB-NIR']);
    expect(values(scope.dataFields)).toEqual(['first_name', 'company']);
    expect(values(scope.sources)).toEqual(['own-crm']);
  });

  it.each([
    'Say "hello": it\'s free # really',
    '---',
    'one\n---\ntwo',
    'one\r---\rtwo',
    '{{first_name}}, [you], & *them*',
    '🎉 Fête – 30 % off!',
    'back\\slash and \t tab',
    'null',
    '2026-11-23',
    '- item',
    '\u2028line\u0085separators\u0000',
  ])('can be read back whatever the template says: %j', (hostile) => {
    const template = {
      ...invite,
      title: hostile,
      owner: `Head of ${hostile}`,
      purpose: hostile,
      mergeFields: [hostile, 'a, b]'],
    };
    const assessment = parsed(stubText({ id: hostile, templates: [template], today: '2026-11-23' }));
    expect(assessment.problems).toEqual([]);
    expect(assessment.title?.value).toBe(`LIA – ${hostile}`);
    expect(assessment.owner?.value).toBe(`Head of ${hostile}`);
    expect(assessment.id?.value).toBe(hostile.trim());
    expect(values(assessment.scope.purposes)).toEqual([hostile.trim()]);
    expect(values(assessment.scope.dataFields)).toEqual([hostile.trim(), 'a, b]']);
    expect(unanswered(assessment)).toEqual(required);
  });

  it('has blanks where the template is silent', () => {
    const assessment = parsed(stub({ jurisdictions: [], mergeFields: [] }));
    expect(assessment.problems).toEqual([]);
    expect(assessment.title?.value).toBe('LIA – untitled message');
    expect(assessment.owner).toBeUndefined();
    expect(assessment.scope.channels).toEqual([]);
    expect(parsed(stubText({ id: 'a', templates: [], today: 'today' })).problems).toEqual([]);
  });

  it('asks what others said of reuse where data may come from them', () => {
    const asks = (...sources: (string | undefined)[]) =>
      stub(...sources.map((sourceType) => ({ ...invite, sourceType }))).includes('### B8 ');
    expect(asks('own-crm')).toBe(false);
    expect(asks('own-crm', 'direct')).toBe(false);
    expect(asks('own-crm', 'bought-in-list')).toBe(true);
    expect(asks('sales-navigator')).toBe(true);
    expect(asks(undefined)).toBe(true);
    expect(asks('unknown')).toBe(true);
  });

  it('takes over whom, with what, how often and where people are told', () => {
    const { root, scope, privacyNotice } = parsed(
      stub(
        {
          ...invite,
          segment: 'Connections, in Leeds',
          sourceTool: 'HubSpot',
          includesChildren: false,
          frequency: { maxPerPerson: 1, perDays: 365 },
          privacyNotice: 'https://example.co.uk/privacy',
        },
        {
          ...invite,
          segment: 'Members: "lapsed"',
          includesChildren: false,
          frequency: { maxPerPerson: 2, perDays: 90 },
          privacyNotice: 'https://example.co.uk/privacy',
        },
      ),
    );
    expect(entryAt(root, 'scope.audience.segment')?.value).toMatchObject({
      text: 'Connections, in Leeds; Members: "lapsed"',
    });
    expect(values(scope.tools)).toEqual(['HubSpot']);
    expect([scope.frequency.maxPerPerson?.value, scope.frequency.perDays?.value]).toEqual([2, 90]);
    expect(scope.includesChildren?.value).toBe(false);
    expect(privacyNotice?.value).toBe('https://example.co.uk/privacy');
  });

  it('says that children may be among them where one template does, and nothing certain where one is silent', () => {
    const children = (...each: (boolean | undefined)[]) =>
      parsed(stub(...each.map((includesChildren) => ({ ...invite, includesChildren })))).scope.includesChildren?.value;
    expect(children(false, true)).toBe(true);
    expect(children(false, undefined)).toBe('unknown');
  });

  it('leaves open which privacy notice holds where there are two', () => {
    const notices = ['https://a.example/privacy', 'https://b.example/privacy'];
    const assessment = parsed(stub(...notices.map((privacyNotice) => ({ ...invite, privacyNotice }))));
    expect(assessment.privacyNotice).toBeUndefined();
  });

  it('says which set of questions it asks', () => {
    expect(stub(invite)).toMatch(new RegExp(`^questions-version: ${questionsVersion}$`, 'm'));
  });

  it('is reviewed after the months the policy says, on a day that exists', () => {
    const due = (today: string, reviewMonths: number) =>
      parsed(stubText({ id: 'a', templates: [invite], today, reviewMonths })).reviewDue?.value;
    expect(due('2026-08-31', 6)).toBe('2027-02-28');
    expect(due('2024-02-29', 12)).toBe('2025-02-28');
    expect(due('2026-11-23', -3)).toBe('2027-11-23');
    expect(due('2026-11-31', 12)).toBeUndefined();
  });
});

describe('the next free id', () => {
  const next = (pattern: string, ...existing: string[]) => nextFreeId(pattern, existing, '2026-11-23');
  const usual = 'LIA-{yyyy}-{nnn}';

  it('counts on from the highest of the year', () => {
    expect(next(usual)).toBe('LIA-2026-001');
    expect(next(usual, 'LIA-2026-014', 'LIA-2026-003', 'LIA-2025-900', 'LIA-2026-x', 'DPIA-2026-050')).toBe(
      'LIA-2026-015',
    );
    expect(next(usual, 'LIA-2026-14')).toBe('LIA-2026-015');
    expect(next(usual, 'lia-2026-007')).toBe('LIA-2026-008');
  });

  it('grows beyond its digits', () => {
    expect(next(usual, 'LIA-2026-999')).toBe('LIA-2026-1000');
    expect(next('{n}', '9')).toBe('10');
    expect(next('{nnnnn}/'.slice(0, -1), '00041')).toBe('00042');
  });

  it('is never one that exists, however odd the numbers', () => {
    expect(next(usual, 'LIA-2026-99999999999999999999')).toBe('LIA-2026-001');
    expect(next('LIA-{nnn}.{yyyy}', 'LIA-005.2026', 'LIA-2026')).toBe('LIA-006.2026');
    expect(next(usual, 'LIA-2026-999999999', 'LIA-2026-1000000000')).toBe('LIA-2026-1000000001');
  });

  it('gets a number where the pattern has none', () => {
    expect(next('outreach-{yyyy}')).toBe('outreach-2026');
    expect(next('outreach-{yyyy}', 'outreach-2026', 'Outreach-2026-2')).toBe('outreach-2026-3');
  });

  it.each([
    '',
    '   ',
    '../{nnn}',
    'a/b-{nnn}',
    'C:{nnn}',
    'a\\{nnn}',
    'LIA-{nnn}-{nnn}',
    'LIA-{month}-{nnn}',
    'LIA\n{nnn}',
    '.{nnn}',
    'x'.repeat(500),
  ])('follows the usual pattern instead of %j', (pattern) => {
    expect(next(pattern)).toBe('LIA-2026-001');
  });

  it('does without a day', () => {
    expect(nextFreeId(usual, [], 'yesterday')).toBe('LIA-0000-001');
  });
});
