import { t } from '@vscode/l10n';
import { monthInWords as monthInEnglish } from '../shared/overview/reviews';
import { dayInWords as dayInEnglish, isIsoDay } from '../shared/text/iso-day';

const english = 'en-GB';

/** How a language says days (`2027-03-01`) and months (`2027-03`). A text that is neither comes back as it is. */
export function daysIn(language: string): { day(day: string): string; month(month: string): string } {
  // As in what shared/ writes, so that the same day never reads in two ways.
  if (language === english) return { day: dayInEnglish, month: monthInEnglish };
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    day: (text) => (isIsoDay(text) ? day.format(new Date(text)) : text),
    month: (text) => (isIsoDay(`${text}-01`) ? month.format(new Date(`${text}-01`)) : text),
  };
}

/** A day and a month as the language of the window says them: "1 Mar 2027", "March 2027". */
export const { day: dayInWords, month: monthInWords } = daysIn(t('en-GB'));
