/** A line of the file, and how far down the page it is shown. */
export interface Anchor {
  readonly line: number;
  readonly top: number;
}

/** Anchors in the order of both their lines and their tops; those that would lead backwards are left out. */
export function inOrder(anchors: readonly Anchor[]): Anchor[] {
  const ordered: Anchor[] = [{ line: 0, top: 0 }];
  for (const anchor of [...anchors].sort((a, b) => a.line - b.line)) {
    const last = ordered.at(-1)!;
    if (anchor.line > last.line && anchor.top >= last.top) ordered.push(anchor);
  }
  return ordered;
}

/** How far down the page a line is, between those that are shown; the last one that is shown, for lines behind it. */
export function topOf(line: number, anchors: readonly Anchor[]): number {
  const index = anchors.findLastIndex((anchor) => anchor.line <= line);
  const here = anchors[index];
  const next = anchors[index + 1];
  if (!here) return 0;
  if (!next) return here.top;
  return here.top + ((line - here.line) / (next.line - here.line)) * (next.top - here.top);
}

/** The line that is shown so far down the page, as a fraction where it is between two. */
export function lineAt(top: number, anchors: readonly Anchor[]): number {
  const index = anchors.findLastIndex((anchor) => anchor.top <= top);
  const here = anchors[index];
  const next = anchors[index + 1];
  if (!here) return 0;
  if (!next || next.top === here.top) return here.line;
  return here.line + ((top - here.top) / (next.top - here.top)) * (next.line - here.line);
}
