import { parseAnyYaml } from './any-yaml';
import { readPlainYaml } from './plain-yaml';
import type { Span } from './span';
import type { Mapping, Problem } from './tree';

/** A header or policy above this is not read: parsing it would hold up typing. In UTF-16 code units. */
const longestText = 262_144;

export interface ParsedYaml {
  /** The top mapping; empty where the text holds none or couldn't be read. */
  readonly root: Mapping;
  readonly problems: readonly Problem[];
}

/**
 * Reads the YAML of `text` inside `span` into a tree with exact spans in `text`. Never throws: what can't be read becomes a
 * problem, and whatever could be read around it is still there.
 */
export function parseYaml(text: string, span: Span): ParsedYaml {
  const nothing: Mapping = { kind: 'mapping', entries: [], span };
  // The library doesn't know a lone CR as a line break; an LF in its place leaves every offset as it is.
  const source = text.slice(span.start, span.end).replace(/\r(?!\n)/g, '\n');
  if (source.length > longestText) {
    const message = `These fields are longer than ${longestText / 1024} KB and are not read. Keep long texts in the message itself.`;
    return { root: nothing, problems: [{ span: { start: span.start, end: span.start }, message }] };
  }
  const plain = readPlainYaml(source, span.start);
  return plain ? { root: plain, problems: [] } : parseAnyYaml(source, span);
}
