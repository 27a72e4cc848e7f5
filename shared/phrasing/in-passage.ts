import type { Passage } from '../template/prose';
import { move, placed, type SentenceDrafts } from './draft';
import { findInText } from './in-text';
import { type PhrasingOptions, sameOptions, type Work } from './options';
import { Paragraphs } from './paragraphs';

/** What was found in the bodies that were read last: most often one is read again with a few letters more. */
const lastBodies: { readonly options: PhrasingOptions; readonly paragraphs: Paragraphs<SentenceDrafts[]> }[] = [];
const mostBodies = 2;

function paragraphsFor(options: PhrasingOptions): Paragraphs<SentenceDrafts[]> {
  let index = lastBodies.findIndex((body) => sameOptions(body.options, options));
  if (index < 0) index = lastBodies.push({ options, paragraphs: new Paragraphs() }) - 1;
  const [body] = lastBodies.splice(index, 1);
  lastBodies.unshift(body!);
  lastBodies.length = Math.min(lastBodies.length, mostBodies);
  return body!.paragraphs;
}

/** What was found in a passage, in offsets of its text. A body that was read lately costs what has changed in it. */
export function findInPassage({ part, text }: Passage, options: PhrasingOptions, work: Work): SentenceDrafts[] {
  if (part !== 'body') return findInText(text, options, work);
  const paragraphs = paragraphsFor(options);
  const found: SentenceDrafts[] = [];
  for (const { start, made } of paragraphs.read(text, (paragraph) => findInText(paragraph, options, work))) {
    for (const sentence of made) found.push(placed(sentence, (span) => move(span, start)));
  }
  return found;
}
