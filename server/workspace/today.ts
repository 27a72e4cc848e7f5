/** Today as an ISO day in a time zone; in London where the zone is unknown. */
export function todayIn(timeZone: string, now = Date.now()): string {
  const second = Math.floor(now / 1000);
  const last = latest.get(timeZone);
  if (last?.second === second) return last.day;
  const day = dayIn(timeZone, new Date(now));
  latest.set(timeZone, { second, day });
  return day;
}

/** Formatting a date takes long enough to be felt when every file of a workspace asks for it. */
const latest = new Map<string, { readonly second: number; readonly day: string }>();

function dayIn(timeZone: string, now: Date): string {
  // London keeps Greenwich time or is an hour ahead: in 23 hours it has Greenwich's day, and the calendar is slow to load.
  if (timeZone === 'Europe/London' && now.getUTCHours() < 23) return now.toISOString().slice(0, 10);
  return (formatFor(timeZone) ?? formatFor('Europe/London')!).format(now);
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function formatFor(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(timeZone)) {
    let format: Intl.DateTimeFormat | undefined;
    try {
      // The Swedish form of a date is the ISO form.
      format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    } catch {
      format = undefined;
    }
    formats.set(timeZone, format);
  }
  return formats.get(timeZone);
}
