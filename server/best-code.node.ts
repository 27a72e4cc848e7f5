import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 make its best machine code after so many bytes of byte code were run, instead of 67,584. Only V8 11, of Node 20, is told: later
 * ones have another compiler in between and complain about the flag.
 */
export function makeBestCodeAfter(bytes: number): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${bytes}`);
}
