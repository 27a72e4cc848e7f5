import type { WaiverRule } from './rule';

/** A message of mixed nature with these lines below `waivers:`. */
export function accepted(...waiver: readonly string[]): string {
  return [
    '---',
    'channel: email',
    'message-nature: mixed',
    'waivers:',
    ...waiver,
    '---',
    'Your order has been dispatched. 20% off your next one.',
    '',
  ].join('\n');
}

export const waiverInvalid: WaiverRule = {
  code: 'waiver-invalid',
  title: "A waiver that doesn't count",
  severity: 'error',
  why: 'A waiver records that somebody accepted a finding, and why. Without a reason, a rule that exists, and an end where your policy wants one, it accepts nothing. What the law settles, such as marketing without permission, nobody can accept away.',
  sources: ['UK GDPR Art 5(2)', 'PECR reg 22(2)'],
  bad: [
    { title: 'No reason', template: accepted('  - rule: mixed-nature'), marks: ['mixed-nature'] },
    {
      title: "A rule that doesn't exist",
      template: accepted('  - rule: mixed-natur', '    reason: Both parts are on the DPO agenda in March.'),
      marks: ['mixed-natur'],
    },
    {
      title: 'Marketing without permission',
      template: accepted('  - rule: pecr-permission', '    reason: The head of sales has agreed to it.'),
      marks: ['pecr-permission'],
    },
    {
      title: 'No end, where the policy wants one',
      template: accepted('  - rule: mixed-nature', '    reason: Both parts are on the DPO agenda in March.'),
      policy: 'waivers: { require-until: true }\n',
      marks: ['mixed-nature'],
    },
  ],
  good: [
    {
      title: 'A decision that others can follow',
      template: accepted(
        '  - rule: mixed-nature',
        '    reason: Treated as marketing in every respect; the DPO has agreed.',
        '    by: Helen Marsh, DPO',
        '    until: 2027-03-31',
      ),
    },
  ],
  *check(uses) {
    for (const { outcome } of uses) {
      if (outcome.kind !== 'invalid') continue;
      for (const { span, message, source, meant } of outcome.problems) {
        const fixes = meant.map((code) => ({
          title: `Change to "${code}"`,
          safety: 'suggestion' as const,
          edits: [{ span, newText: code }],
        }));
        yield { severity: 'error', span, message, source, fixes };
      }
    }
  },
};
