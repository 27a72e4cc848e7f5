import { blankFieldsFix } from '../lint/blank-fields';
import type { Fix, Severity } from '../lint/finding';
import { blankKey, placeOf } from '../lint/place';
import type { TemplateRule } from './rule';

const email = (...audience: string[]) =>
  [
    '---',
    'channel: email',
    'message-nature: marketing',
    'audience:',
    ...audience.map((line) => `  ${line}`),
    '---',
    'New dates are out.',
    '',
  ].join('\n');

export const subscriberType: TemplateRule = {
  code: 'subscriber-type',
  title: 'Called companies, but nothing shows it',
  severity: 'error, warning or information',
  why: "PECR protects people, sole traders and ordinary partnerships; for companies and other corporate subscribers reg 22 asks no consent. What counts is who holds the contract for the address, not where somebody works: a private mailbox or a LinkedIn account is the person's own. Where you don't know, they count as individuals.",
  sources: ['PECR regs 2(1), 22(1)', 'ICO, Business-to-business marketing', 'ProvePrivacy, LinkedIn Marketing'],
  bad: [
    {
      title: 'A company without evidence',
      template: email('subscriber-type: company', 'address-type: work-named'),
      marks: ['company'],
    },
    {
      title: 'Judged by looking',
      template: email('subscriber-type: company', 'subscriber-evidence: manual-review', 'address-type: work-named'),
      marks: ['manual-review'],
    },
    {
      title: 'A company at a private address',
      template: email('subscriber-type: company', 'subscriber-evidence: companies-house', 'address-type: personal'),
      marks: ['personal'],
    },
    {
      title: 'Companies on LinkedIn',
      template: email('subscriber-type: company', 'subscriber-evidence: companies-house').replace(
        'email',
        'linkedin-message',
      ),
      marks: ['company'],
    },
    {
      title: 'Marketing to several kinds at once',
      template: email('subscriber-type: mixed', 'address-type: work-named'),
      marks: ['mixed'],
    },
  ],
  good: [
    {
      title: 'Checked at Companies House, at work addresses',
      template: email('subscriber-type: company', 'subscriber-evidence: companies-house', 'address-type: work-named'),
    },
    { title: 'Individuals', template: email('subscriber-type: individual', 'address-type: personal') },
  ],
  *check(subject) {
    const { facts, fields, nature, policy } = subject;
    const place = placeOf(subject, 'audience.subscriber-type', 'channel');
    const own = fields.span('audience.subscriber-type');
    const asUnknown: Fix[] = own
      ? [
          {
            title: 'Change the subscriber type to "unknown"',
            safety: 'suggestion',
            edits: [{ span: own, newText: 'unknown' }],
          },
        ]
      : [];
    const finding = (severity: Severity, message: string, span = place, paths: string[] = []) => ({
      severity,
      span,
      message,
      source: 'PECR regs 2(1), 22(1)',
      fixes: [
        ...blankFieldsFix(subject, 'Add how you know, to fill in', paths),
        ...(facts.claimsCorporate ? asUnknown : []),
      ],
    });
    const cautious = policy.riskAppetite === 'cautious';
    if (facts.claimsCorporate) {
      if (facts.channel?.linkedIn) {
        yield finding(
          cautious ? 'error' : 'warning',
          `These are called corporate subscribers (${facts.subscriberType}), but LinkedIn members have their accounts for themselves, wherever they work. They count as individuals here. Write "unknown".`,
        );
        return;
      }
      const evidence = fields.text('audience.subscriber-evidence');
      if (evidence === undefined || evidence === 'none') {
        yield finding(
          cautious ? 'error' : 'warning',
          `These are called corporate subscribers (${facts.subscriberType}), but nothing shows it, so they count as individuals. Record how you know under "audience.subscriber-evidence", or write "unknown".`,
          evidence === undefined
            ? (blankKey(subject, 'audience.subscriber-evidence') ?? place)
            : placeOf(subject, 'audience.subscriber-evidence', 'audience.subscriber-type'),
          ['audience.subscriber-evidence'],
        );
      } else if (weak.includes(evidence)) {
        yield finding(
          'warning',
          `How you know that these are corporate subscribers is weak evidence (${evidence}): profiles and statements don't tell who holds the contract. Check a register or your contract with them, or write "unknown".`,
          placeOf(subject, 'audience.subscriber-evidence', 'audience.subscriber-type'),
        );
      }
      if (
        facts.addressType !== undefined &&
        facts.subscriberClass === 'individual' &&
        evidence !== undefined &&
        evidence !== 'none'
      ) {
        yield finding(
          'warning',
          `These are called corporate subscribers (${facts.subscriberType}), but ${addresses(facts.addressType)}, so they count as individuals. Use the address the company provides, or write "unknown".`,
          placeOf(subject, 'audience.address-type', 'audience.subscriber-type'),
        );
      }
      return;
    }
    const concerned = nature === 'marketing' || nature === 'borderline';
    const mixed = (['subscriber-type', 'relationship'] as const).filter(
      (key) => fields.text(`audience.${key}`) === 'mixed',
    );
    const mail = ['electronic-mail', 'live-call', 'fax'].includes(facts.channel?.class ?? '');
    if (!concerned || !mail || mixed.length === 0) return;
    yield finding(
      'information',
      'Several kinds of people get this message, so the strictest rules hold for all of them. Consider splitting the list: a message to companies alone may need less.',
      placeOf(subject, `audience.${mixed[0]}`),
    );
  },
};

const weak = ['manual-review', 'self-declared'];

function addresses(type: string): string {
  return type === 'unknown' || type === 'mixed'
    ? `whose addresses these are isn't known (${type})`
    : `the addresses are people's own (${type})`;
}
