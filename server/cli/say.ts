import { printable } from './printable';

/** Tells somebody what was done, on standard error: results alone go to standard output. */
export function say(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

/** Tells somebody what went wrong. */
export function complain(problem: string): void {
  say(`lawful-outreach: ${problem}`);
}
