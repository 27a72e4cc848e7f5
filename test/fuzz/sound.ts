import assert from 'node:assert/strict';
import { composeEdits } from '../../shared/fixes/compose-edits';
import type { Finding } from '../../shared/lint/finding';
import { applyEdits, type TextEdit } from '../../shared/text/edit';
import type { Span } from '../../shared/text/span';

/** Whether a span stands in a text and isn't the wrong way round. */
export function inside({ start, end }: Span, text: string, what: string): void {
  assert.ok(
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end >= start && end <= text.length,
    `${what}: ${start} to ${end} is no stretch of a text of ${text.length}`,
  );
}

/** The text after edits that lie in it, apart from one another, and tear neither a line break nor a character of it apart. */
export function edited(text: string, edits: readonly TextEdit[], what: string): string {
  const inOrder = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  inOrder.forEach(({ span, newText }, i) => {
    inside(span, text, what);
    assert.ok(i === 0 || inOrder[i - 1]!.span.end <= span.start, `${what}: edits overlap at ${span.start}`);
    for (const at of [span.start, span.end])
      assert.ok(!/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)), `${what}: half a character`);
    assert.equal(typeof newText, 'string');
  });
  return applyEdits(text, edits);
}

/** What keeps findings from being shown, or their fixes from being applied: out of order, outside of the text, without words or with too many. */
export function unsound(findings: readonly Finding[], text: string): string[] {
  const wrong: string[] = [];
  const collect = (what: () => unknown) => {
    try {
      what();
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error));
    }
  };
  let before = 0;
  for (const { rule, span, message, source, fixes } of findings) {
    collect(() => inside(span, text, rule));
    if (span.start < before) wrong.push(`${rule} is out of order at ${span.start}, behind ${before}`);
    before = span.start;
    if (/undefined|\[object|NaN|function/.test(message)) wrong.push(`${rule} says "${message}"`);
    if (message.length >= 1200) wrong.push(`${rule} says ${message.length} characters`);
    if (source === '') wrong.push(`${rule} has no source`);
    for (const fix of fixes) {
      if (/undefined|\[object|[\r\n]/.test(fix.title)) wrong.push(`${rule} is fixed by "${fix.title}"`);
      if ('edits' in fix) collect(() => edited(text, fix.edits, `${rule}: ${fix.title}`));
    }
  }
  return wrong;
}

/** Findings that can be shown, and fixes that can be applied. */
export function soundFindings(findings: readonly Finding[], text: string): void {
  assert.deepEqual(unsound(findings, text), []);
}

/** Two rounds of edits in one are the two, one after the other. */
export function soundComposition(text: string, rounds: readonly (readonly TextEdit[])[]): void {
  const oneByOne = rounds.reduce((current, round) => applyEdits(current, round), text);
  assert.equal(edited(text, composeEdits(text, rounds), 'edits of several rounds'), oneByOne);
}
