import type { Span } from './span';
import type { Problem } from './tree';

/** The line with which a merge begins what it couldn't decide. */
const mark = /^<{7}(?: [^\r\n]*)?$/m;

/** Where a merge has left two versions of the text inside `within` to choose from; undefined where it has left none. */
export function conflictIn(text: string, within: Span = { start: 0, end: text.length }): Problem | undefined {
  const found = text.includes('<<<<<<<') ? mark.exec(text.slice(within.start, within.end)) : null;
  if (!found) return undefined;
  const start = within.start + found.index;
  const message =
    'Two people changed this, and both versions stand here one below the other. Keep what is right of each, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.';
  return { span: { start, end: start + found[0].length }, message };
}

const disputed = /^<{7}(?: [^\r\n]*)?$[\s\S]*?(?:^>{7}(?: [^\r\n]*)?$|$(?![\s\S]))/gm;

/** The text with both versions blanked out, every place as it was: while nobody has chosen, neither is known. */
export function withoutConflicts(text: string): string {
  return text.replace(disputed, (versions) => versions.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length)));
}
