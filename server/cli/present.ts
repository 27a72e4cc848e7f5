import { appendFileSync } from 'node:fs';
import type { Severity } from '../../shared/lint/finding';
import { wantsColour } from './formats/colour';
import { formatted } from './formats/formats';
import { githubAnnotations, withoutCommands } from './formats/github';
import { longestSummary, markdownReport } from './formats/markdown';
import type { Format } from './formats/names';
import { summary } from './formats/text';
import { pipelineOf } from './pipeline';
import { printPieces } from './print-pieces';
import type { Report } from './report';
import { complain, say } from './say';
import { writeWhole } from './write-file';

export interface PresentOptions {
  readonly format: Format;
  /** Mildest severity that fails; undefined for none. */
  readonly failOn: Severity | undefined;
  /** What somebody said about colour; undefined where nobody did. */
  readonly colour?: boolean | undefined;
  /** File to write the result to; undefined to print it. */
  readonly output?: { readonly file: string; readonly force: boolean } | undefined;
}

/**
 * Prints the report in a format. In GitHub Actions, a text is followed by annotations, and whatever the format, the summary of the step
 * gets the report too. A sentence where the result could not be written.
 */
export async function present(
  report: Report,
  { format, failOn, colour, output }: PresentOptions,
): Promise<string | undefined> {
  const { stdout, env } = process;
  const pipeline = pipelineOf(env, process.cwd());
  const pieces = formatted(format, report, {
    colour: wantsColour(colour, env, stdout.isTTY && !output),
    width: output ? undefined : stdout.columns,
    failOn,
    source: pipeline?.source,
  });
  let problem: string | undefined;
  if (output) {
    problem = writeWhole(output.file, pieces, output);
    say(summary(report));
  } else await printPieces(pipeline?.isGithub && format === 'text' ? [withoutCommands([...pieces].join(''))] : pieces);
  // A result in a file leaves the log to the annotations.
  if (pipeline?.isGithub && (format === 'text' || output))
    stdout.write(githubAnnotations(report, pipeline.source.prefix));
  if (pipeline?.summaryFile !== undefined) summarise(report, pipeline.summaryFile);
  return problem;
}

/** Steps append to the file, and so do several checks of one step. */
function summarise(report: Report, file: string): void {
  try {
    appendFileSync(file, `${markdownReport(report, longestSummary)}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    complain(`no summary of the step: ${reason}`);
  }
}
