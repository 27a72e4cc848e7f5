import { shorten } from '../text/shorten';
import { type Finding, revised } from './finding';

/** In UTF-16 code units. None of our own words come near it. */
const longest = 1000;
const unshowable = /[\p{Cc}\p{Bidi_C}\u2028\u2029]/u;

/**
 * The finding with a message that can stand on a line anywhere: whatever its rule quotes of the user's steers no terminal, turns no words
 * about and comes to an end.
 */
export function shown(finding: Finding): Finding {
  const { rule, message } = finding;
  if (message.length <= longest && !unshowable.test(message)) return finding;
  return revised(finding, { rule, message: shorten(message, longest) });
}
