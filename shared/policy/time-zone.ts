/** IANA name of the zone whose calendar decides where a policy names none, or one that isn't known. */
export const defaultTimeZone = 'Europe/London';

/** Whether the name is an IANA time zone that is known here. Offsets such as +01:00 are none: they have no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]{0,60}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Names of the time zones that are known here. */
export function timeZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}
