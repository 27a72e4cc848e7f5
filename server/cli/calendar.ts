import { calendarOf } from '../../shared/register/calendar';
import { hand, makeRegister } from './register';
import type { ExitCode } from './report';

export interface CalendarOptions {
  /** File to write; standard output where undefined. */
  readonly output: string | undefined;
  readonly force: boolean;
  /** ISO day; the real one where undefined. */
  readonly today: string | undefined;
}

/** Prints or writes the days on which reviews are due, assessments expire and waivers end. */
export async function calendar(paths: readonly string[], options: CalendarOptions): Promise<ExitCode> {
  const made = await makeRegister(paths, options);
  if (!made) return 2;
  // A bundle of its own: nothing else needs the library.
  const { calendarFile } = await import('../requests/calendar-file');
  const { register, isComplete } = made;
  return (await hand(calendarFile(calendarOf(register), register.today), options)) ?? (isComplete ? 0 : 2);
}
