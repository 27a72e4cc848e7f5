/** How the parts of a report look in a terminal: each takes a text and returns it, with escapes around it where there is colour. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
}

/** Paint for a terminal; without colour, every text stays as it is. Texts of users have to be made printable first. */
export function paint(colour: boolean): Paint {
  const between = (on: number, off: number) => (text: string) =>
    colour && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: between(1, 22),
    dim: between(2, 22),
    red: between(31, 39),
    yellow: between(33, 39),
    blue: between(34, 39),
  };
}

/**
 * Whether to print in colour. What somebody says with `--color` or `--no-color` (`asked`) comes first, then NO_COLOR (no-color.org), then
 * FORCE_COLOR, then whether the output is a terminal that knows colours.
 */
export function wantsColour(
  asked: boolean | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (asked !== undefined) return asked;
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}
