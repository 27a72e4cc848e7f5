import type { Origin } from '../lint/fields';
import type { Subject } from '../lint/subject';
import { categoryOf } from '../phrasing/categories';
import { plainMarkdown as plain } from '../text/markdown';
import { shorten } from '../text/shorten';
import type { Node } from '../text/tree';
import { consentBeyondTheRecord } from './consent';
import type { Decision } from './decision';
import { type AssessedLimb, lackOf } from './limb';
import { unreadableRows } from './table';
import { type Verdict, verdictWords } from './verdict';

/** The decision in two lines that are never merged, one for each track. */
export function decisionLines({ pecr, ukGdpr }: Decision): { readonly pecr: string; readonly ukGdpr: string } {
  return {
    pecr: `PECR: ${verdictWords[pecr.verdict]} - ${pecr.row.brief} (${pecr.regulation.replace('PECR ', '')})`,
    ukGdpr: `UK GDPR: ${ukGdpr.line}`,
  };
}

/**
 * Why one template was decided as it was, as a Markdown page: both tracks, what decided them and where each fact comes from, and
 * what would change them. Texts of users are shown as they are and never as markup.
 */
export function explanationOf(subject: Subject): string {
  const { decision, fields, template } = subject;
  const { pecr, ukGdpr, besides } = decision;
  const unreadable = unreadableRows.filter((each) => each.concerns(pecr.row));
  const sections = [
    `# ${plain(fields.text('title') ?? template.path.slice(template.path.lastIndexOf('/') + 1))}`,
    'Two laws ask two questions of this message. An answer to one is none to the other.',
    '## PECR: may it be sent?',
    `**${capital(verdictWords[pecr.verdict])}:** ${pecr.row.brief}.`,
    plain(pecr.why),
    `Decided by row ${pecr.row.id} of the decision table, under ${pecr.regulation}. Behind it: ${pecr.row.source}.`,
    ...words(subject),
    ...facts(subject, ['channel', 'message-nature', ...pecr.row.fields]),
    ...limbs(pecr.limbs),
    ...(pecr.claim === 'consent'
      ? ['Only the wording and the form that people saw can show the rest:', bullets(consentBeyondTheRecord)]
      : []),
    '### What would change this',
    bullets([
      ...pecr.limbs
        .filter(isMissing)
        .map(({ limb }) => `Record, if it is so, as \`${limb.field}\`: ${limb.condition}.`),
      ...changes[pecr.verdict],
    ]),
    '## UK GDPR: may the data be used?',
    `**${capital(plain(ukGdpr.line))}.**`,
    plain(ukGdpr.reason),
    ...(ukGdpr.problems.length > 0
      ? [bullets(ukGdpr.problems.map(({ message, source }) => `${message} (${source})`))]
      : []),
    `The law behind it: ${ukGdpr.source}.`,
    ...facts(subject, ['lawful-basis', 'lia.ref', 'lia.version', 'audience.address-type', 'campaign.start']),
    ...(besides.length > 0
      ? ['## What applies besides', bullets(besides.map(({ what, source }) => `${what} (${source})`))]
      : []),
    "## What a template can't show",
    bullets(unreadable.map(({ what, reason }) => `${what} ${reason}`)),
    'These checks read what is written here. A person decides, and is accountable.',
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The phrases that make the message what it is for PECR, and what its author calls it. */
function words({ facts, hits, nature, template }: Subject): string[] {
  const declared = facts.declaredNature ? `declared ${plain(facts.declaredNature)}` : 'not declared';
  const found = [...hits]
    .sort((a, b) => order.indexOf(a.confidence) - order.indexOf(b.confidence))
    .slice(0, mostPhrases);
  const left = hits.length - found.length;
  const list = found.map(({ span, confidence, category }) => {
    const phrase = plain(shorten(template.text.slice(span.start, span.end), 80));
    return `“${phrase}”: ${confidence}, ${categoryOf(category).label.toLowerCase()}`;
  });
  const intro = `The message is ${declared}, and counts as ${plain(nature)}.`;
  if (list.length === 0) return [`${intro} No promotional phrase was found.`];
  return [`${intro} What the words show:`, bullets([...list, ...(left > 0 ? [`and ${left} more`] : [])])];
}

const mostPhrases = 10;
const order = ['definite', 'likely', 'borderline'];

/** The fields that decided, with their values and where each comes from. */
function facts({ fields }: Subject, paths: readonly string[]): string[] {
  const rows = [...new Set(paths)].map((path) => {
    const node = fields.find(path);
    const where = whereFrom(fields.originOf(path));
    return node ? `| \`${path}\` | ${value(node)} | ${where} |` : `| \`${path}\` | not recorded | |`;
  });
  return [['| Field | Value | Where it comes from |', '|---|---|---|', ...rows].join('\n')];
}

function whereFrom(origin: Origin | undefined): string {
  if (origin?.kind !== 'policy') return origin?.kind === 'built-in' ? 'built-in default' : 'this template';
  return `inherited from ${plain(origin.file.path)}, line ${origin.file.lines.positionAt(origin.span.start).line + 1}`;
}

function value(node: Node): string {
  if (node.kind === 'scalar') return plain(shorten(node.text, 80));
  if (node.kind === 'list')
    return plain(shorten(node.items.map((item) => (item.kind === 'scalar' ? item.text : '...')).join(', '), 80));
  return plain(shorten(node.entries.map((entry) => entry.key).join(', '), 80));
}

function limbs(assessed: readonly AssessedLimb[]): string[] {
  if (assessed.length === 0) return [];
  const lines = assessed.map((each) => {
    const lack = lackOf(each);
    const state = lack === undefined ? 'Met' : each.limb.advised ? 'Advised' : 'Not met';
    return `${state}: ${each.limb.condition} (${each.limb.source})${lack === undefined ? '' : `: ${lack}`}.`;
  });
  return ['### The conditions, one by one', bullets(lines)];
}

function isMissing({ limb, state }: AssessedLimb): boolean {
  return state === 'unknown' && !limb.advised;
}

const reword = 'If the words promote nothing any more, it is no marketing.';
const consent =
  'Consent that names you, this channel and this purpose, recorded under `consent` with `pecr-route: consent`, would be a permission.';

/** What leads from each verdict to another. */
const changes: Readonly<Record<Verdict, readonly string[]>> = {
  'not-marketing': ['One promotional phrase makes the whole message marketing.'],
  solicited: ['A second message that they did not ask for is unsolicited.'],
  consent: ['It ends when the consent is taken back, and covers no other channel, sender or purpose.'],
  'soft-opt-in': [
    'It ends when one of its conditions is no longer true: when somebody refuses, or when you promote something else.',
  ],
  corporate: [
    "Without evidence, or at addresses that are people's own, they count as individuals, and consent or a soft opt-in is needed.",
  ],
  screened: ['A screening counts for 28 days. Whoever asks you not to call must not be called again.'],
  'not-applicable': ['On a channel that sends to particular people by electronic means, PECR applies.'],
  review: ['A person who may decide does so, and records who, when and why as `decision-record`.', reword],
  'consent-needed': [
    reword,
    consent,
    'For your own customers, or as a charity for your supporters, a soft opt-in with every condition met would be one too.',
    'Legitimate interests and an assessment would not: they belong to the other question.',
  ],
  blocked: [reword, consent],
};

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
