import type { Finding } from '../lint/finding';
import type { Subject } from '../lint/subject';

/** Errors of one rule that the law settles: no policy can lower them or switch them off, and no waiver accepts them. */
export interface HardRule {
  readonly rule: string;
  /** What they are about, as a clause. */
  readonly what: string;
  readonly source: string;
  /** Which of the rule's errors; all of them where absent. */
  readonly when?: (subject: Subject, finding: Finding) => boolean;
}

export const hardRules: readonly HardRule[] = [
  {
    rule: 'pecr-permission',
    what: 'marketing without the permission it needs',
    source: 'PECR regs 19, 20, 21A, 21B and 22(2)',
  },
  { rule: 'soft-opt-in', what: "a soft opt-in whose conditions aren't met", source: 'PECR reg 22(3), (3A)' },
  {
    rule: 'consent-record',
    what: "consent that is claimed and isn't shown, where nothing else permits the message",
    source: 'PECR reg 22(2)',
    when: isForbidden,
  },
  {
    rule: 'promotional-phrasing',
    what: 'definite marketing by electronic mail without the permission it needs',
    source: 'PECR reg 22(2)',
    when: (subject, { confidence }) => confidence === 'definite' && isElectronicMail(subject) && isForbidden(subject),
  },
  {
    rule: 'call-screening',
    what: 'claims management and pensions calls without what the law asks of them',
    source: 'PECR regs 21A, 21B',
    when: ({ decision }) => decision.pecr.verdict === 'blocked',
  },
  {
    rule: 'sender-identity',
    what: 'marketing by electronic mail that conceals who sends it',
    source: 'PECR reg 23(a)',
    when: isMailMarketing,
  },
  {
    rule: 'opt-out-wording',
    what: 'marketing by electronic mail without an address to opt out at',
    source: 'PECR reg 23(b)',
    when: isMailMarketing,
  },
  {
    rule: 'lawful-basis',
    what: 'a recognised legitimate interest relied on for marketing',
    source: 'UK GDPR Art 6(1)(ea), Annex 1',
    when: ({ facts }) => facts.lawfulBasis === 'recognised-legitimate-interest',
  },
  {
    rule: 'special-category',
    what: 'special category data used on legitimate interests alone',
    source: 'UK GDPR Art 9',
    when: ({ facts }) => facts.lawfulBasis !== 'consent',
  },
];

/** Whether the law settles a finding. */
export function isHard(finding: Finding, subject: Subject): boolean {
  return (
    finding.severity === 'error' &&
    hardRules.some(({ rule, when }) => rule === finding.rule && (when?.(subject, finding) ?? true))
  );
}

/** What of a rule the law settles; undefined where it leaves all of it to you. */
export function hardRuleOf(code: string): HardRule | undefined {
  return hardRules.find(({ rule }) => rule === code);
}

/**
 * Rules that say that something can't be read, or that a policy or a waiver is wrong. They are neither set nor waived: nobody
 * would be told any more that the checks aren't what they seem.
 */
export const fixedRules: readonly string[] = [
  'front-matter-missing',
  'front-matter-syntax',
  'assessment-syntax',
  'waiver-invalid',
  'policy-syntax',
  'policy-value',
  'pack-invalid',
];

function isForbidden({ decision }: Subject): boolean {
  return decision.pecr.verdict === 'consent-needed' || decision.pecr.verdict === 'blocked';
}

/** A channel that isn't known yet counts as electronic mail: the strictest. */
function isElectronicMail({ facts }: Subject): boolean {
  return (facts.channel?.class ?? 'electronic-mail') === 'electronic-mail';
}

function isMailMarketing(subject: Subject): boolean {
  return isElectronicMail(subject) && subject.nature === 'marketing';
}
