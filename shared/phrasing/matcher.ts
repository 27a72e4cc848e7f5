import { type Automaton, anyWord, automatonOf, base, type PatternSet } from './automaton';
import type { Tokens } from './tokens';

/** A pattern matched the tokens `from` (inclusive) to `to` (exclusive). */
export type OnMatch<Value> = (value: Value, from: number, to: number) => void;

export interface Matcher<Value> {
  /** Reports every match, by start; returns the number of transitions taken, at most tokens x longest pattern. */
  scan(tokens: Tokens, onMatch: OnMatch<Value>): number;
}

/** Forget the states when text has made this many transitions: memory stays bounded, and making them again is cheap. */
const transitionLimit = 20_000;

/** A set of places the text can be at. Where a word leads is worked out when text has that word, and kept. */
interface State<Value> {
  readonly places: readonly number[];
  readonly accepts: readonly Value[];
  readonly next: Map<number, State<Value> | null>;
}

/** Makes a matcher of patterns, with the named lists they refer to. Throws on a pattern that isn't in the language. */
export function compile<Value>(
  sets: readonly PatternSet<Value>[],
  lists: Readonly<Record<string, string>> = {},
): Matcher<Value> {
  return matcherOf(automatonOf(sets, lists));
}

/** The numbers of one part of an automaton's text. */
function numbersIn(text: string | undefined): number[] {
  return !text ? [] : text.split(' ').map((number) => Number.parseInt(number, base));
}

/** Matching costs the same per word whatever the patterns are, and nothing a user writes can make it backtrack. */
export function matcherOf<Value>(automaton: Automaton<Value>): Matcher<Value> {
  const { lists, accepts, values } = automaton;
  const beginnings = automaton.beginnings.split(';');
  const clauseBeginnings = automaton.clauseBeginnings.split(';');
  const vocabulary = automaton.vocabulary.split(' ');
  const labels = new Map<string, number>();
  for (let index = 0; index < vocabulary.length; index++) labels.set(vocabulary[index]!, index + 1);
  const listsOf = new Map<number, number[]>();
  lists.forEach((words, list) => {
    const label = 1 + vocabulary.length + list;
    for (const word of words) listsOf.set(word, [...(listsOf.get(word) ?? []), label]);
  });
  const unread = automaton.places.split(';');
  const read: (readonly number[] | undefined)[] = [];
  const edgesOf = (place: number): readonly number[] => {
    read[place] ??= numbersIn(unread[place]);
    return read[place];
  };
  /** The labels that fit the word at hand hold 1; all others 0. */
  const fits = new Uint8Array(1 + vocabulary.length + lists.length);
  // A question mark and an emoji are tokens, but no words.
  const noWords = [labels.get('?'), labels.get('#emoji')];

  let transitions = 0;
  let states = new Map<string, State<Value>>();
  let begun: (State<Value> | null | undefined)[] = [];
  let begunClause: (State<Value> | null | undefined)[] = [];

  /** Equal sets of places are one state. */
  const stateOf = (reached: Set<number>): State<Value> | null => {
    if (reached.size === 0) return null;
    transitions++;
    const places = [...reached].sort((a, b) => a - b);
    const key = places.join();
    let state = states.get(key);
    if (!state) {
      const accepted = new Set(places.flatMap((place) => accepts[place] ?? []));
      state = { places, accepts: [...accepted].map((value) => values[value]!), next: new Map() };
      states.set(key, state);
    }
    return state;
  };
  const follow = (places: readonly number[], label: number): State<Value> | null => {
    const fitting = listsOf.get(label) ?? [];
    const mark = (value: number) => {
      fits[0] = noWords.includes(label) ? 0 : value;
      if (label > 0) fits[label] = value;
      for (const list of fitting) fits[list] = value;
    };
    mark(1);
    const reached = new Set<number>();
    for (const place of places) {
      let fit = false;
      for (const edge of edgesOf(place)) {
        if (edge >= 0) fit ||= fits[edge] === 1;
        else {
          if (fit) reached.add(~edge);
          fit = false;
        }
      }
    }
    mark(0);
    return stateOf(reached);
  };
  const begin = (label: number, clause: boolean): State<Value> | null => {
    const reached = new Set(numbersIn(beginnings[label]));
    if (clause) for (const place of numbersIn(clauseBeginnings[label])) reached.add(place);
    return stateOf(reached);
  };

  return {
    scan({ words, clauses }, onMatch) {
      if (transitions > transitionLimit) {
        transitions = 0;
        states = new Map();
        begun = [];
        begunClause = [];
      }
      const found: number[] = [];
      for (const word of words) found.push(labels.get(word) ?? anyWord);
      let steps = 0;
      for (let from = 0; from < found.length; from++) {
        steps++;
        const first = found[from]!;
        if (first === anyWord) continue;
        const known = clauses[from] ? begunClause : begun;
        let state = known[first];
        if (state === undefined) {
          state = begin(first, clauses[from]!);
          known[first] = state;
        }
        for (let index = from + 1; state; index++) {
          for (const value of state.accepts) onMatch(value, from, index);
          const label = found[index];
          if (label === undefined) break;
          let next = state.next.get(label);
          if (next === undefined) {
            next = follow(state.places, label);
            state.next.set(label, next);
          }
          state = next;
          steps++;
        }
      }
      return steps;
    },
  };
}
