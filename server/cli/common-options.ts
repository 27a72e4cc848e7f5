import { isIsoDay } from '../../shared/text/iso-day';

/** The day on which everything is judged. */
export const todayOption = {
  type: 'string',
  value: 'YYYY-MM-DD',
  help: 'Judge review dates as on this day',
  form: { is: isIsoDay, inWords: 'a day such as 2026-03-01' },
} as const;

/** Files and folders; the working directory where there are none. */
export const pathsOperands = {
  usage: '[PATHS...]',
  least: 0,
  most: Number.POSITIVE_INFINITY,
  inWords: 'files and folders',
  completes: 'file',
} as const;
