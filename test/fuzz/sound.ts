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

/** Findings that can be shown: in order, inside of the text, with words in them. */
export function soundFindings(findings: readonly Finding[], text: string): void {
  let before = 0;
  for (const { rule, span, message, source, fixes } of findings) {
    inside(span, text, rule);
    assert.ok(span.start >= before, `${rule} is out of order`);
    before = span.start;
    assert.doesNotMatch(message, /undefined|\[object|NaN|function \(/, rule);
    assert.ok(message.length < 1500, `${rule} says ${message.length} characters`);
    assert.notEqual(source, '', rule);
    for (const { title } of fixes) assert.doesNotMatch(title, /undefined|\[object|[\r\n]/, rule);
  }
}

/** Two rounds of edits in one are the two, one after the other. */
export function soundComposition(text: string, rounds: readonly (readonly TextEdit[])[]): void {
  const oneByOne = rounds.reduce((current, round) => applyEdits(current, round), text);
  assert.equal(edited(text, composeEdits(text, rounds), 'edits of several rounds'), oneByOne);
}
