/**
 * Tells whether a path (forward slashes) matches the pattern. `*` stands for any characters of a name, `?` for one, `**` as a
 * whole name for any folders, `{a,b}` for either, `[a-z]` and `[!a-z]` for one character of a set, a backslash for the
 * character behind it; all else for itself, brackets that are never closed included. Matching takes time in proportion to
 * pattern times path, whatever the pattern: it comes with a folder that somebody else may have made. A pattern that is longer
 * than any that people write matches nothing.
 */
export function glob(pattern: string): (path: string) => boolean {
  if (pattern.length > longestPattern) return () => false;
  const states: State[] = [{ accepts: () => false, next: [] }];
  const start = compile(new Reader(pattern.replace(/^(?:\.?\/)+/, '')).sequence(), end, states);
  let known = new Known(states, start);
  return (path) => {
    if (known.size > mostKnown) known = new Known(states, start);
    let place: Place | undefined = known.start;
    for (const character of path) {
      place = known.step(place, character);
      if (!place) return false;
    }
    return place.states.has(end);
  };
}

/** Where a match can be after the characters so far, and where single characters lead from there, as far as it is known. */
interface Place {
  readonly states: ReadonlySet<number>;
  readonly next: Map<string, Place | undefined>;
}

/** Steps that are remembered at most; a hostile pattern has more places than memory. */
const mostKnown = 5000;

/** Remembers steps: thousands of paths of one folder differ in a few characters. */
class Known {
  readonly start: Place;
  size = 0;
  readonly #states: readonly State[];
  readonly #places = new Map<string, Place>();

  constructor(states: readonly State[], start: number) {
    this.#states = states;
    this.start = this.#place([start]);
  }

  step(place: Place, character: string): Place | undefined {
    if (place.next.has(character)) return place.next.get(character);
    const next = [...place.states].flatMap((index) => {
      const state = this.#states[index]!;
      return state.accepts?.(character) ? state.next : [];
    });
    const found = next.length === 0 ? undefined : this.#place(next);
    place.next.set(character, found);
    this.size++;
    return found;
  }

  #place(from: readonly number[]): Place {
    const states = reach(this.#states, from);
    const key = [...states].sort((a, b) => a - b).join(' ');
    const known = this.#places.get(key) ?? { states, next: new Map() };
    this.#places.set(key, known);
    return known;
  }
}

/** Longer patterns match nothing. In UTF-16 code units. */
export const longestPattern = 500;

type Part =
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'characters' | 'anything' | 'folders' }
  | { readonly kind: 'either'; readonly choices: readonly (readonly Part[])[] };

class Reader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  /** The parts up to the end, or up to the comma or bracket that ends a choice. */
  sequence(inBraces = false): Part[] {
    const parts: Part[] = [];
    while (this.#at < this.#pattern.length) {
      const character = String.fromCodePoint(this.#pattern.codePointAt(this.#at)!);
      if (inBraces && (character === ',' || character === '}')) break;
      parts.push(this.#part(character));
    }
    return parts;
  }

  #part(character: string): Part {
    const rest = this.#pattern.slice(this.#at);
    const stars = /^\*+/.exec(rest)?.[0].length ?? 0;
    if (stars > 0) return this.#stars(stars, rest);
    if (character === '{' && hasClosing(rest)) return this.#either();
    const set = /^\[(!|\^)?(\]?[^\]/]*)\]/.exec(rest);
    if (set) {
      this.#at += set[0].length;
      const inSet = setOf(set[2]!);
      return { kind: 'character', accepts: (each) => each !== '/' && inSet(each) !== (set[1] !== undefined) };
    }
    this.#at += character.length;
    if (character === '?') return { kind: 'character', accepts: (each) => each !== '/' };
    if (character !== '\\' || rest.length === 1) return { kind: 'character', accepts: (each) => each === character };
    const escaped = String.fromCodePoint(this.#pattern.codePointAt(this.#at)!);
    this.#at += escaped.length;
    return { kind: 'character', accepts: (each) => each === escaped };
  }

  #stars(count: number, rest: string): Part {
    const before = this.#pattern[this.#at - 1];
    const after = rest[count];
    const wholeName = count > 1 && (before === undefined || /[/{,]/.test(before));
    this.#at += count;
    if (wholeName && (after === undefined || /[,}]/.test(after))) return { kind: 'anything' };
    if (!wholeName || after !== '/') return { kind: 'characters' };
    this.#at++;
    return { kind: 'folders' };
  }

  #either(): Part {
    const choices: Part[][] = [];
    do {
      this.#at++;
      choices.push(this.sequence(true));
    } while (this.#pattern[this.#at] === ',');
    this.#at++;
    return { kind: 'either', choices };
  }
}

function hasClosing(rest: string): boolean {
  let depth = 0;
  for (let i = 0; i < rest.length; i++) {
    if (rest[i] === '\\') i++;
    else if (rest[i] === '{') depth++;
    else if (rest[i] === '}' && --depth === 0) return true;
  }
  return false;
}

function setOf(text: string): (character: string) => boolean {
  const characters = [...text];
  const ranges: [string, string][] = [];
  for (let i = 0; i < characters.length; i++) {
    const from = characters[i]!;
    const isRange = characters[i + 1] === '-' && i + 2 < characters.length;
    ranges.push([from, isRange ? characters[i + 2]! : from]);
    if (isRange) i += 2;
  }
  return (character) => ranges.some(([from, to]) => from <= character && character <= to);
}

/** A step of a match: the character it takes and where it leads from there. Without `accepts`, it takes none. */
interface State {
  readonly accepts?: (character: string) => boolean;
  readonly next: number[];
}

const end = 0;

/** Adds the states of these parts, which lead to `next`; returns the first of them. */
function compile(parts: readonly Part[], next: number, states: State[]): number {
  const add = (state: State) => states.push(state) - 1;
  let first = next;
  for (const part of [...parts].reverse()) {
    const then = first;
    if (part.kind === 'character') first = add({ accepts: part.accepts, next: [then] });
    else if (part.kind === 'either') first = add({ next: part.choices.map((choice) => compile(choice, then, states)) });
    else {
      const loop: State = { next: [] };
      first = add(loop);
      const accepts = part.kind === 'characters' ? (each: string) => each !== '/' : () => true;
      loop.next.push(add({ accepts, next: [first] }));
      if (part.kind === 'folders') {
        loop.next.push(add({ accepts: (each) => each === '/', next: [then] }));
        // No folder at all is as good.
        first = add({ next: [first, then] });
      } else loop.next.push(then);
    }
  }
  return first;
}

/** These states and those they lead to without a character. */
function reach(states: readonly State[], from: readonly number[]): Set<number> {
  const found = new Set<number>();
  const pending = [...from];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (found.has(index)) continue;
    found.add(index);
    if (!states[index]!.accepts) pending.push(...states[index]!.next);
  }
  return found;
}
