import { contains, type Span } from '../text/span';
import { type Draft, needsWords, placed, type SentenceDrafts, strength } from './draft';
import { straplinesIn } from './house-packs';
import { findInSentence } from './in-sentence';
import { mayPromote, outweighs, type Weightiest, weigh, weightiest } from './learned/judge';
import { type Reading, readingsOf } from './normalise';
import type { PhrasingOptions, Work } from './options';
import { houseCategory } from './pack-types';
import { sentences } from './sentences';
import { type Tokens, tokenise } from './tokens';

/** What was found in any wording of a text, in offsets of the text as it is written. */
export function findInText(text: string, options: PhrasingOptions, work: Work): SentenceDrafts[] {
  const [first, ...others] = readingsOf(text, work);
  const found = inSource(findInReading(first.text, options, work), first);
  for (const reading of others) addWording(found, inSource(findInReading(reading.text, options, work), reading));
  return found;
}

function inSource(found: SentenceDrafts[], reading: Reading): SentenceDrafts[] {
  if (!reading.changed) return found;
  return found.map((sentence) => placed(sentence, reading.spanInSource));
}

/** Adds what was found in another wording to the sentence of the first that stands in its place: what is new there, or surer. */
function addWording(found: SentenceDrafts[], wording: readonly SentenceDrafts[]): void {
  let index = 0;
  for (const { span, drafts, evidence, plainWords } of wording) {
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
    if (outweighs(evidence, place.evidence))
      found[index] = { ...place, evidence, plainWords: plainWords ?? place.plainWords };
  }
}

function findInReading(text: string, options: PhrasingOptions, work: Work): SentenceDrafts[] {
  const found = sentences(text).map((span) => readSentence(text, span, options, work));
  const straplines = options.packs ? straplinesIn(text, options.packs) : [];
  if (straplines.length === 0) return found;
  return found.map(({ span, evidence, drafts, plainWords }) => {
    const counts = (draft: Draft) => !straplines.some((strapline) => contains(strapline, draft.span));
    const own = plainWords && counts(plainWords) ? plainWords : undefined;
    return { span, evidence, drafts: drafts.filter(counts), plainWords: own };
  });
}

/** What is found by the words of a sentence alone. */
const plainWords = {
  id: 'plain-words',
  confidence: 'likely',
  reason: 'Promotion needs no marketing phrase: these words are typical of messages that promote.',
  source: 'ICO, Direct marketing guidance: purpose and content decide',
} as const;

function readSentence(text: string, span: Span, options: PhrasingOptions, work: Work): SentenceDrafts {
  const tokens = tokenise(text, span);
  work.steps += tokens.words.length;
  const evidence = weigh(tokens);
  const { drafts, spared } = findInSentence(text, span, tokens, options, work);
  // A phrase that was found says more than its words, unless a pack of the organisation takes it away.
  const said = !options.packs?.length && drafts.some(needsWords);
  const own = mayPromote(evidence) && !said ? weightiest(tokens) : undefined;
  return { span, evidence, drafts, plainWords: own && !spared?.(own) ? ownWords(own, tokens, span) : undefined };
}

function ownWords({ from, to, category }: Weightiest, { starts, ends }: Tokens, sentence: Span): Draft {
  const span = { start: starts[from]!, end: ends[to - 1]! };
  return { category, confidence: 'likely', span, sentence, entry: { ...plainWords, category } };
}
