import type { Severity } from '../../../shared/lint/finding';
import type { Report } from '../report';
import { jsonReport } from './json';
import { textReport } from './text';

/** What `--format` takes. */
export const formats = ['text', 'json'] as const;
export type Format = (typeof formats)[number];

export function isFormat(word: string): word is Format {
  return formats.some((format) => format === word);
}

/** What a format needs to know beside the report. */
export interface FormatOptions {
  readonly colour: boolean;
  /** Columns of the terminal; undefined where the output is none. */
  readonly width: number | undefined;
  /** Mildest severity that fails; undefined for none. */
  readonly failOn: Severity | undefined;
}

/** The report in a format. Pure: the same report and options give the same text. */
export function formatted(format: Format, report: Report, options: FormatOptions): string {
  switch (format) {
    case 'text':
      return textReport(report, options);
    case 'json':
      return jsonReport(report);
  }
}
