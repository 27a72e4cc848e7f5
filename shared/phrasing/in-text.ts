import { contains, type Span } from '../text/span';
import { type Draft, type SentenceDrafts, strength } from './draft';
import { straplinesIn } from './house-packs';
import { findInSentence } from './in-sentence';
import { outweighs, weigh } from './learned/judge';
import { type Reading, readingsOf } from './normalise';
import type { PhrasingOptions, Work } from './options';
import { houseCategory } from './pack-types';
import { sentences } from './sentences';
import { tokenise } from './tokens';

/** What was found in any wording of a text, in offsets of the text as it is written. */
export function findInText(text: string, options: PhrasingOptions, work: Work): SentenceDrafts[] {
  const [first, ...others] = readingsOf(text, work);
  const found = inSource(findInReading(first.text, options, work), first);
  for (const reading of others) addWording(found, inSource(findInReading(reading.text, options, work), reading));
  return found;
}

function inSource(found: SentenceDrafts[], reading: Reading): SentenceDrafts[] {
  if (!reading.changed) return found;
  return found.map(({ span, drafts, plainWords: own, ...weighed }) => {
    const sentence = reading.spanInSource(span);
    const inPlace = (draft: Draft) => ({ ...draft, span: reading.spanInSource(draft.span), sentence });
    return { ...weighed, span: sentence, drafts: drafts.map(inPlace), ...(own && { plainWords: inPlace(own) }) };
  });
}

/** Adds what was found in another wording to the sentence of the first that stands in its place: what is new there, or surer. */
function addWording(found: SentenceDrafts[], wording: readonly SentenceDrafts[]): void {
  let index = 0;
  for (const { span, drafts, ...alternative } of wording) {
    while (index < found.length - 1 && found[index]!.span.end <= span.start) index++;
    const place = found[index];
    if (!place) continue;
    for (const draft of drafts) {
      const { category, entry } = draft;
      const rival = place.drafts.findIndex(
        (other) => other.category === category && (category !== houseCategory || other.entry === entry),
      );
      if (rival < 0) place.drafts.push({ ...draft, sentence: place.span });
      else if (strength[place.drafts[rival]!.confidence] < strength[draft.confidence])
        place.drafts[rival] = { ...draft, sentence: place.span };
    }
    if (outweighs(alternative, place)) found[index] = { ...place, ...alternative };
  }
}

function findInReading(text: string, options: PhrasingOptions, work: Work): SentenceDrafts[] {
  const found = sentences(text).map((span) => readSentence(text, span, options, work));
  const straplines = options.packs ? straplinesIn(text, options.packs) : [];
  if (straplines.length === 0) return found;
  return found.map(({ plainWords: own, drafts, ...sentence }) => {
    const counts = (draft: Draft) => !straplines.some((strapline) => contains(strapline, draft.span));
    return { ...sentence, drafts: drafts.filter(counts), ...(own && counts(own) && { plainWords: own }) };
  });
}

/** What is found by the words of a sentence alone. */
const plainWords = {
  id: 'plain-words',
  confidence: 'likely',
  reason: 'Promotion needs no marketing phrase: these words are typical of messages that promote.',
  source: 'ICO, Direct marketing guidance: purpose and content decide',
} as const;

function readSentence(text: string, sentence: Span, options: PhrasingOptions, work: Work): SentenceDrafts {
  const tokens = tokenise(text, sentence);
  work.steps += tokens.words.length;
  const { evidence, weightiest } = weigh(tokens);
  const { drafts, spared } = findInSentence(text, sentence, tokens, options, work);
  // Marks alone have no words that could weigh most.
  if (!weightiest || weightiest.from === weightiest.to || spared?.(weightiest))
    return { span: sentence, evidence, drafts };
  const { from, to, category } = weightiest;
  const span = { start: tokens.starts[from]!, end: tokens.ends[to - 1]! };
  const own: Draft = { category, confidence: 'likely', span, sentence, entry: { ...plainWords, category } };
  return { span: sentence, evidence, drafts, plainWords: own };
}
