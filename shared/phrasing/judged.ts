import { contains } from '../text/span';
import { type Draft, needsWords, type SentenceDrafts, strength } from './draft';
import { judge } from './learned/judge';
import { houseCategory } from './pack-types';

/**
 * The phrases of a sentence as its own words and its message bear them out. What those speak against is a borderline phrase at most;
 * where they promote and no phrase says so, they are a finding of their own. What an organisation or the sender's own links say stands.
 */
export function judged({ evidence, drafts, plainWords }: SentenceDrafts, message: number | undefined): Draft[] {
  if (drafts.length === 0 && !plainWords) return [];
  const counted = drafts.filter(needsWords);
  const surest = counted.reduce<Draft | undefined>(
    (best, draft) => (best && strength[best.confidence] >= strength[draft.confidence] ? best : draft),
    undefined,
  );
  const judgement = judge(evidence, message, surest);
  if (judgement === 'promotes') {
    if (surest && surest.confidence !== 'borderline') return drafts;
    if (surest) return drafts.map((draft) => (draft === surest ? { ...draft, confidence: 'likely' } : draft));
    // What a pack of the organisation says of the sentence says enough.
    const said = drafts.some(
      ({ entry, category, confidence }) => entry.pack && category !== houseCategory && confidence !== 'borderline',
    );
    return plainWords && !said ? [...drafts, plainWords] : drafts;
  }
  return drafts.flatMap((draft) => {
    if (!counted.includes(draft) || draft.confidence === 'borderline') return draft;
    return judgement === 'doubtful' ? { ...draft, confidence: 'borderline' as const } : [];
  });
}

/** Drops what stands wholly inside a surer phrase of another category. */
export function withoutContained(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(
    (draft) =>
      !drafts.some(
        (other) =>
          other.category !== houseCategory &&
          strength[other.confidence] > strength[draft.confidence] &&
          contains(other.span, draft.span),
      ),
  );
}
