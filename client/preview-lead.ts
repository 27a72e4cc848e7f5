/** How long one side leads after it was scrolled, in milliseconds: as long as the other may take to follow. */
const leads = 400;

/**
 * Decides which of two sides leads that scroll together. Who follows is scrolled too, and must not lead the other back: the side
 * that was scrolled first keeps the lead until nothing has come from it for a moment.
 */
export class Lead<Side> {
  #side: Side | undefined;
  #until = 0;

  /** Whether this side may lead now, at a time in milliseconds. It keeps the lead then. */
  take(side: Side, now: number): boolean {
    if (this.#side !== side && now < this.#until) return false;
    this.#side = side;
    this.#until = now + leads;
    return true;
  }
}
