import { beforeAll, describe, expect, it } from 'vitest';
import { readRegister } from '../../../shared/register/read';
import type { Register } from '../../../shared/register/register';
import { changesBetween, withChanges } from '../../../shared/register/since';
import { approved, type Files, made, message } from './made';

const waiver = 'waivers: [{ rule: privacy-notice, reason: The notice stands in our signature, by: Helen Marsh }]\n';
const approval = 'approvals: [{ template: office, version: 1, on: 2026-06-01, by: Alex Harrow }]\n';
const files: Files = {
  'outreach.yaml': 'risk-appetite: balanced\n',
  'office.outreach.md': message({ fields: waiver }),
  'offer.outreach.md': message({ title: 'Our offer', body: 'Save 20% on your next order, this week only!' }),
  'office.lia.md': approved(approval),
  'old.lia.md': '---\nid: LIA-2024-001\n---\n',
  'broken.outreach.md': { unread: 'no permission to read it' },
};

let before: Register;
beforeAll(async () => {
  before = await made(files);
});

/** What a comparison with the files after a change says, as short lines. */
async function said(change: Files, without: readonly string[] = []): Promise<string[]> {
  const kept = Object.fromEntries(Object.entries({ ...files, ...change }).filter(([path]) => !without.includes(path)));
  return changesBetween(before, await made(kept)).map(
    ({ kind, change, file, fields }) =>
      `${kind} ${change} ${file}${fields.map(({ field, before, after }) => ` ${field}: ${before ?? '-'} > ${after ?? '-'}`).join(',')}`,
  );
}

describe('what has changed', () => {
  it('is nothing where nothing has', async () => {
    expect(await said({})).toEqual([]);
  });

  it('is nothing where a finding only stands elsewhere', async () => {
    const moved = message({ title: 'Our offer', body: '\n\n\nSave 20% on your next order, this week only!' });
    expect(await said({ 'offer.outreach.md': moved })).toEqual([]);
  });

  it('names a template that came, and one that went, with all that was found in it', async () => {
    const lines = await said({ 'new.outreach.md': message({ title: 'A third' }) }, ['offer.outreach.md']);
    expect(lines).toContain('template added new.outreach.md');
    expect(lines).toContain('template removed offer.outreach.md');
    expect(lines).toContain('finding removed offer.outreach.md');
  });

  it('names another status, decision and fingerprint', async () => {
    const lines = await said({ 'office.lia.md': approved(approval).replace('status: approved', 'status: withdrawn') });
    expect(lines.find((line) => line.startsWith('template changed office.outreach.md'))).toMatch(
      /assessment\.status: \S+ > withdrawn/,
    );
    expect(lines.find((line) => line.startsWith('assessment changed'))).toMatch(/status: approved > withdrawn/);
  });

  it('names a waiver that went, and the finding that is open again', async () => {
    const lines = await said({ 'office.outreach.md': message() });
    expect(lines).toContain('waiver removed office.outreach.md');
    expect(lines).toContain('finding changed office.outreach.md disposition: waived > open');
  });

  it('names another reason of a waiver', async () => {
    const lines = await said({
      'office.outreach.md': message({ fields: waiver.replace('in our signature', 'on our page') }),
    });
    expect(lines).toEqual([
      'waiver changed office.outreach.md reason: The notice stands in our signature > The notice stands on our page',
    ]);
  });

  it('names an approval that went', async () => {
    expect(await said({ 'office.lia.md': approved() })).toContain('approval removed office.lia.md');
  });

  it('names an assessment that went', async () => {
    expect(await said({}, ['old.lia.md'])).toContain('assessment removed old.lia.md');
  });

  it('names a line of history that was taken out', async () => {
    const rewritten = approved(approval).replace('change: Approved version 1', 'change: Approved');
    expect((await said({ 'office.lia.md': rewritten })).filter((line) => line.startsWith('history'))).toEqual([
      'history added office.lia.md',
      'history removed office.lia.md',
    ]);
  });

  it('names what can be read again', async () => {
    expect(await said({ 'broken.outreach.md': message() })).toContain('unread removed broken.outreach.md');
  });

  it('names a rule that was switched off', async () => {
    const lines = await said({ 'outreach.yaml': 'rules: { privacy-notice: off }\n' });
    expect(lines.find((line) => line.startsWith('policy changed'))).toContain('privacy-notice: off');
  });

  /** Whatever a file loses, no row of the evidence goes without a word. */
  it('names every single row that is missing', () => {
    const sections = [
      'policies',
      'packs',
      'unread',
      'templates',
      'findings',
      'waivers',
      'assessments',
      'approvals',
    ] as const;
    for (const section of sections) {
      expect(before[section].length, section).toBeGreaterThan(0);
      for (const position of before[section].keys()) {
        const without = { ...before, [section]: before[section].toSpliced(position, 1) } as Register;
        const changes = changesBetween(before, without);
        expect(changes.filter(({ change }) => change === 'removed').length, `${section} ${position}`).toBeGreaterThan(
          0,
        );
        expect(changesBetween(without, before).filter(({ change }) => change === 'added').length).toBeGreaterThan(0);
      }
    }
  });
});

describe('a register with what has changed', () => {
  const settled = ({ findings }: Register) =>
    findings.filter(({ disposition }) => disposition === 'fixed' || disposition === 'gone');

  it('keeps findings that were fixed', async () => {
    const now = await made({ ...files, 'offer.outreach.md': message({ title: 'Our offer' }) });
    const { findings, since } = withChanges(now, before, 'register.json');
    expect(since).toMatchObject({ name: 'register.json', today: before.today });
    const fixed = findings.filter(({ disposition }) => disposition === 'fixed');
    expect(fixed.map(({ rule }) => rule)).toContain('promotional-phrasing');
    expect(new Set(fixed.map(({ file }) => file))).toEqual(new Set(['offer.outreach.md']));
  });

  it('takes nothing for fixed whose file is gone, unreadable, or no longer checked for it', async () => {
    const { 'offer.outreach.md': _, ...rest } = files;
    for (const change of [rest, { ...rest, 'offer.outreach.md': { unread: 'not a text file' } }]) {
      const dispositions = settled(withChanges(await made(change), before, 'before')).map(
        ({ disposition }) => disposition,
      );
      expect(dispositions).not.toContain('fixed');
      expect(dispositions).toContain('gone');
    }
    const off = withChanges(
      await made({ ...files, 'outreach.yaml': 'rules: { privacy-notice: off }\n' }),
      before,
      'before',
    );
    expect(settled(off).map(({ rule, disposition }) => [rule, disposition])).toContainEqual(['privacy-notice', 'gone']);
    expect(
      settled(off).filter(({ rule, disposition }) => rule === 'privacy-notice' && disposition === 'fixed'),
    ).toEqual([]);
  });

  it('compares with what an earlier register found, not with what that compared', async () => {
    const second = withChanges(
      await made({ ...files, 'offer.outreach.md': message({ title: 'Our offer' }) }),
      before,
      'first',
    );
    const third = withChanges(
      await made({ ...files, 'offer.outreach.md': message({ title: 'Our offer' }) }),
      second,
      'second',
    );
    expect(third.since!.changes).toEqual([]);
    expect(settled(third)).toEqual([]);
  });

  it('can be read from its own text', () => {
    expect(readRegister(`\ufeff${JSON.stringify(before)}`)).toEqual({ register: before });
  });

  it.each([
    ['', 'it is not JSON'],
    ['[]', 'it is not an object'],
    ['{}', 'schema is missing'],
    ['{"schema":2}', 'schema is not 1'],
    ['null', 'it is not an object'],
    [
      '{"schema":1,"tool":{"name":"lawful-outreach","version":"1","rulesetDate":"yesterday"}}',
      'tool.rulesetDate is not a day written as YYYY-MM-DD',
    ],
  ])('is not read from %j', (text, problem) => {
    expect(readRegister(text)).toEqual({ problem });
  });
});
