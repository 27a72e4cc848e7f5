import { type Automaton, anyWord, automatonOf, base, type PatternSet } from './automaton';
import type { Tokens } from './tokens';
import { emoji, questionMark, type Word } from './words';

/** A pattern matched the tokens `from` (inclusive) to `to` (exclusive). */
export type OnMatch<Value> = (value: Value, from: number, to: number) => void;

export interface Matcher<Value> {
  /** Reports every match, by start; returns the number of transitions taken, at most tokens x longest pattern. */
  scan(tokens: Tokens, onMatch: OnMatch<Value>): number;
}

/** Forget the states when text has led to a new place this often: memory stays bounded, and making them again is cheap. */
const transitionLimit = 20_000;

/** So many look-ups of words are kept: one is told from another faster than it is looked up. */
const lookups = 4096;

/** A set of places the text can be at. Where a word leads is worked out when text has that word, and kept. */
interface State<Value> {
  readonly places: readonly number[];
  readonly accepts: readonly Value[];
  /** The labels that are told apart here. */
  readonly asked: LabelSet;
  /** Where those lead. */
  next: Map<number, State<Value> | null> | undefined;
  /** Where all other words lead, which most words are. */
  elsewhere: State<Value> | null | undefined;
}

/** One bit for each label. */
type LabelSet = Uint32Array;

function add(labels: LabelSet, label: number): void {
  labels[label >>> 5]! |= 1 << (label & 31);
}

function has(labels: LabelSet, label: number): boolean {
  return (labels[label >>> 5]! & (1 << (label & 31))) !== 0;
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
  const { lists, values } = automaton;
  const beginnings = automaton.beginnings.split(';');
  const clauseBeginnings = automaton.clauseBeginnings.split(';');
  const vocabulary = automaton.vocabulary.split(' ');
  const labels = new Map<string, number>();
  for (let index = 0; index < vocabulary.length; index++) labels.set(vocabulary[index]!, index + 1);
  /** The words that were looked up last, by their hashes, and their labels. */
  const lastWords = new Array<Word | undefined>(lookups);
  const lastLabels = new Int32Array(lookups);
  const firstList = 1 + vocabulary.length;
  /** What is no word and stands in no pattern. */
  const nothing = firstList + lists.length;
  const labelCount = nothing + 1;
  const labelOf = (word: Word): number => {
    const slot = word.hash & (lookups - 1);
    if (lastWords[slot] !== word) {
      lastWords[slot] = word;
      lastLabels[slot] = labels.get(word.text) ?? (word === questionMark || word === emoji ? nothing : anyWord);
    }
    return lastLabels[slot]!;
  };
  const listsOf = new Map<number, number[]>();
  lists.forEach((words, list) => {
    for (const word of words) listsOf.set(word, [...(listsOf.get(word) ?? []), firstList + list]);
  });
  const unread = automaton.places.split(';');
  const read: (readonly number[] | undefined)[] = [];
  const edgesOf = (place: number): readonly number[] => {
    read[place] ??= numbersIn(unread[place]);
    return read[place];
  };
  /** The labels that fit the word at hand hold 1; all others 0. */
  const fits = new Uint8Array(labelCount);
  /** In which turn each place was reached last. */
  const reachedIn = new Uint32Array(unread.length);
  let turn = 0;
  // A question mark and an emoji are tokens, but no words.
  const noWords = [labels.get('?') ?? nothing, labels.get('#emoji') ?? nothing];

  let transitions = 0;
  let states = new Map<string, State<Value>>();
  let begun: (State<Value> | null | undefined)[] = [];
  let begunClause: (State<Value> | null | undefined)[] = [];

  const askedAt = (places: readonly number[]): LabelSet => {
    const asked = new Uint32Array((labelCount + 31) >>> 5);
    for (const label of noWords) add(asked, label);
    for (const place of places) {
      for (const edge of edgesOf(place)) {
        if (edge >= firstList) for (const label of lists[edge - firstList]!) add(asked, label);
        else if (edge > 0) add(asked, edge);
      }
    }
    return asked;
  };
  /** The values that some of these places accept, each once. */
  const acceptedAt = (places: readonly number[]): Value[] => {
    const accepted: number[] = [];
    for (const place of places) {
      for (const value of automaton.accepts[place] ?? []) if (!accepted.includes(value)) accepted.push(value);
    }
    return accepted.map((value) => values[value]!);
  };
  /** Equal sets of places are one state. */
  const stateOf = (places: number[]): State<Value> | null => {
    if (places.length === 0) return null;
    transitions++;
    const key = places.sort((a, b) => a - b).join();
    let state = states.get(key);
    if (!state) {
      state = { places, accepts: acceptedAt(places), asked: askedAt(places), next: undefined, elsewhere: undefined };
      states.set(key, state);
    }
    return state;
  };
  const follow = (places: readonly number[], label: number): State<Value> | null => {
    const fitting = listsOf.get(label) ?? [];
    const mark = (value: number) => {
      fits[anyWord] = noWords.includes(label) ? 0 : value;
      if (label !== anyWord) fits[label] = value;
      for (const list of fitting) fits[list] = value;
    };
    mark(1);
    const reached: number[] = [];
    turn++;
    for (const place of places) {
      let fit = false;
      for (const edge of edgesOf(place)) {
        if (edge >= 0) fit ||= fits[edge] === 1;
        else {
          const target = place + edge;
          if (fit && reachedIn[target] !== turn) {
            reachedIn[target] = turn;
            reached.push(target);
          }
          fit = false;
        }
      }
    }
    mark(0);
    return stateOf(reached);
  };
  const begin = (label: number, clause: boolean): State<Value> | null => {
    const reached = numbersIn(beginnings[label]);
    if (!clause) return stateOf(reached);
    return stateOf([...new Set([...reached, ...numbersIn(clauseBeginnings[label])])]);
  };
  const after = (state: State<Value>, label: number): State<Value> | null => {
    if (has(state.asked, label)) {
      let next = state.next?.get(label);
      if (next === undefined) {
        next = follow(state.places, label);
        state.next ??= new Map();
        state.next.set(label, next);
      }
      return next;
    }
    if (state.elsewhere === undefined) state.elsewhere = follow(state.places, anyWord);
    return state.elsewhere;
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
      for (const word of words) found.push(labelOf(word));
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
          const { accepts } = state;
          for (let each = 0; each < accepts.length; each++) onMatch(accepts[each]!, from, index);
          const label = found[index];
          if (label === undefined) break;
          state = after(state, label);
          steps++;
        }
      }
      return steps;
    },
  };
}
