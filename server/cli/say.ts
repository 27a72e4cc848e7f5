import { printable } from './printable';
import type { ExitCode } from './report';

/** Tells somebody what was done, on standard error: results alone go to standard output. */
export function say(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

/** Tells somebody what went wrong. */
export function complain(problem: string): void {
  say(`lawful-outreach: ${problem}`);
}

/** Prints a result, and returns the exit code of a command that did nothing else. */
export function print(text: string): ExitCode {
  process.stdout.write(text);
  return 0;
}
