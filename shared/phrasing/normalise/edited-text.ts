/** A text after replacements, and where its parts stood before them. */
export interface EditedText {
  readonly text: string;
  /** Where the character at `offset` begins in the source; for the end of the text, the end of the source. */
  startOf(offset: number): number;
  /** Where the character before `offset` ends in the source; 0 at the beginning of the text. */
  endOf(offset: number): number;
}

/** Collects replacements in rising order and keeps account of the offsets. An empty replacement removes. */
export class Editing {
  readonly #source: string;
  readonly #sourceStarts: number[] = [];
  readonly #sourceEnds: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #text = '';
  #done = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Up to where the source has been replaced. */
  get done(): number {
    return this.#done;
  }

  /** Puts `replacement` where the source has `start` to `end`; `start` must not be before {@link done}. */
  replace(start: number, end: number, replacement: string): void {
    if (start > this.#done) this.#text += this.#source.slice(this.#done, start);
    this.#sourceStarts.push(start);
    this.#sourceEnds.push(end);
    this.#starts.push(this.#text.length);
    this.#text += replacement;
    this.#ends.push(this.#text.length);
    this.#done = end;
  }

  /** Lets the last replacement reach to `end`: what stands there belongs to the same character. */
  extend(end: number): void {
    this.#sourceEnds[this.#sourceEnds.length - 1] = end;
    this.#done = end;
  }

  /** The text with all replacements; undefined where there was none. */
  finish(): EditedText | undefined {
    if (this.#starts.length === 0) return undefined;
    const starts = this.#starts;
    const ends = this.#ends;
    const sourceStarts = this.#sourceStarts;
    const sourceEnds = this.#sourceEnds;
    return {
      text: this.#text + this.#source.slice(this.#done),
      startOf(offset) {
        const index = lastAtMost(starts, offset);
        if (index < 0) return offset;
        return offset < ends[index]! ? sourceStarts[index]! : sourceEnds[index]! + offset - ends[index]!;
      },
      endOf(offset) {
        const index = lastAtMost(starts, offset - 1);
        if (index < 0) return offset;
        return offset <= ends[index]! ? sourceEnds[index]! : sourceEnds[index]! + offset - ends[index]!;
      },
    };
  }
}

/** The index of the last of some rising numbers that is at most `limit`, or -1. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
