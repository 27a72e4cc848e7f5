import { lawChanges, outdatedPhrases } from '../assessment/law-changes';
import { firstFence } from '../assessment/places';
import { type AssessmentSubject, isJudged } from '../lint/assessment-subject';
import { compareDays } from '../text/iso-day';
import type { AssessmentRule } from './rule';

export const assessmentOutdatedLaw: AssessmentRule = {
  code: 'assessment-outdated-law',
  title: 'The law has changed since',
  severity: 'information',
  why: 'The Data (Use and Access) Act 2025 changed PECR and UK GDPR step by step. An assessment that was last reviewed before a step may still be right, but nobody has looked. Words about law that no longer holds show the same.',
  sources: ['Data (Use and Access) Act 2025', 'SI 2025/904', 'SI 2026/82', 'UK GDPR Art 24(1)'],
  bad: [
    {
      title: 'Last reviewed before the law changed',
      template: '---\nid: LIA-2025-011\nstatus: approved\nlast-reviewed-on: 2025-10-27\n---\n',
      path: 'visits.lia.md',
      marks: ['2025-10-27'],
    },
    {
      title: 'Old fines and a bill that never became law',
      template:
        '---\nid: LIA-2026-014\nstatus: draft\ncreated-on: 2026-11-02\nscope: { audience: { countries: [GB] } }\n---\n### P7 Do specific data rules apply?\nThe ICO can fine us up to £500,000 until the DPDI Bill passes. EU GDPR applies.\n',
      path: 'newsletter.lia.md',
      marks: ['£500,000', 'DPDI Bill', 'EU GDPR'],
    },
  ],
  good: [
    {
      title: 'Reviewed since, and a sum that is no fine',
      template:
        '---\nid: LIA-2026-014\nstatus: approved\nlast-reviewed-on: 2026-11-20\n---\n### P2 What do you gain?\nSales of about £500,000 a year.\n',
      path: 'newsletter.lia.md',
    },
  ],
  *check(subject) {
    if (!isJudged(subject)) return;
    yield* reviewedBefore(subject);
    yield* outdatedWords(subject);
  },
};

function* reviewedBefore({ assessment, today }: AssessmentSubject) {
  const day = assessment.lastReviewedOn ?? assessment.approvedOn ?? assessment.createdOn;
  if (!day) return;
  const since = lawChanges.filter(
    (change) => compareDays(day.value, change.day) < 0 && compareDays(change.day, today) <= 0,
  );
  if (since.length === 0) return;
  const what = since.map((change) => `${change.what} (since ${change.day})`).join('; ');
  yield {
    severity: 'information' as const,
    span: day.span,
    message: `Nobody has gone through this assessment since the law changed: ${what}. Check whether it still holds, and record the day.`,
    source: since.map(({ source }) => source).join('; '),
    fixes: [],
  };
}

/** What an assessment of many pages says in its first 200,000 code units is enough to judge its age. */
const longestRead = 200_000;
const nearby = 150;

function* outdatedWords({ assessment, text }: AssessmentSubject) {
  const start = assessment.header.end > 0 ? firstFence.end : 0;
  // Messages that are kept as they were approved say what they say.
  const read = text.slice(0, Math.min(longestRead, assessment.approvedTexts[0]?.span.start ?? longestRead));
  const countries = assessment.scope.countries.map(({ value }) => value);
  const ukOnly = countries.length > 0 && countries.every((country) => /^(?:GB|UK)(?:$|-)/.test(country));
  for (const { pattern, near, ukOnly: onlyThere, truth, source } of outdatedPhrases) {
    if (onlyThere && !ukOnly) continue;
    for (const match of read.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (match.index < start) continue;
      if (near && !near.test(read.slice(Math.max(0, match.index - nearby), end + nearby))) continue;
      yield {
        severity: 'information' as const,
        span: { start: match.index, end },
        message: `“${match[0]}” is out of date. ${truth}. Check what follows from that here.`,
        source,
        fixes: [],
      };
    }
  }
}
