import type { Confidence } from '../lint/finding';
import { entryOf } from '../text/tree';
import type { Pack } from './pack';

/** One kind of promotional phrasing: what writers are told about it, and the phrases that define it. */
export interface Category {
  /** `P01` to `P20`. */
  readonly id: string;
  readonly label: string;
  /** Why it counts as marketing. */
  readonly why: string;
  /** The law, decision, guidance or practice it rests on. */
  readonly source: string;
  /** How sure one such phrase makes us, taken by itself. */
  readonly confidence: Confidence;
  /** When it counts for more or less than that. */
  readonly unless?: string;
  /** What to write instead. */
  readonly advice: string;
  /** Each of these is found in this category. */
  readonly examples: readonly string[];
  /** None of these is, though another category may find something in it. */
  readonly mustNotFlag: readonly string[];
}

/** The category that a built-in pack is about; undefined where it is about none. */
export function categoryIn({ root }: Pack): Category | undefined {
  const text = (key: string): string => {
    const value = entryOf(root, key)?.value;
    return value?.kind === 'scalar' ? value.text : '';
  };
  const texts = (key: string): string[] => {
    const value = entryOf(root, key)?.value;
    return value?.kind === 'list' ? value.items.flatMap((item) => (item.kind === 'scalar' ? item.text : [])) : [];
  };
  if (text('category') === '') return undefined;
  return {
    id: text('category'),
    label: text('label'),
    why: text('why'),
    source: text('source'),
    confidence: text('confidence') as Confidence,
    ...(text('unless') !== '' && { unless: text('unless') }),
    advice: text('advice'),
    examples: texts('examples'),
    mustNotFlag: texts('must-not-flag'),
  };
}
