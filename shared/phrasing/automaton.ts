import { plurals, spellingsOf, verbForms } from './word-forms';

/**
 * The language patterns are written in. Items stand apart by spaces and match one word each:
 *
 *   exclusive            the word, in any case; hyphens and spaces are the same, so write "half price"
 *   deal~                the noun and its plural: deal, deals
 *   save+                the verb in every form: save, saves, saving, saved
 *   (news|latest from)   one of several wordings, each a pattern of its own
 *   @event               one of a named list of wordings (packs/lists.yaml)
 *   #money #percent #number #emoji #unknown    an amount, an emoji, a merge field
 *   _                    any one word
 *   ..3                  up to three words of any kind
 *   really?  (a|the)?  @event?    may be missing
 *   ^ at the start       only where a clause begins ("^ order today", not "the order today")
 *   ? at the end         a question mark
 *
 * Words are written in British English; the American spelling matches too. Patterns match within a sentence.
 */
export interface PatternSet<Value> {
  readonly patterns: readonly string[];
  readonly value: Value;
}

/**
 * All patterns of all sets as one machine that reads a word at a time, in plain data. It is made when the project is built,
 * because reading the patterns takes longer than checking a message with them.
 *
 * A label is a number: 0 is any word, then come the words of {@link vocabulary}, then the lists. A place is a number too; what
 * has been read leads from place to place, and a match is complete where a place accepts a value.
 */
export interface Automaton<Value> {
  /** The words of all patterns, separated by spaces. The first has label 1. */
  readonly vocabulary: string;
  /** The labels of the words in each list. The first list has the label after the last word's. */
  readonly lists: readonly (readonly number[])[];
  /**
   * What each place leads to, divided by semicolons: labels, then the place to which each of them leads, as its distance, which is
   * negative: places only lead back to those that were made before them. One text, because a message gets to few of the places and
   * only those have to be read. All numbers in texts are written to the base {@link base}.
   */
  readonly places: string;
  /** Which values a place accepts, by their indices; missing where it accepts none. */
  readonly accepts: Readonly<Record<number, readonly number[]>>;
  readonly values: readonly Value[];
  /** The places to which the first word of a pattern leads, by the word's label, divided by semicolons. */
  readonly beginnings: string;
  /** The same of patterns that match only where a clause begins. */
  readonly clauseBeginnings: string;
}

/** The label of any word, known or not. */
export const anyWord = 0;
const longestGap = 12;
/** In UTF-16 code units. */
const longestPattern = 1200;
const deepestBrackets = 5;
/** Matching a text takes up to so many steps for each of its words. */
const longestMatch = 40;
/** How many words, and ways from word to word, the patterns of one pack may have with their lists written out. None of our own has 4,000. */
const mostReading = 10_000;

/** Why a pattern is not in the language, in words for its author. */
export class PatternError extends Error {}

/** Says what is wrong with the patterns of one pack, which together may not be too much to read. */
export class PatternCheck {
  readonly #reader: Reader;

  constructor(lists: Readonly<Record<string, string>> = {}) {
    this.#reader = new Reader(lists, mostReading);
  }

  /** What is wrong with a pattern; undefined where nothing is. Never throws. */
  problem(pattern: string): string | undefined {
    try {
      this.#reader.begin(withoutMark(pattern), 0);
      return undefined;
    } catch (error) {
      return error instanceof PatternError ? error.message : 'This is nested too deeply to be read. Make it shorter.';
    }
  }
}

/** The pattern without the mark that makes it match only where a clause begins. */
function withoutMark(pattern: string): string {
  return pattern.startsWith('^ ') ? pattern.slice(2) : pattern;
}

/** What may come next: the labels that lead to each place, and the values that are accepted here. */
interface Ahead {
  readonly edges: ReadonlyMap<number, ReadonlySet<string>>;
  readonly accepts: ReadonlySet<number>;
  /** The most words a match may still have. */
  readonly longest: number;
}

/** Reads patterns, with the named lists they refer to. Throws a {@link PatternError} on one that isn't in the language. */
export function automatonOf<Value>(
  sets: readonly PatternSet<Value>[],
  lists: Readonly<Record<string, string>> = {},
): Automaton<Value> {
  const reader = new Reader(lists, Number.POSITIVE_INFINITY);
  const anywhere: Ahead[] = [];
  const atClause: Ahead[] = [];
  sets.forEach(({ patterns }, value) => {
    for (const pattern of patterns) {
      (pattern.startsWith('^ ') ? atClause : anywhere).push(reader.begin(withoutMark(pattern), value));
    }
  });
  const beginnings = [byWord(union(anywhere), reader), byWord(union(atClause), reader)] as const;

  const named = new Set(reader.places.flatMap(({ edges }) => [...edges.values()].flatMap((names) => [...names])));
  const listNames = [...named].filter(isList).sort();
  const uses = new Map<string, number>();
  const count = (names: Iterable<string>) => {
    for (const name of names) if (!isList(name) && name !== '_') uses.set(name, (uses.get(name) ?? 0) + 1);
  };
  for (const beginning of beginnings) count(beginning.keys());
  for (const { edges } of reader.places) for (const names of edges.values()) count(names);
  for (const name of listNames) count(reader.list(name).words);
  // What is used most gets the shortest numbers.
  const words = [...uses].sort(([, a], [, b]) => b - a).map(([word]) => word);
  const labels = new Map(['_', ...words, ...listNames].map((name, label) => [name, label]));
  const labelOf = (name: string) => labels.get(name)!;

  const accepts: Record<number, number[]> = {};
  const places = reader.places.map((ahead, place) => {
    if (ahead.accepts.size > 0) accepts[place] = [...ahead.accepts];
    return [...ahead.edges].map(([target, names]) => written([...[...names].map(labelOf), target - place])).join(' ');
  });
  const byLabel = (beginning: ReadonlyMap<string, readonly number[]>) =>
    ['_', ...words].map((word) => written(beginning.get(word) ?? [])).join(';');
  return {
    vocabulary: words.join(' '),
    lists: listNames.map((name) => reader.list(name).words.map(labelOf)),
    places: places.join(';'),
    accepts,
    values: sets.map(({ value }) => value),
    beginnings: byLabel(beginnings[0]),
    clauseBeginnings: byLabel(beginnings[1]),
  };
}

/** The base of the numbers in an automaton's texts. */
export const base = 36;

function written(numbers: readonly number[]): string {
  return numbers.map((number) => number.toString(base)).join(' ');
}

const isList = (name: string) => name[0] === '@';

/** The places to which each word leads, lists written out. */
function byWord({ edges }: Ahead, reader: Reader): Map<string, number[]> {
  const found = new Map<string, Set<number>>();
  for (const [place, names] of edges) {
    for (const word of [...names].flatMap((name) => (isList(name) ? reader.list(name).words : name)))
      found.set(word, (found.get(word) ?? new Set()).add(place));
  }
  return new Map([...found].map(([word, places]) => [word, [...places]]));
}

/** Reads patterns from their ends: places with the same ahead are one place, so that patterns share their endings. */
class Reader {
  readonly places: Ahead[] = [];
  readonly #placeOf = new Map<string, number>();
  readonly #lists: Readonly<Record<string, string>>;
  readonly #listsRead = new Map<string, WordList | 'reading'>();
  readonly #most: number;
  #reading = 0;

  constructor(lists: Readonly<Record<string, string>>, most: number) {
    this.#lists = lists;
    this.#most = most;
  }

  /** What lies ahead where a pattern begins. */
  begin(pattern: string, value: number): Ahead {
    checkForm(pattern);
    const start = this.#read(pattern, { edges: new Map(), accepts: new Set([value]), longest: 0 });
    if (start.accepts.size > 0)
      throw new PatternError('Every part of this may be missing. At least one word is needed.');
    if ([...start.edges.values()].some((names) => names.has('_')))
      throw new PatternError('This begins with any word at all. Begin with a word that is given.');
    if (start.longest > longestMatch)
      throw new PatternError(`This can be longer than ${longestMatch} words. Make it or its gaps shorter.`);
    return start;
  }

  /** A list of wordings: single words are one step, longer wordings are read like patterns. */
  list(name: string): WordList {
    const known = this.#listsRead.get(name);
    if (known === 'reading') throw new PatternError(`The list ${name} contains itself.`);
    if (known) return known;
    const source = Object.hasOwn(this.#lists, name.slice(1)) ? this.#lists[name.slice(1)] : undefined;
    if (source === undefined) throw new PatternError(`There is no list ${name}.`);
    this.#listsRead.set(name, 'reading');
    const words = new Set<string>();
    const phrases = new Set<string>();
    for (const wording of source.split('|')) {
      this.#count();
      if (isList(wording)) {
        const inner = this.list(wording);
        for (const word of inner.words) words.add(word);
        for (const phrase of inner.phrases) phrases.add(phrase);
      } else if (wording.includes(' ')) phrases.add(wording);
      else for (const word of wordsOf(wording)) words.add(word);
    }
    const read = { words: [...words], phrases: [...phrases] };
    this.#listsRead.set(name, read);
    return read;
  }

  /** What lies ahead where `pattern` is still to be matched, and then `next`. */
  #read(pattern: string, next: Ahead): Ahead {
    if (pattern === '') return next;
    const { item, optional, after } = firstItem(pattern);
    const rest = this.#read(after, next);
    const ahead = this.#item(item, rest);
    return optional ? union([ahead, rest]) : ahead;
  }

  #item(item: string, next: Ahead): Ahead {
    if (item[0] === '(') return union(alternatives(item).map((wording) => this.#read(wording, next)));
    if (item.startsWith('..')) return this.#gap(Number(item.slice(2)), next);
    if (!isList(item)) return this.#on(wordsOf(item), next);
    const { words, phrases } = this.list(item);
    const single = words.length > 0 ? [this.#on([item], next)] : [];
    return union([...single, ...phrases.map((phrase) => this.#read(phrase, next))]);
  }

  #gap(longest: number, next: Ahead): Ahead {
    if (!(longest > 0 && longest <= longestGap))
      throw new PatternError(`A gap is written ..1 to ..${longestGap}, for up to so many words.`);
    let ahead = next;
    for (let words = 0; words < longest; words++) ahead = union([next, this.#on(['_'], ahead)]);
    return ahead;
  }

  #on(names: readonly string[], next: Ahead): Ahead {
    this.#count();
    return { edges: new Map([[this.#place(next), new Set(names)]]), accepts: new Set(), longest: next.longest + 1 };
  }

  #place(ahead: Ahead): number {
    const edges = [...ahead.edges].map(([place, names]) => `${place}:${[...names].sort().join(' ')}`);
    this.#reading += edges.length;
    const key = `${edges.sort().join()} ${[...ahead.accepts].sort().join()}`;
    const known = this.#placeOf.get(key);
    if (known !== undefined) return known;
    this.#placeOf.set(key, this.places.length);
    return this.places.push(ahead) - 1;
  }

  #count(): void {
    if (++this.#reading > this.#most)
      throw new PatternError('These patterns have too many alternatives to be matched fast. Leave some out.');
  }
}

interface WordList {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

/** What a look at the pattern as a whole shows. */
function checkForm(pattern: string): void {
  if (pattern.trim() === '') throw new PatternError('This is empty.');
  if (pattern.length > longestPattern)
    throw new PatternError(`This is longer than ${longestPattern} characters. Make several patterns of it.`);
  if (/\.\.\d+$|[^ ]\?$/.test(pattern))
    throw new PatternError('What may be missing at the end changes nothing. Leave it out.');
  if (/\( | \)|\| | \|| {2}|^ | $|\n/.test(pattern)) throw new PatternError('There is a space too many in this.');
  let depth = 0;
  for (const character of pattern) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth > deepestBrackets) throw new PatternError('The brackets in this are nested too deeply.');
    if (depth < 0) throw new PatternError('There is a ")" without "(" in this.');
  }
  if (depth > 0) throw new PatternError('There is a "(" without ")" in this.');
}

function union(all: readonly Ahead[]): Ahead {
  const edges = new Map<number, Set<string>>();
  for (const ahead of all) {
    for (const [place, names] of ahead.edges) edges.set(place, new Set([...(edges.get(place) ?? []), ...names]));
  }
  return {
    edges,
    accepts: new Set(all.flatMap(({ accepts }) => [...accepts])),
    longest: Math.max(0, ...all.map(({ longest }) => longest)),
  };
}

const wordForm = /^(?:\?|_|-free|#(?:other|number|money|percent|emoji|unknown)|[\p{L}\d'][\p{L}\d'_]*[~+]?)$/u;

/** The words that one item stands for. */
function wordsOf(item: string): string[] {
  const amount = /^\d[\d.,:]*%$/.test(item)
    ? '#percent'
    : /^[£$€]/.test(item)
      ? '#money'
      : /^\d[\d.,:]*$/.test(item)
        ? '#number'
        : undefined;
  if (amount) throw new PatternError(`Write ${amount} for "${item}": patterns don't tell one amount from another.`);
  if (!wordForm.test(item)) throw new PatternError(`"${item}" is not a word a pattern can have.`);
  const word = item.toLowerCase();
  const forms = word.endsWith('~')
    ? plurals(word.slice(0, -1))
    : word.endsWith('+')
      ? verbForms(word.slice(0, -1))
      : [word];
  return forms.flatMap(spellingsOf);
}

/** The first item of a pattern, a bracket with its brackets; whether it may be missing; and the pattern after it. */
function firstItem(pattern: string): { item: string; optional: boolean; after: string } {
  const rest = pattern[0] === ' ' ? pattern.trimStart() : pattern;
  const end = rest[0] === '(' ? closing(rest) + 1 : rest.indexOf(' ');
  if (rest[0] === '(') {
    const optional = rest[end] === '?';
    return { item: rest.slice(0, end), optional, after: rest.slice(optional ? end + 1 : end).trim() };
  }
  const item = end < 0 ? rest : rest.slice(0, end);
  const optional = item.length > 1 && item.endsWith('?');
  return { item: optional ? item.slice(0, -1) : item, optional, after: end < 0 ? '' : rest.slice(end + 1).trim() };
}

/** Where the bracket that `pattern` begins with is closed. */
function closing(pattern: string): number {
  let depth = 0;
  for (let index = 0; index >= 0; ) {
    const close = pattern.indexOf(')', index);
    const open = pattern.indexOf('(', index);
    if (open >= 0 && open < close) depth++;
    else if (close < 0) break;
    else if (--depth === 0) return close;
    index = open >= 0 && open < close ? open + 1 : close + 1;
  }
  throw new PatternError('There is a "(" without ")" in this.');
}

/** The wordings in a bracket. */
function alternatives(bracket: string): string[] {
  const parts = bracket.slice(1, -1).split('|');
  if (bracket.indexOf('(', 1) < 0) return parts;
  // Bars inside inner brackets divide those.
  const found: string[] = [];
  let open = 0;
  let wording = '';
  for (const part of parts) {
    wording = open > 0 ? `${wording}|${part}` : part;
    open += part.split('(').length - part.split(')').length;
    if (open === 0) found.push(wording);
  }
  return found;
}
