import { unreadEnd, unreadStart } from '../template/html';
import { Ahead } from '../template/mask';
import { type Token, tokenAt, tokenStart } from '../template/placeholders';
import { shorten } from '../text/shorten';
import type { Span } from '../text/span';
import { markOf, withoutPrivateUse, word } from './marks';
import type { Mark, PreviewField } from './preview-types';
import type { Sample } from './samples';

/** A text that is to be shown. */
export interface Shown {
  readonly text: string;
  /** Where a stretch of it stands in the file; undefined for what stands elsewhere. */
  readonly place: (start: number, end: number) => Span | undefined;
  /** Whether mark-up is read in it, so that comments and style sheets go. */
  readonly markup?: boolean;
  /** Whether a mark may stand in front of the word that begins there; everywhere where absent. */
  readonly isRead?: (at: number) => boolean;
  /** Where segments of a text message begin, from the second on. */
  readonly segments?: readonly number[];
}

interface Cut extends Span {
  readonly token?: Token;
  readonly segment?: number;
}

/** Puts marks into the texts of one message, and keeps what they stand for. */
export class Marker {
  readonly marks: Mark<Span>[] = [];
  readonly fields: PreviewField<Span>[] = [];
  readonly #sample: (name: string, written: string) => Sample;
  readonly #known = new Map<string, number>();

  constructor(sample: (name: string, written: string) => Sample) {
    this.#sample = sample;
  }

  /** The text with a mark in front of every word and in the place of every merge token. Comments and style sheets are left out. */
  mark(shown: Shown): string {
    const source = withoutPrivateUse(shown.text);
    let marked = '';
    let done = 0;
    for (const cut of cutsOf(source, shown)) {
      if (cut.start < done) continue;
      marked += this.#words(source, done, cut.start, shown);
      if (cut.token)
        marked += this.#token(source.slice(cut.start, cut.end), cut.token, shown.place(cut.start, cut.end));
      else if (cut.segment !== undefined) marked += this.#add({ kind: 'segment', number: cut.segment });
      done = cut.end;
    }
    return marked + this.#words(source, done, source.length, shown);
  }

  #words(source: string, start: number, end: number, { place, isRead, markup }: Shown): string {
    let marked = '';
    let done = start;
    const words = new RegExp(word);
    words.lastIndex = start;
    for (let match = words.exec(source); match && match.index < end; match = words.exec(source)) {
      const at = match.index;
      const until = Math.min(end, at + match[0].length);
      // The name of an entity is a word only for us.
      if (markup && /[&#]/.test(source[at - 1] ?? '')) continue;
      if (isRead && !isRead(at)) continue;
      const where = place(at, until);
      if (!where) continue;
      marked += source.slice(done, at) + this.#add({ kind: 'word', place: where });
      done = at;
    }
    return marked + source.slice(done, end);
  }

  #token(written: string, token: Token, place: Span | undefined): string {
    const where = place && { place };
    if (!token.printed) {
      // What only ends a condition, sets something or is a comment says nothing to a reader.
      if (!token.condition) return '';
      return this.#add({ kind: 'condition', ...where, words: shorten(insideOf(written), 40) });
    }
    const name = token.names[0] ?? '';
    const sample = this.#sample(name, written);
    const key = `${sample.name}\n${sample.value}\n${sample.fallback ?? ''}`;
    let field = this.#known.get(key);
    if (field === undefined) {
      field = this.fields.push({ ...sample, ...where }) - 1;
      this.#known.set(key, field);
    }
    return this.#add({ kind: 'field', ...where, field });
  }

  #add(mark: Mark<Span>): string {
    return markOf(this.marks.push(mark) - 1);
  }
}

/** What isn't shown as it is written, in order: what nobody reads, merge tokens, and where segments begin. */
function* cutsOf(source: string, { markup, segments = [] }: Shown): Generator<Cut> {
  const starts = markup ? new RegExp(`${unreadStart.source}|${tokenStart.source}`, 'gi') : new RegExp(tokenStart);
  const ahead = new Ahead(source);
  let next = 0;
  for (let match = starts.exec(source); match; match = starts.exec(source)) {
    const at = match.index;
    while (next < segments.length && segments[next]! <= at) yield segmentAt(next++);
    const unread = markup ? unreadEnd(source, at, ahead) : undefined;
    const token = unread === undefined ? tokenAt(source, at, ahead) : undefined;
    const end = unread ?? token?.end;
    if (end !== undefined) yield token ? { start: at, end, token } : { start: at, end };
    starts.lastIndex = end ?? at + 1;
  }
  while (next < segments.length) yield segmentAt(next++);

  function segmentAt(index: number): Cut {
    const at = segments[index]!;
    return { start: at, end: at, segment: index + 2 };
  }
}

/** What stands between the delimiters: "if contact.vip". */
function insideOf(token: string): string {
  return token.replace(/^[{%*|[<$#!~^-]+|(?<![}%*|\]>~-])[}%*|\]>~-]+$/g, '').trim();
}
