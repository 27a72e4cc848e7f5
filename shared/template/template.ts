import { type FrontMatter, splitFrontMatter } from '../text/front-matter';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { emptyMapping, entryOf, type Mapping } from '../text/tree';
import { type BodyFormat, bodyFormatOf, type Prose, proseOf } from './prose';

/** A parsed message file. */
export interface Template {
  /** Relative to the workspace folder, with forward slashes. */
  readonly path: string;
  /** Without byte-order mark; every offset counts from here. */
  readonly text: string;
  readonly lines: Lines;
  readonly frontMatter: FrontMatter | undefined;
  /** The fields of the front-matter; empty where there is none. */
  readonly root: Mapping;
  readonly body: Span;
  readonly format: BodyFormat;
  /** What the recipient reads: subject, preheader and body. */
  readonly prose: Prose;
  /** False where front-matter is missing or has problems: then a field that seems absent may only be unreadable. */
  readonly readable: boolean;
}

/** Parses a template (text without byte-order mark). Never throws. */
export function parseTemplate(path: string, text: string): Template {
  const lines = new Lines(text);
  const { frontMatter, body } = splitFrontMatter(text, lines);
  const root = frontMatter?.root ?? emptyMapping;
  const format = bodyFormatOf(path);
  const copy = (['subject', 'preheader'] as const).flatMap((part) => {
    const value = entryOf(root, part)?.value;
    return value?.kind === 'scalar' && value.text !== '' ? [{ part, span: value.span }] : [];
  });
  return {
    path,
    text,
    lines,
    frontMatter,
    root,
    body,
    format,
    prose: proseOf(text, body, format, copy),
    readable: frontMatter !== undefined && frontMatter.problems.length === 0,
  };
}

/** File name without its ending: the id of a template that has none of its own. */
export function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.outreach\.[^.]+$|\.[^.]+$/, '');
}
