import { proseOf } from '../template/prose';
import { overlaps, type Span } from '../text/span';
import type { Hit } from './hit';
import { houseCategory } from './pack-types';

/** A text that somebody labelled, as `evaluate` reads it: one JSON object a line. */
export interface LabelledText {
  readonly id: string;
  readonly text: string;
  /** Undefined where nobody has decided: such a text is predicted and not counted. */
  readonly promotional: boolean | undefined;
  readonly category: string | undefined;
  readonly difficulty: string | undefined;
  /** The promoting phrases that were marked, in offsets of the text; empty where none were. */
  readonly marked: readonly Span[];
}

/** What the engine says about one text. */
export interface Prediction {
  readonly id: string;
  /** At least one phrase is definitely or likely promotional. */
  readonly flagged: boolean;
  readonly spans: readonly (Span & { readonly category: string; readonly confidence: string })[];
}

/** How predictions compare with labels. Shares are undefined where they would divide by nothing. */
export interface Figures {
  readonly texts: number;
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
  readonly leftAlone: number;
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
  readonly falseAlarmRate: number | undefined;
}

/** The labelled texts of a file with one JSON object a line; `problems` name the lines that can't be read. Never throws. */
export function readLabelled(source: string): { texts: LabelledText[]; problems: string[] } {
  const texts: LabelledText[] = [];
  const problems: string[] = [];
  source.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const row = parse(line);
    if (typeof row?.text !== 'string') {
      problems.push(`line ${index + 1} is no JSON object with a "text"`);
      return;
    }
    const label = row.label;
    if (label !== undefined && label !== 'promotional' && label !== 'informational') {
      problems.push(`line ${index + 1}: "label" is promotional or informational`);
      return;
    }
    texts.push({
      id: typeof row.id === 'string' ? row.id : `line-${index + 1}`,
      text: row.text,
      promotional: label === undefined ? undefined : label === 'promotional',
      category: textOf(row.category),
      difficulty: textOf(row.difficulty),
      marked: spansOf(row.spans),
    });
  });
  return { texts, problems };
}

/** What the engine finds in each text, read as the body of a message in Markdown. */
export function predict(
  { id, text }: LabelledText,
  find: (prose: ReturnType<typeof proseOf>) => readonly Hit[],
): Prediction {
  const hits = find(proseOf(text, { start: 0, end: text.length }, 'markdown', []));
  // What an organisation bans for its own reasons doesn't promote.
  const counted = hits.filter(({ category, confidence }) => category !== houseCategory && confidence !== 'borderline');
  return {
    id,
    flagged: counted.length > 0,
    spans: counted.map(({ span, category, confidence }) => ({ ...span, category, confidence })),
  };
}

/** Counts labelled texts against what was predicted for them; `predictions` are in the same order. */
export function figuresOf(texts: readonly LabelledText[], predictions: readonly Prediction[]): Figures {
  let [found, missed, falseAlarms, leftAlone] = [0, 0, 0, 0];
  texts.forEach(({ promotional }, index) => {
    const { flagged } = predictions[index]!;
    if (promotional === true) flagged ? found++ : missed++;
    else if (promotional === false) flagged ? falseAlarms++ : leftAlone++;
  });
  const precision = share(found, found + falseAlarms);
  const recall = share(found, found + missed);
  return {
    texts: found + missed + falseAlarms + leftAlone,
    found,
    missed,
    falseAlarms,
    leftAlone,
    precision,
    recall,
    f1: share(2 * found, 2 * found + falseAlarms + missed),
    falseAlarmRate: share(falseAlarms, falseAlarms + leftAlone),
  };
}

/** Of the promotional texts that were flagged and have marked phrases: in how many a finding overlaps one of these. */
export function overlapShare(texts: readonly LabelledText[], predictions: readonly Prediction[]): number | undefined {
  let flagged = 0;
  let overlapping = 0;
  texts.forEach(({ promotional, marked }, index) => {
    const { spans } = predictions[index]!;
    if (promotional !== true || marked.length === 0 || spans.length === 0) return;
    flagged++;
    if (spans.some((span) => marked.some((phrase) => overlaps(span, phrase)))) overlapping++;
  });
  return share(overlapping, flagged);
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** What a line may hold; nothing about it is known yet. */
type Row = { readonly [Key in 'id' | 'text' | 'label' | 'category' | 'difficulty' | 'spans']?: unknown };

function parse(line: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Row) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function spansOf(value: unknown): Span[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (span: unknown): span is Span =>
      typeof span === 'object' &&
      span !== null &&
      typeof (span as Span).start === 'number' &&
      typeof (span as Span).end === 'number',
  );
}
