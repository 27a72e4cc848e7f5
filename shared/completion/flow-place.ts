import { endOfLine } from '../text/line-ends';
import type { Span } from '../text/span';
import type { Names } from './names-seen';
import type { Path, Place } from './place';
import { closingQuote, quoteAt } from './words-at';

/** Deeper nobody writes by hand. */
const deepest = 40;

/** A mapping or list in brackets that is open at the character being read. */
interface Bracket {
  readonly closing: '}' | ']';
  readonly path: Path;
  /** Of a mapping: the name whose value follows. */
  name: string | undefined;
  /** Number of the item. */
  item: number;
}

/** What stands between two separators. */
interface Word {
  readonly span: Span;
  readonly quote: '"' | "'" | undefined;
  readonly closed: boolean;
}

/** Reads YAML in brackets as far as it goes: to the closing bracket, or to a line that can't be inside because it begins a field. */
export class FlowScan {
  place: Place | undefined;
  readonly #text: string;
  readonly #span: Span;
  readonly #cursor: number;
  readonly #names: Names;
  readonly #indent: number;
  readonly #open: Bracket[] = [];

  /** `span` begins at the bracket and ends with the header; `indent` is the column of the field that the brackets belong to. */
  constructor(text: string, span: Span, cursor: number, names: Names, indent: number) {
    this.#text = text;
    this.#span = span;
    this.#cursor = cursor;
    this.#names = names;
    this.#indent = indent;
  }

  /** Returns the offset behind what was read. */
  read(path: Path): number {
    const text = this.#text;
    let segment = this.#span.start;
    let word: Word | undefined;
    for (let at = this.#span.start; at < this.#span.end; ) {
      const unit = text[at]!;
      if (unit === '\n' || unit === '\r') {
        if (this.#beginsField(at + 1)) {
          this.#end(segment, at, word);
          return at;
        }
        at++;
      } else if ((unit === '{' || unit === '[') && !word) {
        const parent = this.#open.at(-1);
        if (this.#open.length >= deepest) return this.#span.end;
        const inner = parent ? pathIn(parent) : path;
        this.#open.push({ closing: unit === '{' ? '}' : ']', path: inner, name: undefined, item: 0 });
        at++;
        segment = at;
      } else if (unit === ',' || unit === '}' || unit === ']') {
        this.#end(segment, at, word);
        word = undefined;
        const bracket = this.#open.at(-1)!;
        at++;
        segment = at;
        if (unit === ',') {
          bracket.name = undefined;
          bracket.item++;
        } else {
          this.#open.pop();
          if (this.#open.length === 0) return at;
          // What stood in these brackets was a value: up to the next comma nothing else can follow.
          while (at < this.#span.end && (text[at] === ' ' || text[at] === '\t')) at++;
          segment = at;
        }
      } else if (unit === ':' && word && this.#isColon(at, word)) {
        const bracket = this.#open.at(-1)!;
        if (bracket.closing === '}') {
          this.#offer('name', bracket.path, segment, at, word, true);
          bracket.name = text.slice(word.span.start, word.span.end);
          this.#names.add(bracket.path, bracket.name);
          word = undefined;
          segment = at + 1;
        }
        at++;
      } else if (unit === '#' && /\s/.test(text[at - 1]!)) {
        this.#end(segment, at - 1, word);
        word = undefined;
        at = endOfLine(text, at);
        segment = at;
      } else if (unit === ' ' || unit === '\t') at++;
      else {
        word = this.#word(at, word);
        at = word.span.end + (word.quote && word.closed ? 1 : 0);
      }
    }
    this.#end(segment, this.#span.end, word);
    return this.#span.end;
  }

  #word(at: number, before: Word | undefined): Word {
    const text = this.#text;
    const quote = before ? undefined : quoteAt(text, at);
    if (quote) {
      const lineEnd = Math.min(endOfLine(text, at), this.#span.end);
      const closing = closingQuote(text, at, lineEnd);
      let end = closing ?? at + 1;
      // One that was left open ends where a word would.
      if (closing === undefined) while (end < lineEnd && !/[,\]}]/.test(text[end]!)) end++;
      return { span: { start: at + 1, end }, quote, closed: closing !== undefined };
    }
    let end = at + 1;
    while (end < this.#span.end && !/[\s,[\]{}:]/.test(text[end]!)) end++;
    return { span: { start: before?.span.start ?? at, end }, quote: before?.quote, closed: before?.closed ?? true };
  }

  #isColon(at: number, word: Word): boolean {
    return (word.quote !== undefined && word.closed) || /[\s,[\]{}]/.test(this.#text[at + 1] ?? ' ');
  }

  /** A segment ends here. */
  #end(start: number, end: number, word: Word | undefined): void {
    const bracket = this.#open.at(-1);
    if (!bracket) return;
    const kind = bracket.closing === '}' && bracket.name === undefined ? 'name' : 'value';
    this.#offer(kind, pathIn(bracket), start, end, word, false);
  }

  #offer(kind: Place['kind'], path: Path, start: number, end: number, word: Word | undefined, colon: boolean): void {
    const isItem = typeof path.at(-1) === 'number';
    const inside = word ? word.span : { start: this.#cursor, end: this.#cursor };
    const isHere = word
      ? word.span.start <= this.#cursor && this.#cursor <= word.span.end
      : start <= this.#cursor && this.#cursor <= end && endOfLine(this.#text, start) >= this.#cursor;
    if (!isHere) {
      if (word && isItem && kind === 'value')
        this.#names.add(path.slice(0, -1), this.#text.slice(word.span.start, word.span.end));
      else if (word && kind === 'name' && !colon)
        this.#names.add(path, this.#text.slice(word.span.start, word.span.end));
      return;
    }
    // Words that go on in the next line are no half-typed name or value.
    if (endOfLine(this.#text, inside.start) < inside.end) return;
    const before = this.#text[inside.start - 1];
    this.place = {
      // An item may be a mapping too, which begins with a name.
      kind: isItem ? 'name' : kind,
      path,
      span: inside,
      quote: word?.quote,
      before: !word && (before === ':' || before === ',') ? ' ' : '',
      behind: word?.quote && !word.closed ? word.quote : '',
      flow: true,
      colon,
      indent: this.#indent,
      braces: this.#open.at(-1)?.closing === '}' && kind === 'name',
      taken: this.#names.of(path),
      listed: this.#names.of(path.slice(0, -1)),
    };
  }

  /** Whether the line at `start` begins a field as far out as the one that these brackets belong to. */
  #beginsField(start: number): boolean {
    const line = this.#text.slice(start, Math.min(endOfLine(this.#text, start), start + 200));
    const indent = line.search(/[^ \t]/);
    return indent >= 0 && indent <= this.#indent && /^[ \t]*(?:[A-Za-z][\w-]*[ \t]*:(?:[ \t]|$)|-[ \t])/.test(line);
  }
}

function pathIn({ closing, path, name, item }: Bracket): Path {
  if (closing === ']') return [...path, item];
  return name === undefined ? path : [...path, name];
}
