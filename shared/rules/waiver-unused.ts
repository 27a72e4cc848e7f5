import { removeWaiver } from '../lint/waiver-edits';
import type { WaiverRule } from './rule';
import { accepted } from './waiver-invalid';

export const waiverUnused: WaiverRule = {
  code: 'waiver-unused',
  title: 'A waiver that has nothing to accept',
  severity: 'information',
  why: 'A waiver that is left behind would silently accept the next finding of its kind. Take it out once what it accepted has gone; version control keeps the decision.',
  sources: ['UK GDPR Art 5(2)'],
  bad: [
    {
      title: 'What it accepted has gone',
      template: accepted(
        '  - rule: lia-review-due',
        '    reason: The review is booked for the first week of March.',
        '    by: Helen Marsh, DPO',
      ),
      marks: ['lia-review-due'],
    },
    {
      title: 'Words that no longer stand in the message',
      template: accepted(
        '  - rule: mixed-nature',
        '    phrase: summer fair',
        '    reason: Treated as marketing in every respect; the DPO has agreed.',
      ),
      marks: ['mixed-nature'],
    },
  ],
  good: [
    {
      title: 'A waiver that is needed',
      template: accepted(
        '  - rule: mixed-nature',
        '    reason: Treated as marketing in every respect; the DPO has agreed.',
      ),
    },
  ],
  *check(uses, { template }) {
    // While the header can't be read, findings are held back, and what seems unused may not be.
    if (!template.readable) return;
    for (const { waiver, outcome } of uses) {
      if (outcome.kind !== 'unused') continue;
      const edits = removeWaiver(template, waiver);
      yield {
        severity: 'information',
        span: waiver.rule!.span,
        message: waiver.phrase
          ? `No finding of this rule marks "${waiver.phrase.text.slice(0, 60)}" any more, so there is nothing to accept. Take this waiver out.`
          : 'There is no finding of this rule any more, so there is nothing to accept. Take this waiver out.',
        source: 'UK GDPR Art 5(2)',
        fixes: edits ? [{ title: 'Remove this waiver', safety: 'safe', edits }] : [],
      };
    }
  },
};
