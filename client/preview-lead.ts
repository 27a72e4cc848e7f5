/** How long one side leads after it was scrolled, in milliseconds: as long as the other may take to follow. */
const leads = 400;
/** How late a busy follower may still tell that it has followed, in milliseconds. */
const echoes = 3000;
/** Lines that an editor may keep above the one it was led to, such as those that stick to its top. */
const beside = 4;

/**
 * Decides which of two sides leads that scroll together. Who follows is scrolled too, and must not lead the other back: the side
 * that was scrolled first keeps the lead until nothing has come from it for a moment.
 */
export class Lead<Side> {
  #side: Side | undefined;
  #until = 0;
  #followed: { readonly line: number; readonly until: number } | undefined;

  /** Whether this side may lead now, at a time in milliseconds. It keeps the lead then. */
  take(side: Side, now: number): boolean {
    if (this.#side !== side && now < this.#until) return false;
    this.#side = side;
    this.#until = now + leads;
    return true;
  }

  /** Remembers the line to which a follower was led, at a time in milliseconds. */
  led(line: number, now: number): void {
    this.#followed = { line, until: now + echoes };
  }

  /** Whether what a follower tells now is only that it has followed, however late. It may stop a little beside the line. */
  isEcho(line: number, now: number): boolean {
    const followed = this.#followed;
    return followed !== undefined && now < followed.until && Math.abs(line - followed.line) <= beside;
  }
}
