import type { Severity } from '../../../shared/lint/finding';
import type { Report } from '../report';
import { githubAnnotations } from './github';
import { gitlabReport } from './gitlab';
import { jsonReport } from './json';
import { junitReport } from './junit';
import { markdownReport } from './markdown';
import type { Format } from './names';
import { sarifReport } from './sarif';
import type { Source } from './source';
import { summary, textReport } from './text';
import { unixReport } from './unix';

/** What a format needs to know beside the report. */
export interface FormatOptions {
  readonly colour: boolean;
  /** Columns of the terminal; undefined where the output is none. */
  readonly width: number | undefined;
  /** Mildest severity that fails; undefined for none. */
  readonly failOn: Severity | undefined;
  /** Undefined where nothing is known of version control. */
  readonly source: Source | undefined;
}

/** The report in a format, in pieces. Pure: the same report and options give the same text. */
export function formatted(format: Format, report: Report, options: FormatOptions): Iterable<string> {
  const { failOn, source } = options;
  switch (format) {
    case 'text':
      return textReport(report, options);
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report, source);
    case 'github':
      return [githubAnnotations(report, source?.prefix ?? ''), `${summary(report)}\n`];
    case 'gitlab':
      return gitlabReport(report, source?.prefix ?? '');
    case 'junit':
      return junitReport(report, failOn);
    case 'markdown':
      return [markdownReport(report)];
    case 'unix':
      return unixReport(report);
  }
}
