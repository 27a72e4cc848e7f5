import { endOfLine } from '../text/line-ends';
import type { Span } from '../text/span';
import { FlowScan } from './flow-place';
import { Names } from './names-seen';
import type { Path, Place } from './place';
import { type Name, nameAt, scalarAt } from './words-at';

/**
 * Where an offset stands in the YAML of `text` inside `span`; undefined where nothing can be completed: in comments, in texts of
 * several lines, and where the lines around it make no sense. Reads line by line, so that half a line, or a broken one, spoils no other.
 */
export function placeInHeader(text: string, span: Span, offset: number): Place | undefined {
  return offset < span.start || offset > span.end ? undefined : new HeaderScan(text, span, offset).scan();
}

/** A mapping or a list that is open at the line being read. */
interface Level {
  readonly kind: 'mapping' | 'list';
  /** Column of its names or dashes. */
  readonly indent: number;
  readonly path: Path;
  /** Of a mapping: the name read last; of a list: the number of its last item. */
  last: string | number | undefined;
  /** Nothing stands behind it on its line, so what belongs to it follows below. */
  open: boolean;
}

const nothing: ReadonlySet<string> = new Set();

type Owner = Pick<Place, 'path' | 'indent'> & { readonly dash: boolean };

class HeaderScan {
  readonly #text: string;
  readonly #span: Span;
  readonly #cursor: number;
  readonly #names = new Names();
  readonly #levels: Level[] = [];
  /** Indentation of the field whose text of several lines is being read. */
  #block: number | undefined;
  /** Up to here brackets have been read. */
  #read = 0;
  #place: Place | undefined;

  constructor(text: string, span: Span, cursor: number) {
    this.#text = text;
    this.#span = span;
    this.#cursor = cursor;
  }

  scan(): Place | undefined {
    const text = this.#text;
    for (let start = this.#span.start; start <= this.#span.end; ) {
      const end = Math.min(endOfLine(text, start), this.#span.end);
      if (start >= this.#read) this.#line(start, end);
      if (end >= this.#span.end) break;
      start = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    }
    return this.#place;
  }

  #line(start: number, end: number): void {
    let at = start;
    while (at < end && (this.#text[at] === ' ' || this.#text[at] === '\t')) at++;
    const hasCursor = start <= this.#cursor && this.#cursor <= end;
    const indent = at - start;
    if (this.#block !== undefined) {
      const column = at === end && hasCursor ? this.#cursor - start : indent;
      if (column > this.#block || (at === end && !hasCursor)) return;
      this.#block = undefined;
    }
    if (at === end) {
      if (hasCursor) this.#onBlank(start);
    } else if (this.#text[at] !== '#' && !/^(?:---|\.\.\.)[ \t]*$/.test(this.#text.slice(start, end))) {
      this.#content(start, at, end);
    }
  }

  /** A line with something on it, from `at` on. Dashes of lists may come first. */
  #content(start: number, at: number, end: number): void {
    const text = this.#text;
    let item: Path | undefined;
    let from = at;
    while (text[from] === '-' && (from + 1 === end || text[from + 1] === ' ')) {
      const list = this.#listAt(from - start, item);
      if (!list) return;
      list.last = typeof list.last === 'number' ? list.last + 1 : 0;
      item = [...list.path, list.last];
      let next = from + 1;
      while (next < end && text[next] === ' ') next++;
      list.open = next === end;
      if (next === end || text[next] === '#') {
        if (this.#cursor > from && this.#cursor <= next) this.#offerAt(this.#cursor, item, this.#cursor - start);
        return;
      }
      from = next;
    }
    const name = nameAt(text, from, end);
    if (name) this.#field(name, start, end, item);
    else if (text[from] === '{' || text[from] === '[') {
      const path = item ?? this.#openPath(from - start);
      if (path) this.#flow(from, path, at - start);
    } else if (item) this.#scalar(from, end, item, from - start, 'name');
    else this.#onWord(start, from, end);
  }

  #field(name: Name, start: number, end: number, item: Path | undefined): void {
    const column = name.span.start - name.quoted - start;
    const level = this.#mappingAt(column, item);
    if (!level) return;
    const cursorIn = name.span.start <= this.#cursor && this.#cursor <= name.span.end;
    if (cursorIn) {
      this.#place = {
        kind: 'name',
        path: level.path,
        span: name.span,
        quote: name.quoted ? (this.#text[name.span.start - 1] as '"' | "'") : undefined,
        before: '',
        behind: '',
        flow: false,
        colon: true,
        indent: column,
        braces: false,
        taken: this.#names.of(level.path),
        listed: nothing,
      };
    }
    this.#names.add(level.path, name.text);
    level.last = name.text;
    level.open = false;
    this.#value(level, [...level.path, name.text], name.colon + 1, end, column);
  }

  #value(level: Level, path: Path, from: number, end: number, indent: number): void {
    const text = this.#text;
    let at = from;
    while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
    if (at === end || (text[at] === '#' && at > from)) {
      level.open = true;
      if (from <= this.#cursor && this.#cursor <= at) {
        const here = { start: this.#cursor, end: this.#cursor };
        this.#place = { ...this.#blank(path, here, indent), kind: 'value', before: this.#cursor === from ? ' ' : '' };
      }
    } else if (/^[|>][-+\d]*[ \t]*(?:[ \t]#.*)?$/.test(text.slice(at, Math.min(end, at + 200)))) this.#block = indent;
    else if (text[at] === '{' || text[at] === '[') this.#flow(at, path, indent);
    else this.#scalar(at, end, path, indent, 'value');
  }

  #scalar(from: number, end: number, path: Path, indent: number, kind: Place['kind']): void {
    const scalar = scalarAt(this.#text, from, end);
    const { span, quote } = scalar;
    const cursorIn = span.start <= this.#cursor && this.#cursor <= span.end;
    if (cursorIn)
      this.#place = { ...this.#blank(path, span, indent), kind, quote, behind: scalar.closed ? '' : (quote ?? '') };
    else this.#names.add(path.slice(0, -1), this.#text.slice(span.start, span.end));
  }

  #flow(from: number, path: Path, indent: number): void {
    const scan = new FlowScan(this.#text, { start: from, end: this.#span.end }, this.#cursor, this.#names, indent);
    this.#read = scan.read(path);
    this.#place ??= scan.place;
  }

  /** A line without a colon: half a name, or the next line of a text. */
  #onWord(start: number, from: number, end: number): void {
    const text = this.#text;
    if (this.#cursor < from || this.#cursor > end) return;
    let stop = from;
    while (stop < end && !/[\s:#,[\]{}]/.test(text[stop]!)) stop++;
    // Behind the first word it is a sentence.
    if (this.#cursor > stop) return;
    this.#offer({ start: from, end: stop }, start, from - start, end);
  }

  #onBlank(start: number): void {
    this.#offer({ start: this.#cursor, end: this.#cursor }, start, this.#cursor - start, this.#cursor);
  }

  #offer(span: Span, lineStart: number, column: number, end: number): void {
    const owner = this.#ownerAt(column);
    if (!owner) return;
    // Where the line is not as far in as the others, it is moved there.
    const moved = owner.indent !== column;
    this.#place = {
      ...this.#blank(owner.path, moved ? { start: lineStart, end: span.end } : span, owner.indent),
      before: (moved ? ' '.repeat(owner.indent) : '') + (owner.dash ? '- ' : ''),
      indent: owner.indent + (owner.dash ? 2 : 0),
      colon: /^[ \t]*:(?:[ \t]|$)/.test(this.#text.slice(span.end, end)),
    };
  }

  #offerAt(cursor: number, path: Path, column: number): void {
    const before = this.#text[cursor - 1] === '-' ? ' ' : '';
    this.#place = { ...this.#blank(path, { start: cursor, end: cursor }, column + before.length), before };
  }

  #blank(path: Path, span: Span, indent: number): Place {
    return {
      kind: 'name',
      path,
      span,
      quote: undefined,
      before: '',
      behind: this.#text[span.end] === '#' ? ' ' : '',
      flow: false,
      colon: false,
      indent,
      braces: false,
      taken: this.#names.of(path),
      listed: typeof path.at(-1) === 'number' ? this.#names.of(path.slice(0, -1)) : nothing,
    };
  }

  /** What a line that begins in this column belongs to; undefined where it goes on with the text of the line before. */
  #ownerAt(column: number): Owner | undefined {
    let deeper: Owner | undefined;
    for (let i = this.#levels.length - 1; i >= 0; i--) {
      const level = this.#levels[i]!;
      const own = { path: level.path, indent: level.indent, dash: level.kind === 'list' };
      if (level.indent > column) deeper = own;
      else if (level.indent === column) {
        // A list may stand as far out as the name it belongs to; who begins a line there begins a field.
        if (level.kind === 'mapping' || this.#levels[i - 1]?.indent !== column) return own;
      } else if (deeper) return deeper;
      else return level.open && level.last !== undefined ? below(level, column) : undefined;
    }
    return deeper ?? { path: [], indent: column, dash: false };
  }

  #openPath(column: number): Path | undefined {
    const owner = this.#ownerAt(column);
    return owner && !owner.dash ? owner.path : undefined;
  }

  #mappingAt(column: number, item: Path | undefined): Level | undefined {
    if (item) return this.#push('mapping', column, item);
    this.#leave(column);
    let top = this.#levels.at(-1);
    if (top?.kind === 'list' && top.indent === column) {
      this.#levels.pop();
      top = this.#levels.at(-1);
    }
    if (!top) return this.#push('mapping', column, []);
    if (top.indent === column) return top.kind === 'mapping' ? top : undefined;
    return top.open && top.last !== undefined ? this.#push('mapping', column, [...top.path, top.last]) : undefined;
  }

  #listAt(column: number, item: Path | undefined): Level | undefined {
    if (item) return this.#push('list', column, item);
    this.#leave(column);
    const top = this.#levels.at(-1);
    if (top?.kind === 'list' && top.indent === column) return top;
    if (!top?.open || top.last === undefined) return undefined;
    return this.#push('list', column, [...top.path, top.last]);
  }

  #leave(column: number): void {
    while ((this.#levels.at(-1)?.indent ?? -1) > column) this.#levels.pop();
  }

  #push(kind: Level['kind'], indent: number, path: Path): Level {
    const level: Level = { kind, indent, path, last: undefined, open: false };
    this.#levels.push(level);
    return level;
  }
}

function below(level: Level, column: number): Owner {
  return { path: [...level.path, level.last!], indent: column, dash: false };
}
