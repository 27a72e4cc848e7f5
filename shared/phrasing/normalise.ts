import type { Span } from '../text/span';
import type { Work } from './find-promotion';
import { readCharacters } from './normalise/characters';
import type { EditedText } from './normalise/edited-text';
import { joinSpelled } from './normalise/spelled';
import { readSpintax } from './normalise/spintax';
import { suspicionOf } from './normalise/suspicion';
import { readWords } from './normalise/words';

/** A text as the reader sees it, and where that stands in the source. */
export interface Reading {
  readonly text: string;
  /** Whether anything was changed; if not, `text` is the source itself. */
  readonly changed: boolean;
  /** The stretch of the source in which a reader sees `span` of the text, with the marks on its last letter. */
  spanInSource(span: Span): Span;
}

/**
 * A paragraph of copy as its reader sees it: no invisible characters, entities decoded, letters of any shape as plain letters,
 * look-alikes, digits and signs in words as the letters they stand for, spelled-out words whole, the first alternative of spintax.
 * Case, white space, punctuation, emoji, merge fields and genuine words of other scripts stay. Never throws (a lone surrogate stays
 * what it is); takes time proportional to the text.
 */
export function normalise(text: string, work: Work = { steps: 0 }): Reading {
  return readingsOf(text, work)[0];
}

/** Every wording of a paragraph, normalised; more than one where it has spintax: then every alternative is in one of them. */
export function readingsOf(text: string, work: Work = { steps: 0 }): readonly [Reading, ...Reading[]] {
  const [first, ...others] = readSpintax(text, work);
  if (!first) return [read(text, [], work)];
  return [read(first.text, [first], work), ...others.map((edited) => read(edited.text, [edited], work))];
}

/** What can't be seen may hide a gap, and what is spelled out may hide a disguised word: hence this order. */
function read(source: string, spintax: readonly EditedText[], work: Work): Reading {
  const edits = [...spintax];
  let text = source;
  const take = (edited: EditedText | undefined) => {
    if (!edited) return;
    text = edited.text;
    edits.unshift(edited);
  };
  take(readCharacters(text, work));
  const suspicion = suspicionOf(text, work);
  if (suspicion.spelled) take(joinSpelled(text, work));
  // A word that was spelled out may be disguised besides.
  if (suspicion.disguised || suspicion.spelled) take(readWords(text, work));
  return edits.length === 0 ? { text, changed: false, spanInSource: same } : changedReading(text, edits);
}

const same = (span: Span) => span;

/** `edits`: the last first. */
function changedReading(text: string, edits: readonly EditedText[]): Reading {
  return {
    text,
    changed: true,
    spanInSource({ start, end }) {
      const from = edits.reduce((offset, edited) => edited.startOf(offset), start);
      const to = edits.reduce((offset, edited) => edited.endOf(offset), end);
      return { start: from, end: Math.max(from, to) };
    },
  };
}
