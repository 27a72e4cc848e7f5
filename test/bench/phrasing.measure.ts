import { readdirSync, readFileSync } from 'node:fs';
import { it, vi } from 'vitest';
import {
  type Figures,
  figuresOf,
  type LabelledText,
  overlapShare,
  predict,
  readLabelled,
} from '../../shared/phrasing/evaluation';
import { classifierOf } from '../../shared/phrasing/learned/classifier';
import { type Lesson, lessonsOf } from '../../shared/phrasing/learned/lessons';
import { train } from '../../shared/phrasing/learned/train';

const training = new URL('../../shared/phrasing/training/', import.meta.url);
const measured = new URL('../fixtures/phrasing/', import.meta.url);

function read(folder: URL, name: string): LabelledText[] {
  return readLabelled(readFileSync(new URL(name, folder), 'utf8')).texts;
}

const files = readdirSync(training).filter((name) => name.endsWith('.jsonl'));
const lessons = new Map(
  files.map((name) => [name, read(training, name).map((text) => ({ text, lessons: lessonsOf(text) }))]),
);
const phrases = 'short-phrases.jsonl';

/** Neighbours are often a pair that differs in little: both belong to one fold. */
const together = 20;
const folds = 5;

interface Model {
  score(features: readonly number[]): number;
}

function regression(taught: readonly Lesson[]): Model {
  const classifier = classifierOf(train(taught));
  return { score: (features) => classifier.scoreOf(features) };
}

/** The classifier of the older kind, on the same features. */
function bayes(taught: readonly Lesson[]): Model {
  const counts = new Map<number, [number, number]>();
  const totals = [0, 0];
  for (const { features, promotional } of taught) {
    for (const feature of new Set(features)) {
      const found = counts.get(feature) ?? [0, 0];
      counts.set(feature, found);
      found[promotional ? 1 : 0] += 1;
    }
  }
  for (const [informs, promotes] of counts.values()) {
    totals[0]! += informs;
    totals[1]! += promotes;
  }
  const prior = totals[0]! / totals[1]!;
  const weights = new Map(
    [...counts]
      .filter(([, [informs, promotes]]) => informs + promotes > 1)
      .map(([feature, [informs, promotes]]) => [feature, Math.log(((promotes + 1) / (informs + 1)) * prior)]),
  );
  return { score: (features) => features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0) };
}

/** How often one of the promotional texts is ranked above one of the others: 100 is always, 50 is chance. */
function ranking(scored: readonly { readonly promotional: boolean; readonly score: number }[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  let below = 0;
  let pairs = 0;
  for (const { promotional } of sorted) {
    if (promotional) pairs += below;
    else below++;
  }
  return (100 * pairs) / (below * (sorted.length - below));
}

function scored(model: Model, texts: readonly { readonly text: LabelledText; readonly lessons: readonly Lesson[] }[]) {
  return texts
    .filter(({ lessons: sentences }) => sentences.length > 0)
    .map(({ text, lessons: sentences }) => ({
      promotional: text.promotional === true,
      score: Math.max(...sentences.map(({ features }) => model.score(features))),
    }));
}

it('learned from other texts: cross-validation and ablation', () => {
  const rows: Record<string, Record<string, string>> = {};
  const variants: readonly (readonly [string, (taught: readonly Lesson[]) => Model, readonly string[]])[] = [
    ['naive Bayes, all lessons', bayes, files],
    ['logistic regression, all lessons (chosen)', regression, files],
    ['the same without short phrases', regression, files.filter((name) => name !== phrases)],
    ['the same, first authors only', regression, files.filter((name) => name.includes('-1.'))],
  ];
  const dev = read(measured, 'sentences.jsonl').map((text) => ({ text, lessons: lessonsOf(text) }));
  for (const [name, learn, taughtFiles] of variants) {
    const inFolds: Record<string, { promotional: boolean; score: number }[]> = {};
    for (let fold = 0; fold < folds; fold++) {
      const held = (index: number) => Math.floor(index / together) % folds === fold;
      const taught = taughtFiles.flatMap((file) =>
        lessons.get(file)!.flatMap((row, index) => (file !== phrases && held(index) ? [] : row.lessons)),
      );
      const model = learn(taught);
      for (const file of files.filter((each) => each !== phrases)) {
        const unseen = lessons.get(file)!.filter((_, index) => held(index));
        inFolds[file] = [...(inFolds[file] ?? []), ...scored(model, unseen)];
      }
    }
    const whole = learn(taughtFiles.flatMap((file) => lessons.get(file)!.flatMap((row) => row.lessons)));
    rows[name] = Object.fromEntries([
      ...Object.entries(inFolds).map(([file, found]) => [file.replace('.jsonl', ''), ranking(found).toFixed(1)]),
      ['measured sentences', ranking(scored(whole, dev)).toFixed(1)],
    ]);
  }
  console.log(
    'How often a promotional text is ranked above another, in texts it was not taught (100 is always, 50 chance)',
  );
  console.table(rows);
});

it('the whole engine and its parts', async () => {
  const rows: Record<string, Record<string, string>> = {};
  const parts: readonly (readonly [string, object | undefined])[] = [
    ['patterns and learned words (chosen)', undefined],
    [
      'patterns only',
      {
        weigh: () => ({ sum: 0, count: 1 }),
        mayPromote: () => false,
        weightiest: () => undefined,
        messageScore: () => 0,
        outweighs: () => false,
        judge: (_: unknown, __: unknown, surest?: { confidence: string }) =>
          surest && surest.confidence !== 'borderline' ? 'promotes' : 'doubtful',
      },
    ],
  ];
  for (const [name, instead] of parts) {
    vi.resetModules();
    if (instead) vi.doMock('../../shared/phrasing/learned/judge', () => instead);
    const { findPromotion } = await import('../../shared/phrasing/find-promotion');
    for (const file of ['sentences', 'messages']) {
      const texts = read(measured, `${file}.jsonl`);
      const predictions = texts.map((text) => predict(text, (prose) => findPromotion(prose, { solicited: false })));
      rows[`${name}, ${file}`] = cells(figuresOf(texts, predictions), overlapShare(texts, predictions));
    }
    vi.doUnmock('../../shared/phrasing/learned/judge');
  }
  console.log('What is found in texts that nothing was taught or written with');
  console.table(rows);
});

function cells({ precision, recall, f1, falseAlarmRate }: Figures, overlap: number | undefined) {
  const percent = (share: number | undefined) => (share === undefined ? '-' : (100 * share).toFixed(1));
  return {
    precision: percent(precision),
    recall: percent(recall),
    F1: percent(f1),
    'false alarms': percent(falseAlarmRate),
    'overlaps the marked phrase': percent(overlap),
  };
}
