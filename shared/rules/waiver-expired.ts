import { dayInWords } from '../text/iso-day';
import type { WaiverRule } from './rule';
import { accepted } from './waiver-invalid';

export const waiverExpired: WaiverRule = {
  code: 'waiver-expired',
  title: 'A waiver whose day has passed',
  severity: 'warning',
  why: 'A waiver with an end holds up to that day and not beyond: whoever accepted the finding wanted it looked at again. The finding is back until it is put right or accepted anew.',
  sources: ['UK GDPR Art 5(2)'],
  bad: [
    {
      title: 'Accepted until the end of June',
      template: accepted(
        '  - rule: mixed-nature',
        '    reason: Treated as marketing in every respect; the DPO has agreed.',
        '    until: 2026-06-30',
      ),
      marks: ['2026-06-30'],
    },
  ],
  good: [
    {
      title: 'A waiver that still holds',
      template: accepted(
        '  - rule: mixed-nature',
        '    reason: Treated as marketing in every respect; the DPO has agreed.',
        '    until: 2027-03-31',
      ),
    },
  ],
  *check(uses) {
    for (const { waiver, outcome } of uses) {
      if (outcome.kind !== 'expired') continue;
      yield {
        severity: 'warning',
        span: waiver.until!.span,
        message: `This waiver held until ${dayInWords(outcome.day)}, so the finding is back. Put right what it names, or decide again and record a new day.`,
        source: 'UK GDPR Art 5(2)',
        fixes: [],
      };
    }
  },
};
