import type { Confidence } from '../../lint/finding';
import type { Tokens } from '../tokens';
import { categoryOfStems } from './categories';
import { classifierOf, type Evidence } from './classifier';
import { stemsOf } from './features';
import { categories, weights } from './weights';

/** The words of a sentence that speak most for promotion, in tokens, and the category they are typical of. */
export interface Weightiest {
  readonly from: number;
  readonly to: number;
  readonly category: string;
}

/** What is to be made of the phrases that were found in a sentence. */
export type Judgement =
  /** The words promote: phrases count as they are. */
  | 'promotes'
  /** The words speak against it: at most a borderline phrase is left. */
  | 'doubtful'
  /** The words speak clearly against it. */
  | 'informs';

const classifier = classifierOf(weights);

/** A sentence whose own words say less is no finding by its words, whatever stands around it. */
const leastOfItsOwn = 0;

export const weigh: (tokens: Tokens) => Evidence = classifier.weigh;

/** Whether the words of a sentence say enough for a finding of their own. */
export function mayPromote(evidence: Evidence): boolean {
  return classifier.score(evidence) >= leastOfItsOwn;
}

/** Undefined where there are no words: marks alone have none that could weigh most. */
export function weightiest(tokens: Tokens): Weightiest | undefined {
  const { from, to } = classifier.weightiest(tokens);
  return from < to ? { from, to, category: categoryOfStems(categories, stemsOf(tokens)) } : undefined;
}

/** Whether the words of one wording speak more for promotion than those of another. */
export function outweighs(one: Evidence, other: Evidence): boolean {
  return classifier.score(one) > classifier.score(other);
}

/**
 * How much each thing counts: the sentence's own words, the words of the whole message (a service message seldom promotes in a sentence
 * that doesn't say so clearly), and the surest phrase found. Fitted on sentences and messages that the classifier had not seen; phrases
 * count for twice what was fitted, because the lessons are pairs in which the same wording promotes as often as it doesn't.
 */
const share = { words: 0.87, message: 0.6, likely: 0.8, definite: 1.5 };
/** A long message is no surer than this. */
const mostOfMessage = 4;
const leastToPromote = { alone: 0.7, inMessage: 0.55 };
/** A bare invitation to a page is what its reader may decide on; the words around it have to be clear to make it more than that. */
const leastBesidePage = 2;
const leastToDoubt = -2.5;
/** From here on a sentence speaks for itself. */
const outright = 1.5;

/** What the words of all sentences of a message say together; undefined for a single sentence, which has nothing around it. */
export function messageScore(sentences: readonly { readonly evidence: Evidence }[]): number | undefined {
  if (sentences.length < 2) return undefined;
  let sum = 0;
  let count = 0;
  for (const { evidence } of sentences) {
    sum += evidence.sum;
    count += evidence.count;
  }
  return Math.max(-mostOfMessage, Math.min(mostOfMessage, classifier.score({ sum, count })));
}

/** Judges one sentence by its words, its message and the surest of the phrases found in it. */
export function judge(
  evidence: Evidence,
  message: number | undefined,
  surest: { readonly confidence: Confidence; readonly category: string } | undefined,
): Judgement {
  const confidence = surest?.confidence;
  const phrase = confidence === 'definite' ? share.definite : confidence === 'likely' ? share.likely : 0;
  // What a sentence says outright, a service message around it doesn't take back.
  const own = classifier.score(evidence);
  if (confidence === 'definite' && own > outright) return 'promotes';
  const usual = message === undefined ? leastToPromote.alone : leastToPromote.inMessage;
  const least = confidence === 'borderline' && surest?.category === 'P13' ? leastBesidePage : usual;
  const among = message === undefined ? 0 : weights.messageBias + message * share.message;
  const score = own * share.words + among + phrase;
  return score > least ? 'promotes' : score > leastToDoubt ? 'doubtful' : 'informs';
}
