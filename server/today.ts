/** Today as an ISO day in a time zone; in London where the zone is unknown. */
export function todayIn(timeZone: string, now = new Date()): string {
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
