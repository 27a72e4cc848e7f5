import { Lines } from '../text/lines';
import { shorten } from '../text/shorten';
import { type Figures, figuresOf, type LabelledText, overlapShare, type Prediction } from './evaluation';
import type { Pack } from './pack';
import { exampleProblems, runExamples } from './pack-examples';

/** Whether a pack is sound and its own examples behave as it says, in words; `passed` tells which. */
export function packReport(pack: Pack): { readonly passed: boolean; readonly text: string } {
  const results = runExamples(pack);
  const failed = results.filter(({ passed }) => !passed).length;
  const lines = new Lines(pack.text);
  const problems = [...pack.problems, ...exampleProblems(pack)].map(({ span, message }) => {
    const { line, character } = lines.positionAt(span.start);
    return `${pack.path}:${line + 1}:${character + 1}  ${message}`;
  });
  const examples =
    results.length === 0
      ? 'no examples to test: "flags" and "ignores" of a phrase are its tests'
      : `${results.length - failed} of ${results.length} examples behave as the pack says`;
  return { passed: problems.length === 0, text: `${[`${pack.path}: ${examples}`, ...problems].join('\n')}\n` };
}

/** How often predictions are right, by difficulty and category, and the first `errors` misses and false alarms. */
export function labelledReport(
  texts: readonly LabelledText[],
  predictions: readonly Prediction[],
  errors: number,
): string {
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
    lines.push(`${promotional ? 'missed' : 'false alarm'}  ${id}: ${shorten(text, 160)}`);
    for (const { start, end, category, confidence } of predictions[index]!.spans) {
      lines.push(`    ${category} ${confidence}: ${shorten(text.slice(start, end), 100)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const nameWidth = 22;
const heading = `${''.padEnd(nameWidth)}  texts  precision  recall     F1  false alarms`;

function row(name: string, { texts, precision, recall, f1, falseAlarmRate }: Figures): string {
  const cells = [percent(precision).padStart(11), percent(recall).padStart(8), percent(f1).padStart(7)];
  return `${name.padEnd(nameWidth)}${String(texts).padStart(7)}${cells.join('')}${percent(falseAlarmRate).padStart(14)}`;
}

function percent(share: number | undefined): string {
  return share === undefined ? '-' : (share * 100).toFixed(1);
}
