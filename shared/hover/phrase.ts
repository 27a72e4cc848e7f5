import { decisionLines } from '../decision/explain';
import type { Subject } from '../lint/subject';
import { categoryOf } from '../phrasing/categories';
import type { Hit } from '../phrasing/hit';
import { plainMarkdown } from '../text/markdown';
import { shorten } from '../text/shorten';
import { ruleLink, sourceText } from './finding';
import type { Links } from './hover';

const confidenceWords = {
  definite: 'Definite: by itself it makes the whole message marketing.',
  likely: 'Likely: two kinds of likely wording make the whole message marketing.',
  borderline: 'Borderline: its purpose decides, so a person has to.',
} as const;

/** The classifier's own entry: no set phrase, but the words of the sentence taken together. */
const plainWords = 'plain-words';

/**
 * Why a phrase was found, as Markdown: what kind it is, why its wording promotes, what that means for this audience and channel,
 * what else the message says, what the source says, and what could be written instead.
 */
export function phraseText(
  hit: Hit,
  subject: Pick<Subject, 'decision' | 'hits' | 'nature' | 'facts' | 'template'>,
  links: Links,
): string {
  const category = categoryOf(hit.category);
  const { entry } = hit;
  const { decision, template } = subject;
  const words = plainMarkdown(shorten(template.text.slice(hit.span.start, hit.span.end), 120));
  const learned = entry.id === plainWords;
  const seen = learned
    ? `No set phrase stands here, but the sentence promotes in plain words: taken together, they are typical of messages that promote. The program learned that from labelled examples. The words that weighed most: “${words}”. The kind is its best guess.`
    : `“${words}”: ${plainMarkdown(sentence(entry.reason))}`;
  const why = learned || entry.reason === category.why ? '' : ` ${plainMarkdown(sentence(category.why))}`;
  const pecr = decisionLines(decision).pecr;
  const rests = [...new Set([decision.pecr.regulation, entry.source ?? category.source])].join('; ');
  return [
    `**${category.label}**${entry.pack === undefined ? ` (${category.id})` : ` (house pack ${plainMarkdown(entry.pack)})`}`,
    `${seen}${why}`,
    `${confidenceWords[hit.confidence]}${hit.denied ? ' That the sentence says it sells nothing is no evidence.' : ''} ${around(hit, subject)}`,
    `For this audience and channel: ${plainMarkdown(pecr)}. ${plainMarkdown(decision.pecr.why)}`,
    sourceText(rests),
    `Instead: ${plainMarkdown(category.advice)}`,
    ...ruleLink('promotional-phrasing', links),
  ].join('\n\n');
}

/** What the rest of the message says about the phrase. */
function around(hit: Hit, { hits, nature, facts }: Pick<Subject, 'hits' | 'nature' | 'facts'>): string {
  const others = hits.filter((other) => other !== hit && other.confidence !== 'borderline').length;
  const rest =
    others === 0
      ? 'Nothing else in the message was found to promote'
      : `${others === 1 ? 'One more phrase' : `${others} more phrases`} in the message ${others === 1 ? 'promotes' : 'promote'}`;
  const declared = facts.declaredNature === undefined ? '' : `, it is declared ${plainMarkdown(facts.declaredNature)}`;
  return `${rest}${declared}, and it counts as ${nature}.`;
}

function sentence(text: string): string {
  return text.replace(/[^.!?]$/, '$&.');
}
