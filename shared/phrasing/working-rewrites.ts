import { applyEdits, type TextEdit } from '../text/edit';
import { combine } from './combine';
import type { Draft } from './draft';
import { findInText } from './in-text';
import { judged } from './judged';
import type { PhrasingOptions, Work } from './options';
import { houseCategory } from './pack-types';
import { proposeRewrites } from './rewrites';

/** Only rewrites that work: in the sentence as it would read, this category is gone or borderline. */
export function rewritesFor(
  draft: Draft,
  found: readonly Draft[],
  message: number | undefined,
  text: string,
  options: PhrasingOptions,
  work: Work,
): TextEdit[] {
  if (draft.category === houseCategory) return inItsPlace(draft, text);
  return proposeRewrites(draft, found, text).filter((edit) => {
    const { start, end } = draft.sentence;
    const local = { span: { start: edit.span.start - start, end: edit.span.end - start }, newText: edit.newText };
    const changed = applyEdits(text.slice(start, end), [local]);
    const rewritten = findInText(changed, options, work);
    combine(rewritten, changed);
    const left = rewritten.flatMap((sentence) => judged(sentence, message));
    return left.every(({ category, confidence }) =>
      category === draft.category ? confidence === 'borderline' && draft.confidence !== 'borderline' : true,
    );
  });
}

/** The texts that a house pack proposes instead, in the case of what stands there. */
function inItsPlace({ entry, span }: Draft, text: string): TextEdit[] {
  const first = text[span.start] ?? '';
  const capital = first !== first.toLowerCase();
  return (entry.rewrites ?? []).flatMap((rewrite) =>
    'text' in rewrite
      ? [{ span, newText: capital ? rewrite.text[0]!.toUpperCase() + rewrite.text.slice(1) : rewrite.text }]
      : [],
  );
}
