import { printable } from './printable';
import type { ExitCode } from './report';

/** Whoever reads the output may have read enough: "check | head". The exit code stays what it would have been. */
export function mayEndEarly(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

let errors: NodeJS.WriteStream | undefined;

/** Standard error, which takes as long to open as a message to check: it is opened when something is to be said. */
export function standardError(): NodeJS.WriteStream {
  errors ??= mayEndEarly(process.stderr);
  return errors;
}

/** Tells somebody what was done, on standard error: results alone go to standard output. */
export function say(text: string): void {
  standardError().write(`${printable(text)}\n`);
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
