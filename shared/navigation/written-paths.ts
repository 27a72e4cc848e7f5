import { folderOf, pathFrom } from '../policy/paths';
import type { Span } from '../text/span';
import type { Mapping, Node } from '../text/tree';

/** A value that may be the path of a file. */
export interface WrittenPath {
  readonly written: string;
  /** The path itself, without quotes. */
  readonly span: Span;
  /** The YAML value that holds it, quotes included. */
  readonly whole: Span;
}

/** A file name with an ending, with folders before it or without; never an address, a pattern or a sentence. */
const shape =
  /^(?:[^\s\\:*?"'<>|{}@#,;][^\\:*?"<>|{}@#,;]*\/|\/)?[^\s\\/:*?"<>|{}@#,;](?:[^\\/:*?"<>|{}@#,;]*[^\s\\/:*?"<>|{}@#,;])?\.[A-Za-z][A-Za-z0-9]{0,7}$/;
const longestPath = 300;
/** Values looked at in one header. */
const mostValues = 2000;

/** Values of a header that have the shape of a file's path and are written on one line as they read. */
export function fileNamesIn(text: string, root: Mapping): WrittenPath[] {
  const found: WrittenPath[] = [];
  const pending: Node[] = [root];
  for (let looked = 0; looked < mostValues; looked++) {
    const node = pending.pop();
    if (!node) break;
    if (node.kind === 'list') pending.push(...node.items);
    else if (node.kind === 'mapping') pending.push(...node.entries.map(({ value }) => value));
    else if (mayBePath(node.text)) {
      const at = text.slice(node.span.start, node.span.end).indexOf(node.text);
      const start = node.span.start + at;
      if (at >= 0) found.push({ written: node.text, span: { start, end: start + node.text.length }, whole: node.span });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function mayBePath(text: string): boolean {
  // Nearly every value ends without a full stop and a few letters: looking there first costs nothing.
  const dot = text.lastIndexOf('.');
  return dot > 0 && text.length - dot <= 9 && text.length <= longestPath && shape.test(text);
}

/** The files that a path written in the file at `path` may mean, nearest first: beside that file, or from the workspace folder on. */
export function meantBy(path: string, written: string): string[] {
  const beside = pathFrom(folderOf(path), written);
  const fromTop = /^\.{1,2}(?:\/|$)/.test(written) ? undefined : pathFrom('', written);
  return [...new Set([beside, fromTop])].filter((each): each is string => each !== undefined && each !== '');
}
