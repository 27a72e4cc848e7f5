import { phraseSeverity } from '../decision/severity';
import { blankFieldsFix } from '../lint/blank-fields';
import { placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import type { TemplateRule } from './rule';

const notice = (...fields: string[]) =>
  [
    '---',
    'channel: linkedin-message',
    'message-nature: informational',
    ...fields,
    '---',
    "We've launched a LinkedIn page, feel free to follow us.",
    '',
  ].join('\n');
const record = [
  'decision-record:',
  '  decided-by: Data protection officer',
  '  date: 2026-11-20',
  '  reason: Offers nothing.',
];

export const decisionRecord: TemplateRule = {
  code: 'decision-record',
  title: 'A borderline message without a recorded decision',
  severity: 'warning',
  why: 'Where a message may or may not count as marketing, no check can settle it: somebody in your organisation decides whether to take the risk, and has to be able to show who decided, when and why.',
  sources: ['UK GDPR Arts 5(2), 24', 'ProvePrivacy, LinkedIn Marketing'],
  bad: [
    { title: 'Nobody has decided', template: notice(), marks: ['informational'] },
    { title: 'A decision without a reason', template: notice(...record.slice(0, 3)), marks: ['decision-record'] },
  ],
  good: [
    { title: 'Who decided, when and why', template: notice(...record) },
    {
      title: 'Nothing borderline in it',
      template: '---\nchannel: email\nmessage-nature: service\n---\nYour order is ready.\n',
    },
  ],
  *check(subject) {
    if (!subject.template.readable || !isForAPersonToDecide(subject)) return;
    const { fields } = subject;
    const missing = ['decided-by', 'date', 'reason']
      .map((key) => `decision-record.${key}`)
      .filter((path) => !fields.find(path));
    if (missing.length === 0) return;
    const begun = fields.find('decision-record') !== undefined;
    yield {
      severity: 'warning',
      span: placeOf(subject, begun ? missing[0]! : 'decision-record', 'message-nature', 'channel'),
      message: begun
        ? `The decision about this borderline message is recorded only in part. Missing: ${missing.map((path) => `"${path}"`).join(', ')}. Add it, so that you can show who decided, when and why.`
        : 'This message may or may not count as marketing, and nobody has recorded a decision. Have somebody who may decide do so, and record who, when and why; or reword it so that it promotes nothing.',
      source: 'UK GDPR Art 5(2)',
      fixes: blankFieldsFix(subject, 'Add a decision record to fill in', missing),
    };
  },
};

/** Borderline words without a permission; at the tolerant appetite also a likely phrase that is let pass. */
function isForAPersonToDecide({ decision, facts, fields, hits, nature, policy }: Subject): boolean {
  const { verdict } = decision.pecr;
  // Without any words in doubt, only the declaration is missing, and the rule about missing fields asks for it.
  const doubted = hits.some((hit) => hit.category !== 'P12');
  if (nature === 'borderline' && verdict === 'review') return doubted;
  if (policy.riskAppetite !== 'tolerant') return false;
  const decided = fields.find('decision-record') !== undefined;
  return hits.some((hit) => {
    const { category, confidence } = hit;
    if (confidence !== 'likely') return false;
    const phrase = { category, confidence, amongLikely: false, decided };
    const severity = phraseSeverity(phrase, facts, verdict, policy.riskAppetite);
    return severity !== undefined && severity !== 'error';
  });
}
