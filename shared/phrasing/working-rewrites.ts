import { applyEdits, type TextEdit } from '../text/edit';
import { contains } from '../text/span';
import { combine } from './combine';
import { amplifier, type Draft } from './draft';
import { findInText } from './in-text';
import { judged } from './judged';
import type { PhrasingOptions, Work } from './options';
import { houseCategory } from './pack-types';
import { inCaseOf, proposeRewrites } from './rewrites';

/** More than this nobody compares. */
const mostRewrites = 3;

/**
 * Only rewrites that work: nothing in the sentence as it would read is more than borderline, and what was borderline is gone. Tone
 * is calmed whatever else the sentence says.
 */
export function rewritesFor(
  draft: Draft,
  found: readonly Draft[],
  message: number | undefined,
  text: string,
  options: PhrasingOptions,
  work: Work,
): TextEdit[] {
  if (draft.category === houseCategory) return inItsPlace(draft, text);
  const working: TextEdit[] = [];
  for (const edit of proposeRewrites(draft, found, text)) {
    if (working.length === mostRewrites) break;
    if (contains(draft.sentence, edit.span) && works(edit, draft, message, text, options, work)) working.push(edit);
  }
  return working;
}

function works(
  edit: TextEdit,
  { category, confidence, sentence }: Draft,
  message: number | undefined,
  text: string,
  options: PhrasingOptions,
  work: Work,
): boolean {
  const { start, end } = sentence;
  const local = { span: { start: edit.span.start - start, end: edit.span.end - start }, newText: edit.newText };
  const changed = applyEdits(text.slice(start, end), [local]);
  const rewritten = findInText(changed, options, work);
  combine(rewritten, changed);
  return rewritten
    .flatMap((each) => judged(each, message))
    .every((left) => {
      if (left.category === category) return left.confidence === 'borderline' && confidence !== 'borderline';
      return category === amplifier || left.confidence === 'borderline';
    });
}

/** The texts that a house pack proposes instead, in the case of what stands there. */
function inItsPlace({ entry, span }: Draft, text: string): TextEdit[] {
  const written = text.slice(span.start, span.end);
  return (entry.rewrites ?? []).flatMap((rewrite) =>
    'text' in rewrite ? [{ span, newText: inCaseOf(written, rewrite.text) }] : [],
  );
}
