import type { Services } from '../services';

/** Milliseconds between looks at the calendar. */
export const looksAtCalendar = 60_000;

/**
 * Tells the features when a new day has begun where a policy counts its days: reviews fall due, and waivers end, while nobody types.
 * The clock is asked rather than waited for, since a computer sleeps and its clock is put right.
 */
export function registerNewDay({
  connection,
  workspaces,
  changes,
}: Pick<Services, 'connection' | 'workspaces' | 'changes'>): void {
  const today = () =>
    workspaces.folders.flatMap((each) => ['', ...each.paths('policy')].map((path) => each.todayFor(path))).join();
  let last = today();
  const timer = setInterval(() => {
    const now = today();
    if (now === last) return;
    last = now;
    changes.all();
  }, looksAtCalendar);
  // Node would wait for the next look before it ends; a browser has no such question.
  if (typeof timer === 'object') (timer as { unref?: () => void }).unref?.();
  connection.onExit(() => clearInterval(timer));
}
