import type { Prose } from '../template/prose';
import type { TextEdit } from '../text/edit';
import { addLinks, combine } from './combine';
import { type Draft, move } from './draft';
import type { Hit } from './hit';
import { findInPassage } from './in-passage';
import { judged, withoutContained } from './judged';
import { messageScore } from './learned/judge';
import type { PhrasingOptions, Work } from './options';
import { rewritesFor } from './working-rewrites';

export type { PhrasingOptions, Work } from './options';

/**
 * The promotional phrases of a message, in file order: at most one for each category and sentence, the surest. Reads
 * every passage (subject, preheader, body) and the links. Never throws; takes time proportional to the text.
 */
export function findPromotion(prose: Prose, options: PhrasingOptions, work: Work = { steps: 0 }): Hit[] {
  const hits: Hit[] = [];
  const passages = prose.passages.map((passage) => {
    const sentences = findInPassage(passage, options, work);
    addLinks(sentences, passage, prose);
    combine(sentences, passage.text);
    return { passage, sentences };
  });
  const message = messageScore(passages.flatMap(({ sentences }) => sentences));
  for (const { passage, sentences } of passages) {
    for (const sentence of sentences) {
      const found = withoutContained(judged(sentence, message));
      for (const draft of found) {
        const rewrites = () => rewritesFor(draft, found, message, passage.text, options, work);
        hits.push(new FoundHit(draft, rewrites, passage.span.start));
      }
    }
  }
  return hits.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.category < b.category ? -1 : 1),
  );
}

/** A hit in offsets of the file. Its rewrites are made when somebody asks: each is read like a message of its own. */
class FoundHit implements Hit {
  readonly category;
  readonly confidence;
  readonly entry;
  readonly span;
  readonly sentence;
  declare readonly denied?: true;
  readonly #propose: () => readonly TextEdit[];
  readonly #offset: number;
  #rewrites: readonly TextEdit[] | undefined;

  constructor(
    { category, confidence, entry, span, sentence, denied }: Draft,
    propose: () => readonly TextEdit[],
    offset: number,
  ) {
    this.category = category;
    this.confidence = confidence;
    this.entry = entry;
    this.span = move(span, offset);
    this.sentence = move(sentence, offset);
    if (denied) this.denied = denied;
    this.#propose = propose;
    this.#offset = offset;
  }

  get rewrites(): readonly TextEdit[] {
    this.#rewrites ??= this.#propose().map(({ span, newText }) => ({ span: move(span, this.#offset), newText }));
    return this.#rewrites;
  }
}
