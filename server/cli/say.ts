import { printable } from './printable';
import type { ExitCode } from './report';

/**
 * Whoever reads the output may have read enough: "check | head". The exit code stays what it would have been. Output that is lost in another
 * way, on a full disk, ends the program with 2.
 */
export function mayEndEarly(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on('error', (error: NodeJS.ErrnoException) => {
    // Where that can't be said either, nobody is there to hear it.
    if (error.code === 'EPIPE' || stream === errors) return;
    complain(`the output could not be written: ${error.code === 'ENOSPC' ? 'the disk is full' : error.message}`);
    process.exit(2);
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
