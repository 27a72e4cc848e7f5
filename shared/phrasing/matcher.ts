import type { Tokens } from './tokens';

/**
 * The language patterns are written in. Items stand apart by spaces and match one word each:
 *
 *   exclusive            the word, in any case; hyphens and spaces are the same, so write "half price"
 *   deal~                the word, with or without a final s
 *   (news|latest from)   one of several wordings, each a pattern of its own
 *   @event               one of a named list of wordings (words.ts)
 *   #money #percent #number #emoji #unknown    an amount, an emoji, a merge field
 *   _                    any one word
 *   ..3                  up to three words of any kind
 *   really?  (a|the)?  @event?    may be missing
 *   ^ at the start       only where a clause begins ("^ order today", not "the order today")
 *   ? at the end         a question mark
 *
 * Patterns match within a sentence. A pattern is read when the first word of it turns up in a text (starting the command
 * line must stay cheap), and joins one automaton whose states are made when text needs them: matching costs the same per
 * word whatever the patterns are, and nothing a user writes can make it backtrack.
 */
export interface PatternSet<Value> {
  readonly patterns: readonly string[];
  readonly value: Value;
}

/** A pattern matched the tokens `from` (inclusive) to `to` (exclusive). */
export type OnMatch<Value> = (value: Value, from: number, to: number) => void;

export interface Matcher<Value> {
  /** Reports every match, by start; returns the number of transitions taken, at most tokens x longest pattern. */
  scan(tokens: Tokens, onMatch: OnMatch<Value>): number;
  /** Reads every pattern and throws on one that isn't in the language. Data is checked by tests, not at every start. */
  validate(): void;
}

/** Forget the states when text has made this many transitions: memory stays bounded, and making them again is cheap. */
const transitionLimit = 100_000;
const longestGap = 12;

/**
 * A place in a pattern: `rest` is still to be matched, and then `next`. What leads on from here is worked out when text
 * gets here: the words, where each leads, and the places that are as good as this one.
 */
interface Place<Value> {
  readonly rest: string;
  readonly next: Place<Value> | null;
  readonly value: Value;
  leads: Leads<Value> | undefined;
}

interface Leads<Value> {
  readonly labels: string[];
  readonly targets: Place<Value>[];
  readonly same: Place<Value>[];
}

interface State<Value> {
  readonly places: ReadonlySet<Place<Value>>;
  readonly accepts: readonly Value[];
  readonly next: Map<string, State<Value> | null>;
}

/** Patterns that can begin with one word, and the states that word leads to. */
interface Beginning<Value> {
  readonly anywhere: Place<Value>[];
  readonly atClause: Place<Value>[];
  after: State<Value> | null | undefined;
  afterClause: State<Value> | null | undefined;
}

/** A list of wordings: single words are one step, longer wordings are read like patterns. */
interface List {
  readonly words: Set<string>;
  readonly phrases: readonly string[];
}

/** Whether a token is a word, and not an emoji or question mark. */
const isWord = (token: string) => token !== '?' && token !== '#emoji';

/** Makes a matcher of patterns, with the named lists they refer to. */
export function compile<Value>(
  sets: readonly PatternSet<Value>[],
  lists: Readonly<Record<string, string>> = {},
): Matcher<Value> {
  const namedLists = new Map<string, List>();

  const listOf = (name: string): List => {
    const known = namedLists.get(name);
    if (known) return known;
    const source = lists[name];
    if (source === undefined) throw new Error(`No such list: @${name}`);
    const words = new Set<string>();
    const phrases: string[] = [];
    namedLists.set(name, { words, phrases });
    for (const wording of source.split('|')) {
      if (wording.includes(' ')) phrases.push(wording);
      else if (wording.startsWith('@')) {
        const inner = listOf(wording.slice(1));
        for (const word of inner.words) words.add(word);
        phrases.push(...inner.phrases);
      } else if (wording.endsWith('~')) words.add(wording.slice(0, -1)).add(`${wording.slice(0, -1)}s`);
      else words.add(wording);
    }
    return { words, phrases };
  };

  /** Adds to `found` the words with which the pattern can begin; false where it could also match nothing. */
  const firstWords = (source: string, found: Set<string>): boolean => {
    for (let rest = source; rest !== ''; ) {
      const { item, optional, after } = firstItem(rest);
      rest = after;
      let certain = !optional;
      if (item[0] === '(') {
        for (const wording of alternatives(item)) certain = firstWords(wording, found) && certain;
      } else if (item[0] === '@') {
        const { words, phrases } = listOf(item.slice(1));
        for (const word of words) found.add(word);
        for (const phrase of phrases) found.add(phrase.slice(0, phrase.indexOf(' ')));
      } else if (item.endsWith('~')) found.add(item.slice(0, -1)).add(`${item.slice(0, -1)}s`);
      else if (item === '_' || item.startsWith('..')) throw new Error(`Begins with a gap: "${source}"`);
      else found.add(item);
      if (certain) return true;
    }
    return false;
  };

  const leadsFrom = (place: Place<Value>): Leads<Value> => {
    if (place.leads) return place.leads;
    const leads: Leads<Value> = { labels: [], targets: [], same: [] };
    place.leads = leads;
    const { rest, next, value } = place;
    if (rest === '') {
      if (next) leads.same.push(next);
      return leads;
    }
    const { item, optional, after } = firstItem(rest);
    const target: Place<Value> = { rest: after, next, value, leads: undefined };
    const on = (label: string, to = target) => {
      leads.labels.push(label);
      leads.targets.push(to);
    };
    const wording = (words: string) => {
      if (words.includes(' ') || words[0] === '(' || words.endsWith('?') || words.startsWith('..')) {
        leads.same.push({ rest: words, next: target, value, leads: undefined });
        return;
      }
      if (words.endsWith('~')) {
        on(words.slice(0, -1));
        on(`${words.slice(0, -1)}s`);
        return;
      }
      on(words);
      if (words[0] === '@') for (const phrase of listOf(words.slice(1)).phrases) wording(phrase);
    };
    if (optional) leads.same.push(target);
    if (item[0] === '(') for (const words of alternatives(item)) wording(words);
    else if (item.startsWith('..')) {
      const length = Number(item.slice(2));
      if (!(length > 0 && length <= longestGap)) throw new Error(`A gap of 1 to 12 words expected: "${rest}"`);
      leads.same.push(target);
      on('_', length === 1 ? target : { rest: `..${length - 1} ${after}`, next, value, leads: undefined });
    } else if (item === '?') on('?');
    else wording(item);
    return leads;
  };

  const beginnings = new Map<string, Beginning<Value>>();
  const all: Place<Value>[] = [];
  for (const { patterns, value } of sets) {
    for (const pattern of patterns) {
      const atClause = pattern[0] === '^';
      const source = atClause ? pattern.slice(2) : pattern;
      const place: Place<Value> = { rest: source, next: null, value, leads: undefined };
      all.push(place);
      const firsts = new Set<string>();
      if (!firstWords(source, firsts)) throw new Error(`Can be empty: "${pattern}"`);
      for (const word of firsts) {
        let beginning = beginnings.get(word);
        if (!beginning) {
          beginning = { anywhere: [], atClause: [], after: undefined, afterClause: undefined };
          beginnings.set(word, beginning);
        }
        (atClause ? beginning.atClause : beginning.anywhere).push(place);
      }
    }
  }

  let transitions = 0;
  let states = new Map<string, State<Value>>();
  let numbers = new Map<Place<Value>, number>();

  const add = (place: Place<Value>, places: Set<Place<Value>>) => {
    if (places.has(place)) return;
    places.add(place);
    for (const other of leadsFrom(place).same) add(other, places);
  };
  /** Where `token` leads from `places`. Equal sets of places are one state. */
  const follow = (places: Iterable<Place<Value>>, token: string): State<Value> | null => {
    const reached = new Set<Place<Value>>();
    for (const place of places) {
      const { labels, targets } = leadsFrom(place);
      for (let index = 0; index < labels.length; index++) {
        const label = labels[index]!;
        const matches =
          label === token ||
          (label === '_' ? isWord(token) : label[0] === '@' && listOf(label.slice(1)).words.has(token));
        if (matches) add(targets[index]!, reached);
      }
    }
    if (reached.size === 0) return null;
    let key = '';
    const accepts = new Set<Value>();
    for (const place of reached) {
      const number = numbers.get(place) ?? numbers.size;
      numbers.set(place, number);
      key += `${number},`;
      if (place.rest === '' && !place.next) accepts.add(place.value);
    }
    const known = states.get(key);
    if (known) return known;
    const made: State<Value> = { places: reached, accepts: [...accepts], next: new Map() };
    states.set(key, made);
    return made;
  };
  const begin = (token: string, candidates: readonly Place<Value>[]): State<Value> | null => {
    const places = new Set<Place<Value>>();
    for (const place of candidates) add(place, places);
    return follow(places, token);
  };
  const forget = () => {
    transitions = 0;
    states = new Map();
    numbers = new Map();
    for (const beginning of beginnings.values()) {
      beginning.after = undefined;
      beginning.afterClause = undefined;
    }
  };

  return {
    scan({ words, clauses }, onMatch) {
      if (transitions > transitionLimit) forget();
      let steps = 0;
      for (let from = 0; from < words.length; from++) {
        steps++;
        const first = words[from]!;
        const beginning = beginnings.get(first);
        if (!beginning) continue;
        let state: State<Value> | null | undefined;
        if (clauses[from]) {
          state = beginning.afterClause;
          if (state === undefined) {
            state = begin(first, [...beginning.anywhere, ...beginning.atClause]);
            beginning.afterClause = state;
          }
        } else {
          state = beginning.after;
          if (state === undefined) {
            state = begin(first, beginning.anywhere);
            beginning.after = state;
          }
        }
        for (let index = from + 1; state; index++) {
          for (const value of state.accepts) onMatch(value, from, index);
          const token = words[index];
          if (token === undefined) break;
          let next = state.next.get(token);
          if (next === undefined) {
            next = follow(state.places, token);
            state.next.set(token, next);
            transitions++;
          }
          state = next;
          steps++;
        }
      }
      return steps;
    },
    validate() {
      for (const { rest } of all) {
        for (const [item] of rest.matchAll(/[^ ()|]+/g)) {
          if (!itemForm.test(item)) throw new Error(`Not a word: "${item}" in "${rest}"`);
          if (item[0] === '@') listOf(item.replace(/\W/g, ''));
        }
        if (rest.split('(').length !== rest.split(')').length) throw new Error(`Missing bracket in "${rest}"`);
        if (/\.\.\d+$|[^ ]\?$/.test(rest)) throw new Error(`An end that may be missing changes nothing: "${rest}"`);
        if (/\( | \)|\| | \|| {2}|^ | $/.test(rest)) throw new Error(`A space too many in "${rest}"`);
        if (/[^ |(]\(|\)[^ |)?]/.test(rest)) throw new Error(`Bracket inside a word in "${rest}"`);
      }
    },
  };
}

const itemForm = /^(?:\?|_|\.\.\d+|(?:#(?:number|money|percent|emoji|unknown)|@\w+|[\p{L}\d']+~?)\??)$/u;

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
  throw new Error(`Missing ")" in "${pattern}"`);
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
