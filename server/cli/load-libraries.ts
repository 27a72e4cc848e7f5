import { join } from 'node:path';
import type * as Libraries from './libraries';

/** Loads what only single commands need of other people's libraries, from a bundle of its own: a check needs none of it. */
export function loadLibraries(): typeof Libraries {
  return require(join(__dirname, 'libraries.cjs'));
}
