import type { Span } from '../text/span';

/** Stands for every code unit of a merge field: a word whose content is not known. */
export const unknownWord = '\uFFFC';

/** Stands for what prints nothing in the middle of a word, as the mark in `ex**clusive**`: a word joiner, which nobody sees. */
export const nothing = '\u2060';

interface Fill extends Span {
  readonly filler: string;
  /** How many code units at the start become line feeds instead. */
  readonly lineFeeds: number;
  /** Whether it prints not even a space, so that what stands on both sides belongs together. */
  readonly vanishes?: true;
}

/**
 * Fills stretches of a text without moving anything: the result is as long as the source, and every line break of the
 * source stands where it stood. Where two stretches overlap, the one that begins first counts, and only the rest of the other.
 */
export class Mask {
  readonly #source: string;
  readonly #fills: Fill[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /** Fills a stretch with spaces: nobody reads it as the sender's words. */
  hide(start: number, end: number): void {
    this.#fills.push({ start, end, filler: ' ', lineFeeds: 0 });
  }

  /**
   * Hides a stretch that prints nothing (emphasis marks, inline tags): filled with {@link nothing} where it stands in the middle of
   * a word, else with spaces, which say the same and leave text that needs no further reading.
   */
  vanish(start: number, end: number): void {
    this.#fills.push({ start, end, filler: ' ', lineFeeds: 0, vanishes: true });
  }

  /** Fills a stretch with {@link unknownWord}: something is printed here, but not what the source says. */
  unknown(start: number, end: number): void {
    this.#fills.push({ start, end, filler: unknownWord, lineFeeds: 0 });
  }

  /**
   * Hides a stretch that ends the sentence before it (a block tag, a list marker): its first two code units become line
   * feeds, so that whatever splits sentences at a blank line splits here too.
   */
  breakSentence(start: number, end: number): void {
    this.#fills.push({ start, end, filler: ' ', lineFeeds: 2 });
  }

  /** Hides a stretch that prints a line break (`<br>`). */
  breakLine(start: number, end: number): void {
    this.#fills.push({ start, end, filler: ' ', lineFeeds: 1 });
  }

  /** The text with all fills. */
  toString(): string {
    let text = '';
    let position = 0;
    const fills = this.#ordered();
    /** Up to where stretches that vanish follow each other without anything between, and whether all that is within a word. */
    let joinedEnd = -1;
    let joined = false;
    for (const [index, fill] of fills.entries()) {
      const start = Math.max(fill.start, position);
      if (start >= fill.end) continue;
      if (fill.vanishes && start >= joinedEnd) {
        const next = afterVanishing(fills, index);
        joinedEnd = fills[next - 1]!.end;
        const isBesideGap = (start > 0 && start === position) || fills[next]?.start === joinedEnd;
        joined = !isBesideGap && isInWord(this.#source, start, joinedEnd);
      }
      text += this.#source.slice(position, start);
      text += filled(this.#source, start, fill.vanishes && joined ? { ...fill, filler: nothing } : fill);
      position = fill.end;
    }
    return position === 0 ? this.#source : text + this.#source.slice(position);
  }

  #ordered(): readonly Fill[] {
    const fills = this.#fills;
    const ordered = fills.every((fill, i) => i === 0 || (fills[i - 1]?.start ?? 0) <= fill.start);
    return ordered ? fills : [...fills].sort((a, b) => a.start - b.start);
  }
}

/** The index behind the stretches that vanish and touch each other from `index` on. */
function afterVanishing(fills: readonly Fill[], index: number): number {
  let next = index + 1;
  while (fills[next]?.vanishes && fills[next]!.start <= fills[next - 1]!.end) next++;
  return next;
}

/** Whether what stands before and behind a stretch belongs together: neither white space nor punctuation that parts words. */
function isInWord(source: string, start: number, end: number): boolean {
  return start > 0 && end < source.length && !parting.test(source[start - 1]!) && !parting.test(source[end]!);
}

const parting = /[\s.,;:!?…()[\]"“”]/;

function filled(source: string, start: number, { end, filler, lineFeeds }: Fill): string {
  const original = source.slice(start, end);
  const text = lineBreaks.test(original) ? original.replace(/[^\r\n]/g, filler) : filler.repeat(end - start);
  return lineFeeds === 0 ? text : text.slice(0, lineFeeds).replaceAll(filler, '\n') + text.slice(lineFeeds);
}

const lineBreaks = /[\r\n]/;

/**
 * Looks for closing marks from rising positions. A mark that was found, or is known to be missing, is not searched again,
 * so a whole text costs one search per pattern however many opening marks it has.
 */
export class Ahead {
  readonly #text: string;
  readonly #found = new Map<RegExp, Span | undefined>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The first match of a global pattern at or after `from`; `from` must not fall between two questions for one pattern. */
  next(pattern: RegExp, from: number): Span | undefined {
    if (this.#found.has(pattern)) {
      const known = this.#found.get(pattern);
      if (known === undefined || known.start >= from) return known;
    }
    pattern.lastIndex = from;
    const match = pattern.exec(this.#text);
    const found = match ? { start: match.index, end: match.index + match[0].length } : undefined;
    this.#found.set(pattern, found);
    return found;
  }
}

/** What a sticky or global pattern finds when it starts at `at`. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
