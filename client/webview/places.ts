import { piecesOf, word } from '../../shared/preview/marks';
import type { Mark, Preview } from '../../shared/preview/preview-types';
import type { WireRange } from '../../shared/protocol';
import { element } from './element';
import { type Run, stretchOf } from './runs';

/** Where shown texts come from; texts that aren't of the message have none. */
export const runs = new WeakMap<Text, readonly Run[]>();

/** How the things are shown that marks stand for. */
export interface Chips {
  field(index: number): HTMLElement;
  condition(words: string): HTMLElement;
  segment(number: number): HTMLElement;
}

type Wire = Preview<WireRange>;
const anyMark = /[\uE000-\uF8FF]/;

/** Takes the marks out of all texts below a node: places are remembered, and chips stand for merge fields. */
export function resolveMarks(root: Node, marks: Wire['marks'], chips: Chips): void {
  for (const text of textsIn(root)) {
    if (anyMark.test(text.data)) text.replaceWith(...resolved(text.data, marks, chips));
  }
}

function resolved(marked: string, marks: Wire['marks'], chips: Chips): Node[] {
  const nodes: Node[] = [];
  let text = '';
  let found: Run[] = [];
  const flush = () => {
    if (text !== '') {
      const node = document.createTextNode(text);
      if (found.length > 0) runs.set(node, found);
      nodes.push(node);
    }
    text = '';
    found = [];
  };
  for (const piece of piecesOf(marked)) {
    const mark: Mark<WireRange> | undefined = piece.mark === undefined ? undefined : marks[piece.mark];
    if (mark?.kind === 'word') found.push(runOf(mark.place, text.length, piece.text.match(word)?.[0].length ?? 0));
    else if (mark) {
      flush();
      const chip =
        mark.kind === 'field'
          ? chips.field(mark.field)
          : mark.kind === 'condition'
            ? chips.condition(mark.words)
            : chips.segment(mark.number);
      const inside = chip.firstChild;
      if (mark.kind !== 'segment' && mark.place && inside instanceof Text)
        runs.set(inside, [{ at: 0, length: inside.data.length, place: mark.place, exact: false }]);
      nodes.push(chip);
    }
    text += piece.text;
  }
  flush();
  return nodes;
}

function runOf(place: WireRange, at: number, length: number): Run {
  const { start, end } = place;
  const exact = start.line === end.line && end.character - start.character === length;
  return { at, length, place, exact };
}

/** Puts what is found in the words into marks of its own, which carry the number of what was found. */
export function markPassages(
  root: Node,
  passages: Wire['passages'],
  describe: (index: number) => Record<string, string> | undefined,
) {
  for (const [index, { place }] of passages.entries()) {
    const attributes = describe(index);
    for (const text of attributes ? textsIn(root) : []) {
      const known = runs.get(text);
      const stretch = known && stretchOf(known, place, text.data.length);
      // Of two that overlap the first is shown; the list below has both.
      if (!stretch || text.parentElement?.closest('mark')) continue;
      const middle = stretch.start > 0 ? split(text, stretch.start) : text;
      if (stretch.end - stretch.start < middle.data.length) split(middle, stretch.end - stretch.start);
      const mark = element('mark', { ...attributes, 'data-passage': String(index) });
      middle.replaceWith(mark);
      mark.append(middle);
    }
  }
}

/** Splits a text and its runs, and returns the second part. */
function split(text: Text, at: number): Text {
  const known = runs.get(text) ?? [];
  const rest = text.splitText(at);
  runs.set(
    text,
    known.filter((run) => run.at < at),
  );
  runs.set(
    rest,
    known.flatMap((run) => (run.at >= at ? { ...run, at: run.at - at } : behind(run, at))),
  );
  return rest;
}

/** What is left of a run behind a cut through it. */
function behind(run: Run, at: number): Run[] {
  const left = run.at + run.length - at;
  if (left <= 0 || !run.exact) return [];
  const { start, end } = run.place;
  return [{ at: 0, length: left, place: { start: { ...start, character: end.character - left }, end }, exact: true }];
}

/** All texts below a node, in order. */
export function textsIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) texts.push(node);
  return texts;
}
