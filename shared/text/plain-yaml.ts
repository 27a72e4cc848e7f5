import type { Span } from './span';
import type { Entry, List, Mapping, Node, Scalar } from './tree';

/** In UTF-16 code units. What is longer has cost enough already. */
const longestText = 20_000;
/** Control characters, a byte-order mark; and indented comments, which the library counts to what stands above them. */
const unusual = /[^\n\r -\ufefe]|\n +#/;
const key = /^([A-Za-z][\w-]{0,99}):(?: |$)/;
/** Begins a value that means nothing but itself. The marks of YAML, and white space other than a space, don't. */
const plainStart = /[0-9A-Za-z\u00a1-\ufefe]/;
const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const wholeNumber = /^\d{1,15}$/;
const inBrackets = /^(?:\[.*\]|\{.*\})$/;
/** One within another. */
const mostBrackets = 5;
/** Might be a number or a word with a meaning of its own. */
const special = /^(?:\d[\d.+_a-fox-]*|null|true|false)$/i;

interface Line {
  /** Spaces before the content. */
  readonly indent: number;
  readonly start: number;
  /** Without the white space at the end. */
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
}

/**
 * Reads YAML as nearly every header is written: fields one to a line or in braces, indented ones, lists of words, comments. Undefined for
 * anything else, and for anything in doubt: that is for the whole library, which takes thirty times as long. A tree that is
 * returned is the one the library gives, span for span.
 */
export function readPlainYaml(source: string, offset: number): Mapping | undefined {
  return source.length > longestText || unusual.test(source) ? undefined : new PlainReader(source, offset).read();
}

class PlainReader {
  readonly #source: string;
  readonly #offset: number;
  #line: Line | undefined;
  /** A comment stands on the lines before it. */
  #commented = false;
  /** Where what was read last ends: a mapping or list ends with its last value and the rest of its line. */
  #end = 0;

  constructor(source: string, offset: number) {
    this.#source = source;
    this.#offset = offset;
    this.#advance(0);
  }

  read(): Mapping | undefined {
    const root = this.#line?.indent === 0 ? this.#mapping(0) : undefined;
    return this.#line ? undefined : root;
  }

  /** Goes on to the next line at or after `position` that isn't blank and isn't a comment. */
  #advance(position: number): void {
    this.#line = undefined;
    this.#commented = false;
    for (let at = position; at < this.#source.length; ) {
      const lineFeed = this.#source.indexOf('\n', at);
      const next = lineFeed < 0 ? this.#source.length : lineFeed + 1;
      let start = at;
      while (this.#source[start] === ' ') start++;
      let end = lineFeed < 0 ? next : lineFeed;
      while (end > start && (this.#source[end - 1] === ' ' || this.#source[end - 1] === '\r')) end--;
      if (end > start && this.#source[start] !== '#') {
        this.#line = { indent: start - at, start, end, next };
        return;
      }
      if (end > start) this.#commented = true;
      at = next;
    }
  }

  #mapping(indent: number): Mapping | undefined {
    const start = this.#line!.start;
    const entries: Entry[] = [];
    const seen = new Set<string>();
    for (let line = this.#line; line && line.indent === indent; line = this.#line) {
      const name = key.exec(this.#source.slice(line.start, line.end))?.[1];
      if (name === undefined || seen.has(name)) return undefined;
      seen.add(name);
      const value = this.#value(line, line.start + name.length + 1);
      if (!value) return undefined;
      entries.push({ key: name, keySpan: this.#span(line.start, line.start + name.length), value });
    }
    return { kind: 'mapping', entries, span: this.#span(start, this.#end) };
  }

  /** The value behind a key's colon, which stands before `from`; or on the lines below. */
  #value(line: Line, from: number): Node | undefined {
    let start = from;
    while (start < line.end && this.#source[start] === ' ') start++;
    if (start < line.end) return this.#oneLine(line, start);
    // White space behind the colon moves the place of an empty value.
    if (!/[\r\n]|^$/.test(this.#source.charAt(from))) return undefined;
    this.#advance(line.next);
    const below = this.#line;
    if (below && this.#isItem(below) && below.indent >= line.indent) return this.#list(below.indent);
    if (below && below.indent > line.indent) return this.#mapping(below.indent);
    // The library takes a comment for a part of the value that is missing.
    if (this.#commented) return undefined;
    this.#end = from;
    return { kind: 'scalar', value: null, text: '', span: this.#span(from, from) };
  }

  #isItem(line: Line): boolean {
    return this.#source.startsWith('- ', line.start);
  }

  #list(indent: number): List | undefined {
    const start = this.#line!.start;
    const items: Node[] = [];
    for (let line = this.#line; line && line.indent === indent && this.#isItem(line); line = this.#line) {
      let from = line.start + 2;
      while (this.#source[from] === ' ') from++;
      const item = from < line.end ? this.#oneLine(line, from) : undefined;
      if (!item) return undefined;
      items.push(item);
    }
    return { kind: 'list', items, span: this.#span(start, this.#end) };
  }

  /** A value that ends on its line, with a comment or without. */
  #oneLine(line: Line, start: number): Node | undefined {
    const comment = this.#source.indexOf(' #', start);
    let end = comment >= 0 && comment < line.end ? comment : line.end;
    while (this.#source[end - 1] === ' ') end--;
    this.#end = line.next;
    this.#advance(line.next);
    const text = this.#source.slice(start, end);
    if (/^(?:"[^"\\]*"|'[^']*')$/.test(text)) {
      const value = text.slice(1, -1);
      return { kind: 'scalar', value, text: value, span: this.#span(start, end) };
    }
    return inBrackets.test(text) ? this.#brackets(start, end, 0) : this.#scalar(start, end, /: |:$/);
  }

  /** `[email, sms]` or `{ max-per-person: 1, per-days: 365 }`, and those within one another. */
  #brackets(start: number, end: number, depth: number): List | Mapping | undefined {
    const span = this.#span(start, end);
    const parts = depth > mostBrackets ? undefined : this.#parts(start + 1, end - 1);
    if (!parts) return undefined;
    if (this.#source[start] === '[') {
      const items: Node[] = [];
      for (const part of parts) {
        const item = this.#within(part.start, part.end, depth);
        if (!item) return undefined;
        items.push(item);
      }
      return { kind: 'list', items, span };
    }
    const entries: Entry[] = [];
    for (const part of parts) {
      const name = key.exec(this.#source.slice(part.start, part.end))?.[1];
      if (name === undefined || entries.some((entry) => entry.key === name)) return undefined;
      const behind = part.start + name.length;
      let from = behind + 1;
      while (from < part.end && this.#source[from] === ' ') from++;
      const value = this.#within(from, part.end, depth);
      if (!value) return undefined;
      entries.push({ key: name, keySpan: this.#span(part.start, behind), value });
    }
    return { kind: 'mapping', entries, span };
  }

  /** What stands between commas, without the spaces around it. Undefined where brackets don't close one another. */
  #parts(start: number, end: number): Span[] | undefined {
    const parts: Span[] = [];
    const open: string[] = [];
    let from = start;
    for (let at = start; at <= end; at++) {
      const mark = at === end ? ',' : this.#source[at]!;
      if (mark === '[' || mark === '{') open.push(mark === '[' ? ']' : '}');
      else if (mark === ']' || mark === '}') {
        if (open.pop() !== mark) return undefined;
      } else if (mark === ',' && open.length === 0) {
        let until = at;
        while (from < until && this.#source[from] === ' ') from++;
        while (until > from && this.#source[until - 1] === ' ') until--;
        // Nothing at all between the brackets is no part.
        if (until > from || at < end || parts.length > 0) parts.push({ start: from, end: until });
        from = at + 1;
      }
    }
    return open.length === 0 ? parts : undefined;
  }

  #within(start: number, end: number, depth: number): Node | undefined {
    const text = this.#source.slice(start, end);
    return inBrackets.test(text) ? this.#brackets(start, end, depth + 1) : this.#scalar(start, end, /[[\]{}:#'"]/);
  }

  #scalar(start: number, end: number, never: RegExp): Scalar | undefined {
    const text = this.#source.slice(start, end);
    if (!plainStart.test(text.charAt(0)) || never.test(text)) return undefined;
    const span = this.#span(start, end);
    if (!special.test(text) || isoDay.test(text)) return { kind: 'scalar', value: text, text, span };
    if (text === 'true' || text === 'false') return { kind: 'scalar', value: text === 'true', text, span };
    return wholeNumber.test(text) ? { kind: 'scalar', value: Number(text), text, span } : undefined;
  }

  #span(start: number, end: number) {
    return { start: this.#offset + start, end: this.#offset + end };
  }
}
