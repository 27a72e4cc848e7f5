import { readFileSync, writeFileSync } from 'node:fs';
import {
  type Figures,
  figuresOf,
  type LabelledText,
  overlapShare,
  type Prediction,
  predict,
  readLabelled,
} from '../../shared/phrasing/evaluation';
import { findPromotion } from '../../shared/phrasing/find-promotion';
import { shorten } from '../../shared/text/shorten';
import { printable } from './printable';
import type { ExitCode } from './report';

export interface EvaluateOptions {
  /** File to write the predictions to. */
  readonly predictions: string | undefined;
  /** How many misses and false alarms to print. */
  readonly errors: number;
}

/** Runs the phrasing engine over a file of labelled texts and prints how often it is right. */
export function evaluate(path: string, { predictions: output, errors }: EvaluateOptions): ExitCode {
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch {
    return problem(`there is no file "${path}" that can be read`);
  }
  const { texts, problems } = readLabelled(source);
  for (const each of problems) problem(`${path}: ${each}`);
  if (texts.length === 0) return problem(`${path}: no labelled texts, one JSON object a line with "text" and "label"`);
  const predictions = texts.map((text) => predict(text, (prose) => findPromotion(prose, { solicited: false })));
  if (output !== undefined) {
    try {
      writeFileSync(output, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(''));
    } catch {
      return problem(`the predictions can't be written to "${output}"`);
    }
  }
  process.stdout.write(report(texts, predictions, errors));
  return problems.length > 0 ? 2 : 0;
}

function problem(message: string): ExitCode {
  process.stderr.write(`lawful-outreach: ${printable(message)}\n`);
  return 2;
}

function report(texts: readonly LabelledText[], predictions: readonly Prediction[], errors: number): string {
  const lines = [heading, row('all', figuresOf(texts, predictions))];
  const overlap = overlapShare(texts, predictions);
  if (overlap !== undefined) lines.push('', `Findings that overlap a marked phrase: ${percent(overlap).trim()} %`);
  for (const property of ['difficulty', 'category'] as const) {
    const values = [...new Set(texts.map((text) => text[property]))].filter((value) => value !== undefined).sort();
    if (values.length === 0) continue;
    lines.push('', `By ${property}`, heading);
    for (const value of values) {
      const chosen = texts.flatMap((text, index) => (text[property] === value ? [index] : []));
      const figures = figuresOf(
        chosen.map((index) => texts[index]!),
        chosen.map((index) => predictions[index]!),
      );
      lines.push(row(value, figures));
    }
  }
  const wrong = texts.flatMap((text, index) =>
    text.promotional !== undefined && text.promotional !== predictions[index]!.flagged ? [index] : [],
  );
  if (errors > 0 && wrong.length > 0) lines.push('', `Errors, ${Math.min(errors, wrong.length)} of ${wrong.length}`);
  for (const index of wrong.slice(0, Math.max(0, errors))) {
    const { id, text, promotional } = texts[index]!;
    lines.push(`${promotional ? 'missed' : 'false alarm'}  ${printable(id)}: ${printable(shorten(text, 160))}`);
    for (const { start, end, category, confidence } of predictions[index]!.spans) {
      lines.push(`    ${category} ${confidence}: ${printable(shorten(text.slice(start, end), 100))}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const nameWidth = 22;
const heading = `${''.padEnd(nameWidth)}  texts  precision  recall     F1  false alarms`;

function row(name: string, { texts, precision, recall, f1, falseAlarmRate }: Figures): string {
  const cells = [percent(precision).padStart(11), percent(recall).padStart(8), percent(f1).padStart(7)];
  return `${printable(name).padEnd(nameWidth)}${String(texts).padStart(7)}${cells.join('')}${percent(falseAlarmRate).padStart(14)}`;
}

function percent(share: number | undefined): string {
  return share === undefined ? '-' : (share * 100).toFixed(1);
}
