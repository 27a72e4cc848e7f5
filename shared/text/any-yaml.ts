import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type YAMLError,
  type Node as YamlNode,
} from 'yaml';
import type { Span } from './span';
import type { Entry, Mapping, Node, Problem } from './tree';
import type { ParsedYaml } from './yaml';

/** More values than any hand-written file has; an alias bomb passes it at once. */
const mostNodes = 20_000;

/**
 * What parseYaml gives, by the library, whatever is in it. The library is the largest of all that a check may need, and few headers need it:
 * the command line loads this module from a bundle of its own (esbuild.prepare.mjs).
 */
export function parseAnyYaml(source: string, span: Span): ParsedYaml {
  const nothing: Mapping = { kind: 'mapping', entries: [], span };
  let document: Document;
  try {
    // Duplicate keys are looked for below: the library compares every pair, which takes minutes on a hostile file.
    document = parseDocument(source, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  } catch {
    // The parser recurses: only absurdly deep nesting gets here.
    return {
      root: nothing,
      problems: [{ span, message: 'These fields are nested too deeply to be read. Flatten them.' }],
    };
  }
  const problems: Problem[] = document.errors.map((error) => problemOf(error, document, source, span.start));
  try {
    const reader = new Reader(document, source, span.start, problems);
    const contents = document.contents;
    if (contents === null || (isScalar(contents) && contents.value === null)) return { root: nothing, problems };
    if (!isMap(contents)) {
      if (problems.length === 0) {
        const message = 'Fields are written one to a line as "name: value". This is something else.';
        problems.push({ span: reader.spanOf(contents), message });
      }
      return { root: nothing, problems };
    }
    return { root: reader.read(contents) as Mapping, problems };
  } catch (error) {
    const message =
      error instanceof TooManyNodes ? error.message : 'These fields are nested too deeply to be read. Flatten them.';
    return { root: nothing, problems: [...problems, { span, message }] };
  }
}

class TooManyNodes extends Error {
  constructor() {
    super(
      'These fields refer to each other so often (YAML aliases) that they grow beyond reading. Write the values out.',
    );
  }
}

/** Turns the library's nodes into our tree. */
class Reader {
  readonly #document: Document;
  readonly #source: string;
  readonly #offset: number;
  readonly #problems: Problem[];
  /** Expanded size of each anchored node, so that an alias costs what it stands for. */
  readonly #read = new Map<YamlNode, { node: Node; size: number } | 'reading'>();
  #size = 0;

  constructor(document: Document, source: string, offset: number, problems: Problem[]) {
    this.#document = document;
    this.#source = source;
    this.#offset = offset;
    this.#problems = problems;
  }

  spanOf(node: YamlNode | null | undefined, fallback = 0): Span {
    const range = node?.range;
    if (!range) return { start: this.#offset + fallback, end: this.#offset + fallback };
    return { start: this.#offset + range[0], end: this.#offset + range[1] };
  }

  read(node: YamlNode | null, fallback = 0): Node {
    if (node === null) return { kind: 'scalar', value: null, text: '', span: this.spanOf(null, fallback) };
    if (isAlias(node)) return this.#alias(node);
    const before = this.#size;
    if (++this.#size > mostNodes) throw new TooManyNodes();
    if (node.anchor) this.#read.set(node, 'reading');
    const result = this.#plain(node);
    if (node.anchor) this.#read.set(node, { node: result, size: this.#size - before });
    return result;
  }

  #plain(node: YamlNode): Node {
    const span = this.spanOf(node);
    if (isSeq(node)) {
      return {
        kind: 'list',
        items: node.items.map((item) => this.read(isNode(item) ? item : null, span.end - this.#offset)),
        span,
      };
    }
    if (isMap(node)) return this.#mapping(node.items, span);
    const value = isScalar(node) ? node.value : null;
    if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' || value === null) {
      // What the author typed matters for numbers: "07700 900123" and "1.10" must not lose their zeros.
      const text = typeof value === 'string' ? value : value === null ? '' : (isScalar(node) && node.source) || '';
      return { kind: 'scalar', value, text, span };
    }
    return { kind: 'scalar', value: String(value), text: String(value), span };
  }

  #mapping(items: readonly { key: unknown; value: unknown }[], span: Span): Mapping {
    const entries: Entry[] = [];
    const seen = new Set<string>();
    for (const { key, value } of items) {
      const keyNode = isNode(key) ? key : null;
      const keySpan = this.spanOf(keyNode, span.start - this.#offset);
      if (!isScalar(keyNode)) {
        const message = this.#source.startsWith('{{', span.start - this.#offset)
          ? 'A value that starts with {{ must stand in quotes: "{{first_name}}".'
          : 'A field name must be plain text.';
        this.#problems.push({ span: keySpan.end > keySpan.start ? keySpan : span, message });
        continue;
      }
      const name = typeof keyNode.value === 'string' ? keyNode.value : (keyNode.source ?? '');
      if (seen.has(name)) {
        this.#problems.push({ span: keySpan, message: `"${name}" is given twice. Keep one of them.` });
        continue;
      }
      seen.add(name);
      // An empty value stands right behind its key's colon, where the cursor of the person filling it in will be.
      const behind = Math.min(keySpan.end - this.#offset + 1, this.#source.length);
      entries.push({ key: name, keySpan, value: this.read(isNode(value) ? value : null, behind) });
    }
    return { kind: 'mapping', entries, span };
  }

  #alias(node: YamlNode & { resolve(document: Document): YamlNode | undefined }): Node {
    const span = this.spanOf(node);
    const target = node.resolve(this.#document);
    const read = target && this.#read.get(target);
    if (!read || read === 'reading') {
      const message = target
        ? 'This alias refers to itself. Write the value out.'
        : 'This alias refers to nothing above it. Write the value out.';
      this.#problems.push({ span, message });
      return { kind: 'scalar', value: null, text: '', span };
    }
    this.#size += read.size;
    if (this.#size > mostNodes) throw new TooManyNodes();
    return { ...read.node, span };
  }
}

/** What the library's error codes mean for somebody who has never heard of YAML. */
const plainWords: Partial<Record<string, string>> = {
  TAB_AS_INDENT: 'A line is indented with a tab. Use spaces.',
  BLOCK_AS_IMPLICIT_KEY: 'There is a second colon in this value. Put the value in quotes.',
  BAD_SCALAR_START: "A value can't start with this character. Put the value in quotes.",
  BAD_INDENT: 'This line is not indented like the lines around it.',
  MULTILINE_IMPLICIT_KEY: 'This line is neither "name: value" nor part of the value above. Is a colon missing?',
  BAD_DQ_ESCAPE:
    'A backslash in double quotes starts a special character. Use single quotes, or write two backslashes.',
  MULTIPLE_DOCS: 'Three dashes stand inside the fields. They may only stand above and below them.',
};

function problemOf(error: YAMLError, document: Document, source: string, offset: number): Problem {
  const start = Math.min(error.pos[0], source.length);
  let span: Span = { start, end: Math.max(start, Math.min(error.pos[1], source.length)) };
  let message = plainWords[error.code];
  if (!message && error.code === 'MISSING_CHAR') {
    if (/quote/i.test(error.message)) {
      message = 'A quotation mark is not closed.';
      // The library notices at the end of the text; the mistake stands where the quotation starts.
      span = openQuotation(document, span.start) ?? span;
    } else if (/map key|map value|:/.test(error.message)) {
      message = 'This line is neither "name: value" nor part of the value above. Is a colon missing?';
    } else message = 'A bracket is not closed.';
  }
  message ??= `This can't be read as YAML: ${error.message.replace(/\.?$/, '.')}`;
  // One letter is hard to see and says little: mark the rest of its line.
  if (span.end - span.start <= 1) {
    const rest = /^[^\r\n]*/.exec(source.slice(span.start, span.start + 200))![0].trimEnd().length;
    span = { start: span.start, end: Math.max(span.end, span.start + rest) };
  }
  return { span: { start: offset + span.start, end: offset + span.end }, message };
}

function openQuotation(document: Document, end: number): Span | undefined {
  let found: Span | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      if (range && type?.startsWith('QUOTE') && range[1] >= end - 1) found ??= { start: range[0], end: range[1] };
    },
  });
  return found;
}
