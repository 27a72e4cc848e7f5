import fc from 'fast-check';
import { PatternCheck } from '../../shared/phrasing/automaton';

/** A pattern of a pack, and every way it can be meant, written out: one word each, undefined where any word fits. */
export interface Pattern {
  readonly written: string;
  readonly meanings: readonly (readonly (string | undefined)[])[];
}

const word = fc.constantFrom('a', 'b', 'c').map((text): Pattern => ({ written: text, meanings: [[text]] }));
const anything: fc.Arbitrary<Pattern> = fc.constant({ written: '_', meanings: [[undefined]] });
const gap = fc.integer({ min: 1, max: 3 }).map(
  (most): Pattern => ({
    written: `..${most}`,
    meanings: Array.from({ length: most + 1 }, (_, length) => new Array<undefined>(length).fill(undefined)),
  }),
);

const inRow = (parts: readonly Pattern[]): Pattern => ({
  written: parts.map(({ written }) => written).join(' '),
  meanings: parts.reduce<readonly (readonly (string | undefined)[])[]>(
    (before, { meanings }) => before.flatMap((each) => meanings.map((meaning) => [...each, ...meaning])),
    [[]],
  ),
});

const oneOf = fc.array(fc.array(word, { minLength: 1, maxLength: 2 }).map(inRow), { minLength: 2, maxLength: 3 }).map(
  (choices): Pattern => ({
    written: `(${choices.map(({ written }) => written).join('|')})`,
    meanings: choices.flatMap(({ meanings }) => meanings),
  }),
);

const optional = fc
  .oneof(word, oneOf)
  .map(({ written, meanings }): Pattern => ({ written: `${written}?`, meanings: [[], ...meanings] }));

/** Patterns that are in the language. */
export const patterns: fc.Arbitrary<Pattern> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: word },
      { weight: 1, arbitrary: anything },
      { weight: 1, arbitrary: gap },
      { weight: 2, arbitrary: oneOf },
      { weight: 2, arbitrary: optional },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map(inRow)
  .filter(({ written }) => new PatternCheck().problem(written) === undefined);
