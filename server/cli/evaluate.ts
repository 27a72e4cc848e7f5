import { readFileSync } from 'node:fs';
import { predict, readLabelled } from '../../shared/phrasing/evaluation';
import { labelledReport, packReport } from '../../shared/phrasing/evaluation-report';
import { findPromotion } from '../../shared/phrasing/find-promotion';
import { lists as builtInLists } from '../../shared/phrasing/lists.prepared';
import { type Pack, parsePack } from '../../shared/phrasing/pack';
import { printable } from './printable';
import type { ExitCode } from './report';
import { complain } from './say';
import { writeWhole } from './write-file';

export interface EvaluateOptions {
  /** File to write the predictions to. */
  readonly predictions: string | undefined;
  /** How many misses and false alarms to print. */
  readonly errors: number;
}

/**
 * Tests packs by their own examples, and the phrasing engine (with those packs) by files of labelled texts: prints how often it is
 * right. Exit code 1 where a pack doesn't do what it says, 2 where a file can't be read.
 */
export function evaluate(paths: readonly string[], { predictions: output, errors }: EvaluateOptions): ExitCode {
  const sources = paths.map((path) => ({ path, text: read(path) }));
  for (const { path, text } of sources) if (text === undefined) problem(`there is no file "${path}" that can be read`);
  let unread = sources.some(({ text }) => text === undefined);
  let failed = false;
  const packs: Pack[] = [];
  const written: string[] = [];
  for (const { path, text } of sources.filter((source) => isPack(source.path))) {
    if (text === undefined) continue;
    const pack = parsePack(path, text, { lists: builtInLists });
    packs.push(pack);
    const { passed, text: report } = packReport(pack);
    print(report);
    failed ||= !passed;
  }
  for (const { path, text } of sources.filter((source) => !isPack(source.path))) {
    if (text === undefined) continue;
    const { texts, problems } = readLabelled(text);
    for (const each of problems) problem(`${path}: ${each}`);
    unread ||= problems.length > 0;
    if (texts.length === 0) {
      problem(`${path}: no labelled texts; each line is a JSON object with "text" and "label"`);
      unread = true;
      continue;
    }
    const predicted = texts.map((each) => predict(each, (prose) => findPromotion(prose, { solicited: false, packs })));
    written.push(...predicted.map((prediction) => `${JSON.stringify(prediction)}\n`));
    print(labelledReport(texts, predicted, errors));
  }
  if (output !== undefined) {
    const notWritten = writeWhole(output, written, { force: true });
    if (notWritten !== undefined) {
      problem(notWritten);
      unread = true;
    }
  }
  return unread ? 2 : failed ? 1 : 0;
}

function isPack(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    return undefined;
  }
}

function print(report: string): void {
  process.stdout.write(report.split('\n').map(printable).join('\n'));
}

function problem(message: string): void {
  complain(message);
}
