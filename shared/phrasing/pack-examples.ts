import { proseOf } from '../template/prose';
import type { Problem } from '../text/tree';
import { findPromotion } from './find-promotion';
import type { Hit } from './hit';
import type { Pack } from './pack';
import type { Phrase, Placed } from './pack-types';

/** An example of a pack that behaves otherwise than the pack says, or does. */
export interface ExampleResult extends Placed {
  readonly phrase: Phrase;
  readonly expected: 'flags' | 'ignores';
  readonly passed: boolean;
}

/** More examples than anybody writes are not run. */
const mostExamples = 2000;

const results = new WeakMap<Pack, readonly ExampleResult[]>();

/** What became of each example of a house pack, which is a test of its phrase, in the order of the phrases. Never throws. */
export function runExamples(pack: Pack): readonly ExampleResult[] {
  let known = results.get(pack);
  if (!known) {
    const wanted = pack.entries.flatMap(({ phrase, flags, ignores }) => [
      ...flags.map((example) => ({ ...example, phrase, expected: 'flags' as const })),
      ...ignores.map((example) => ({ ...example, phrase, expected: 'ignores' as const })),
    ]);
    known = wanted.slice(0, mostExamples).map((example) => {
      const found = hitsIn(example.text, example.phrase, pack).some(
        ({ category }) => category === example.phrase.category,
      );
      return { ...example, passed: found === (example.expected === 'flags') };
    });
    results.set(pack, known);
  }
  return known;
}

/** Where examples don't behave as their pack says. */
export function exampleProblems(pack: Pack): Problem[] {
  return runExamples(pack)
    .filter(({ passed }) => !passed)
    .map(({ span, phrase, expected }) => ({
      span,
      message:
        expected === 'flags'
          ? `This example should be found as ${phrase.category}, but it isn't. Do the words of the pattern stand in it, in that order?`
          : `This example should not be found as ${phrase.category}, but it is. Make the pattern narrower, or add the wording under "except".`,
    }));
}

/** Read in the circumstances in which the phrase counts. */
function hitsIn(text: string, { when }: Phrase, pack: Pack): Hit[] {
  const prose = proseOf(text, { start: 0, end: text.length }, 'plain', []);
  return findPromotion(prose, {
    packs: [pack],
    solicited: when?.solicited ?? false,
    channel: when?.channel?.[0],
    nature: when?.nature?.[0],
  });
}
