import { phraseSeverity } from '../decision/severity';
import type { Verdict } from '../decision/verdict';
import { type Fix, withLazyFixes } from '../lint/finding';
import type { Subject } from '../lint/subject';
import { categoryOf } from '../phrasing/categories';
import type { Hit } from '../phrasing/hit';
import { isBalanced } from '../phrasing/sentence-parts';
import { shorten } from '../text/shorten';
import type { Span } from '../text/span';
import { declareMarketing } from './nature-mismatch';
import type { TemplateRule } from './rule';

const seedHeader = [
  '---',
  'channel: linkedin-message',
  'message-nature: informational',
  'audience:',
  '  subscriber-type: unknown',
  '---',
  '',
].join('\n');

export const promotionalPhrasing: TemplateRule = {
  code: 'promotional-phrasing',
  title: 'A phrase that promotes',
  severity: 'by appetite',
  why: 'One promotional element turns the whole message into direct marketing, however it is labelled. To individuals (people, sole traders, most partnerships, and anyone you are not sure about) marketing by email, text or private message normally needs consent or the soft opt-in. An assessment of your legitimate interests does not replace that.',
  sources: [
    'PECR reg 22',
    'PECR reg 2(1)',
    'ICO, Direct marketing guidance',
    'ICO monetary penalties: EE 2019, American Express 2021, Halfords 2022',
  ],
  bad: [
    {
      title: 'A page invitation with a sales pitch',
      template: `${seedHeader}Follow our page for exclusive deals and updates on our services\n`,
      marks: [
        'Follow our page for exclusive deals and updates on our services',
        'exclusive deals',
        'updates on our services',
      ],
    },
    {
      title: 'An upsell in a service message',
      template:
        '---\nchannel: email\nmessage-nature: service\n---\nYour order has been dispatched. Upgrade to Pro and save 20%.\n',
      marks: ['Upgrade to Pro', 'save 20%'],
    },
  ],
  good: [
    {
      title: 'A plain notice',
      template:
        '---\nchannel: email\nmessage-nature: service\n---\nYour order has been dispatched. It should arrive on Tuesday.\n',
    },
    {
      title: 'Marketing with consent on record',
      template: [
        '---',
        'channel: email',
        'message-nature: marketing',
        'pecr-route: consent',
        'consent:',
        '  channels: [email]',
        '  sender-named: true',
        '  evidence: Sign-up form log',
        '---',
        '20% off your first order.',
        '',
      ].join('\n'),
    },
  ],
  *check(subject) {
    const { hits, banned, facts, fields, decision, policy } = subject;
    const { verdict, regulation } = decision.pecr;
    const likely = new Set(hits.filter((hit) => hit.confidence === 'likely').map((hit) => hit.category));
    const decided = fields.find('decision-record') !== undefined;
    for (const hit of hits) {
      const { category, confidence } = hit;
      const phrase = { category, confidence, amongLikely: likely.size > 1, decided };
      const severity = phraseSeverity(phrase, facts, verdict, policy.riskAppetite);
      if (!severity) continue;
      const { span } = hit;
      const said = { severity, span, message: messageFor(hit, subject), source: regulation, category, confidence };
      yield withLazyFixes(said, () => fixesFor(hit, subject));
    }
    for (const hit of banned) {
      yield {
        severity: 'warning',
        span: hit.span,
        message: bannedMessage(hit, subject),
        source: `House pack ${hit.entry.pack}`,
        category: hit.category,
        fixes: rewriteFixes(hit, subject),
      };
    }
  },
};

function messageFor(hit: Hit, { decision, template }: Subject): string {
  const category = categoryOf(hit.category);
  const words = { definite: 'Marketing', likely: 'Likely marketing', borderline: 'May be marketing' }[hit.confidence];
  const phrase = shorten(template.text.slice(hit.span.start, hit.span.end), 80);
  const denial = hit.denied ? ' Saying that it is no marketing is not evidence.' : '';
  return `${words}: “${phrase}” (${hit.category} ${category.label.toLowerCase()}). ${reason(hit)} ${consequence(hit, decision.pecr.verdict)}${denial}`;
}

function reason(hit: Hit): string {
  const category = categoryOf(hit.category);
  const raised = category.confidence === 'borderline' && hit.confidence !== 'borderline';
  return raised ? 'An invitation that comes with offers or benefits promotes them.' : asSentence(hit.entry.reason);
}

function consequence(hit: Hit, verdict: Verdict): string {
  if (hit.confidence === 'borderline') {
    return hit.category === 'P12'
      ? 'Tone alone proves nothing.'
      : 'It may fall outside PECR: decide, and record why you think so.';
  }
  if (verdict === 'consent-needed' || verdict === 'blocked' || verdict === 'review') {
    return 'To people who may be individual subscribers it normally needs consent or the soft opt-in; an assessment replaces neither. Reword it, or record the permission you rely on.';
  }
  return 'One promotional element makes the whole message marketing. Reword it, or declare the message marketing.';
}

function bannedMessage({ entry, span }: Hit, { template }: Subject): string {
  const [rewrite] = entry.rewrites ?? [];
  const advice = rewrite && 'text' in rewrite ? `Write “${shorten(rewrite.text, 60)}” instead.` : 'Use other words.';
  return `“${shorten(template.text.slice(span.start, span.end), 80)}” is on your organisation's list of banned wordings. ${asSentence(entry.reason)} ${advice}`;
}

/** What a house pack says may lack its full stop. */
function asSentence(reason: string): string {
  return reason.replace(/[^.!?]$/, '$&.');
}

/** An edit that would cut markup in two is none: the passage that is read doesn't show it. */
function rewriteFixes(hit: Hit, { template }: Subject): Fix[] {
  const whole = hit.rewrites.filter(({ span }) => isBalanced(template.text.slice(span.start, span.end)));
  return whole.map((edit) => ({
    title:
      edit.newText === ''
        ? `Remove “${shorten(template.text.slice(edit.span.start, edit.span.end), 40)}”`
        : `Replace with “${shorten(edit.newText, 60)}”`,
    safety: 'suggestion',
    edits: [edit],
  }));
}

function fixesFor(hit: Hit, subject: Subject): Fix[] {
  const fixes = rewriteFixes(hit, subject);
  const removal = sentenceRemoval(hit.sentence, subject);
  if (removal)
    fixes.push({ title: 'Remove this sentence', safety: 'suggestion', edits: [{ span: removal, newText: '' }] });
  if (hit.confidence !== 'borderline') fixes.push(...declareMarketing(subject));
  return fixes;
}

/** A stretch with the marks of emphasis that are about it alone: "**Book a demo.**" */
function withEmphasis({ start, end }: Span, text: string): Span {
  let width = 0;
  while (/[*_~]/.test(text[start - 1 - width] ?? '') && text[start - 1 - width] === text[end + width]) width++;
  return { start: start - width, end: end + width };
}

/**
 * The sentence and the white space it leaves behind; undefined in a subject line, which would be left empty, and where markup
 * begins in it and ends elsewhere.
 */
function sentenceRemoval(sentence: Span, { template }: Subject): Span | undefined {
  const { text, body, lines } = template;
  if (sentence.start < body.start) return undefined;
  const { start: from, end: to } = withEmphasis(sentence, text);
  if (!isBalanced(text.slice(from, to))) return undefined;
  const line = lines.line(lines.positionAt(from).line);
  const lastLine = lines.line(lines.positionAt(to).line);
  const alone = text.slice(line.start, from).trim() === '' && text.slice(to, lastLine.end).trim() === '';
  let [start, end] = [from, to];
  if (alone) {
    // The line goes with it, and the blank line below, so that no hole stays.
    start = line.start;
    end = lastLine.end;
    const breaks = /^(?:\r\n|\r|\n){1,2}/.exec(text.slice(end, end + 4))?.[0] ?? '';
    return { start, end: end + breaks.length };
  }
  while (end < lastLine.end && (text[end] === ' ' || text[end] === '\t')) end++;
  if (end === lastLine.end) while (start > line.start && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return { start, end };
}
