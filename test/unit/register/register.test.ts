import { describe, expect, it } from 'vitest';
import { registerShape } from '../../../shared/register/register';
import { approved, made, message } from './made';

const waived = `waivers:
  - { rule: privacy-notice, reason: The notice stands in our signature, by: Helen Marsh, until: 2027-01-31 }
  - { rule: channel-limit, reason: Kept from an older message }
  - { rule: privacy-notice }
`;

describe('the register', () => {
  it('has every template with both decisions, its assessment and its fingerprint', async () => {
    const { templates, files } = await made({ 'office.outreach.md': message(), 'office.lia.md': approved() });
    expect(files).toEqual({ templates: 1, assessments: 1, policies: 0, packs: 0, unread: 0 });
    expect(templates[0]).toMatchObject({
      file: 'office.outreach.md',
      id: 'office',
      title: 'Our office has moved',
      status: 'draft',
      pecr: { verdict: 'not-marketing', regulation: 'PECR reg 2(1)' },
      ukGdpr: { basis: 'legitimate-interests' },
      assessment: { ref: 'LIA-2026-014', file: 'office.lia.md' },
      riskAppetite: 'balanced',
    });
    expect(templates[0]!.fingerprint).toMatch(/^sha256:[0-9a-f]{32}$/);
  });

  it('has every finding of every file, with what a waiver accepts and why', async () => {
    const { findings, waivers, summary } = await made({
      'office.outreach.md': message({ fields: waived }),
      'office.lia.md': approved(),
    });
    const accepted = findings.filter(({ disposition }) => disposition === 'waived');
    expect(accepted.map(({ rule }) => rule)).toEqual(['privacy-notice']);
    expect(accepted[0]!.waiver).toEqual({
      reason: 'The notice stands in our signature',
      by: 'Helen Marsh',
      until: '2027-01-31',
    });
    expect(waivers.map(({ rule, outcome, line }) => [rule, outcome, line])).toEqual([
      ['privacy-notice', 'used', 10],
      ['channel-limit', 'unused', 11],
      ['privacy-notice', 'invalid', 12],
    ]);
    expect(summary.waived).toBe(1);
    expect(new Set(findings.map(({ file }) => file))).toEqual(new Set(['office.outreach.md', 'office.lia.md']));
  });

  it('keeps waivers whose findings the policy hides', async () => {
    const { waivers, findings } = await made({
      'outreach.yaml': 'rules: { waiver-unused: off }\n',
      'office.outreach.md': message({ fields: 'waivers: [{ rule: channel-limit, reason: Kept from before }]\n' }),
    });
    expect(findings.filter(({ rule }) => rule === 'waiver-unused')).toEqual([]);
    expect(waivers).toMatchObject([{ outcome: 'unused' }]);
  });

  it('tells how approvals stand', async () => {
    const first = await made({ 'office.outreach.md': message(), 'office.lia.md': approved() });
    const { fingerprint } = first.templates[0]!;
    const approvals = (id: string, print: string) =>
      `approvals:
  - { template: ${id}, version: 1, fingerprint: "sha256:${'0'.repeat(32)}", on: 2026-05-01, by: Alex Harrow }
  - { template: ${id}, version: 1, fingerprint: "${print}", on: 2026-06-01, by: Alex Harrow }
  - { template: gone, on: 2026-06-01, by: Alex Harrow }
`;
    const files = { 'office.outreach.md': message(), 'office.lia.md': approved(approvals('office', fingerprint)) };
    const now = await made(files);
    expect(now.approvals.map(({ template, state }) => [template, state])).toEqual([
      ['office', 'replaced'],
      ['office', 'current'],
      ['gone', 'no-template'],
    ]);
    expect(now.templates[0]!.approval).toMatchObject({ by: 'Alex Harrow', on: '2026-06-01', state: 'current' });
    const edited = await made({ ...files, 'office.outreach.md': message({ body: 'Our office has closed.' }) });
    expect(edited.templates[0]!.approval).toMatchObject({ state: 'changed' });
  });

  it('tells orphans and what has expired', async () => {
    const files = {
      'office.outreach.md': message(),
      'office.lia.md': approved(),
      'b.lia.md': '---\nid: LIA-2026-015\n---\n',
    };
    const { assessments, summary } = await made(files, { today: '2027-08-01' });
    expect(assessments.map(({ id, isOrphan, isExpired }) => [id, isOrphan, isExpired])).toEqual([
      ['LIA-2026-015', true, false],
      ['LIA-2026-014', false, true],
    ]);
    expect([summary.orphans, summary.expired]).toEqual([1, 1]);
  });

  it('names what could not be read, and claims nothing about it', async () => {
    const { unread, statement } = await made({ 'office.outreach.md': { unread: 'larger than 5 MB' } });
    expect(unread).toEqual([{ file: 'office.outreach.md', reason: 'larger than 5 MB' }]);
    expect(statement).toBe('No issues found by these checks in what could be read. 1 file could not be read.');
  });

  it('of some paths has the assessments and policies behind them, and no others', async () => {
    const register = await made(
      {
        'outreach.yaml':
          'risk-appetite: cautious\nrisk-appetite-reason: The board, in May\nrules: { frequency: off }\n',
        'email/office.outreach.md': message(),
        'sms/other.outreach.md': message(),
        'assessments/office.lia.md': approved(),
        'assessments/other.lia.md': '---\nid: LIA-2026-015\n---\n',
      },
      { wanted: 'email/' },
    );
    expect(register.templates.map(({ file }) => file)).toEqual(['email/office.outreach.md']);
    expect(register.assessments.map(({ id, templates }) => [id, templates])).toEqual([
      ['LIA-2026-014', ['email/office.outreach.md', 'sms/other.outreach.md']],
    ]);
    expect(register.policies).toMatchObject([
      {
        file: 'outreach.yaml',
        riskAppetite: 'cautious',
        riskAppetiteReason: 'The board, in May',
        rules: [{ rule: 'frequency', severity: 'off' }],
        templates: 1,
      },
    ]);
    expect(register.scope).toEqual([{ folder: '.', paths: ['email/'] }]);
  });

  it('names packs with their versions', async () => {
    const { packs } = await made({
      'outreach.yaml': 'packs: [house.yaml]\n',
      'house.yaml': 'version: 3\nbanned:\n  - phrase: bank holiday bundle\n',
      'office.outreach.md': message(),
    });
    expect(packs.find(({ name }) => name === 'P01')).toMatchObject({
      kind: 'built-in',
      label: 'Offer or discount',
      version: '1',
    });
    expect(packs.find(({ kind }) => kind === 'house')).toMatchObject({ name: 'house.yaml', version: '3' });
  });

  it('never claims more than that these checks found nothing, and says what it is not', async () => {
    const { statement, disclaimer } = await made({});
    expect(statement).toBe('No issues found by these checks.');
    expect(disclaimer.join(' ')).toMatch(/not legal advice.*A person decides.*can’t verify.*accountable/s);
  });

  it('is what its description says', async () => {
    const register = await made({ 'office.outreach.md': message({ fields: waived }), 'office.lia.md': approved() });
    expect(registerShape.problem(JSON.parse(JSON.stringify(register)), '')).toBeUndefined();
  });

  it.each([
    ['', 'office.outreach.md'],
    ['---\n', 'a.outreach.md'],
    ['---\nwaivers: 3\ncampaign: []\nlia: [x]\n---\n', 'a.outreach.md'],
    ['---\napprovals: [3, {}, null]\nhistory: x\nsafeguards: {}\n---\n', 'a.lia.md'],
    ['---\nid: [\n', 'a.lia.md'],
    ['packs: [../../x, 3]\nextends: outreach.yaml\n', 'outreach.yaml'],
  ])('takes what people write: %j', async (text, path) => {
    const register = await made({ [path]: text, 'office.outreach.md': message() });
    expect(registerShape.problem(JSON.parse(JSON.stringify(register)), '')).toBeUndefined();
  });
});
