import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../shared/register/calendar';
import { approved, made, message, today } from './made';

const waiver = (fields: string) =>
  message({ fields: `waivers: [{ rule: privacy-notice, reason: It stands in our signature, ${fields} }]\n` });

async function days(assessment: string, template: string, day = today) {
  const found = calendarOf(await made({ 'office.outreach.md': template, 'office.lia.md': assessment }, { today: day }));
  return found.map(({ kind, day, title }) => `${day} ${kind} ${title}`);
}

describe('the calendar', () => {
  it('has the review of an approved assessment, the day it expires, and the end of a waiver', async () => {
    expect(await days(approved(), waiver('until: 2027-01-31'))).toEqual([
      '2027-01-31 waiver-end Waiver of privacy-notice ends',
      '2027-06-01 review Review LIA-2026-014',
      '2027-08-01 expiry LIA-2026-014 expires unless it is reviewed',
    ]);
  });

  it('keeps a review that is overdue, and no expiry that is over', async () => {
    expect(await days(approved(), message(), '2027-07-01')).toEqual([
      '2027-06-01 review Review LIA-2026-014',
      '2027-08-01 expiry LIA-2026-014 expires unless it is reviewed',
    ]);
    expect(await days(approved(), message(), '2027-08-02')).toEqual(['2027-06-01 review Review LIA-2026-014']);
  });

  it.each(['draft', 'withdrawn', 'rejected', 'superseded', 'in-review'])(
    'has nothing of one that is %s',
    async (status) => {
      expect(await days(approved().replace('status: approved', `status: ${status}`), message())).toEqual([]);
    },
  );

  it('has no end of a waiver that has ended, has none, or never counted', async () => {
    for (const fields of ['until: 2026-11-22', 'by: Helen', 'until: soon']) {
      const found = await days('---\nid: X\n---\n', waiver(fields));
      expect(found, fields).toEqual([]);
    }
  });

  it('expires on the day from which nothing may rely on it', async () => {
    const files = { 'office.outreach.md': message(), 'office.lia.md': approved() };
    const standing = async (day: string) => (await made(files, { today: day })).assessments[0]!.standing;
    expect([await standing('2027-07-31'), await standing('2027-08-01')]).toEqual(['review-due', 'expired']);
  });

  it('knows its entries again when their day moves, and two that are alike apart', async () => {
    const ids = async (text: string, template = message()) =>
      calendarOf(await made({ 'office.outreach.md': template, 'office.lia.md': text })).map(({ id }) => id);
    const moved = approved().replace('review-due: 2027-06-01', 'review-due: 2027-09-01');
    expect((await ids(moved)).sort()).toEqual((await ids(approved())).sort());
    const twice = message({
      fields: `waivers:\n${'  - { rule: privacy-notice, reason: In our signature, until: 2027-01-31 }\n'.repeat(2)}`,
    });
    const all = await ids(approved(), twice);
    expect(new Set(all).size).toBe(4);
  });
});
