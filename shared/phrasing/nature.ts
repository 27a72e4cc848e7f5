import type { Hit } from './hit';

/** What a message is for PECR: what its words show, else what its author declared (`informational`, `service`, ...). */
export type EffectiveNature = 'marketing' | 'borderline' | (string & {});

/**
 * What the message is for PECR, whatever its author calls it: marketing with one definite hit, when declared marketing or
 * mixed, or with likely hits of two categories (at the `tolerant` appetite those are borderline); borderline with one
 * likely or any borderline hit, or when nothing is declared; else as declared. Tone alone (P12) proves nothing and doesn't
 * count. PECR reg 2(1) with ICO, identifying direct marketing: purpose and content decide, labels don't.
 */
export function effectiveNature(
  hits: readonly Hit[],
  declared: string | undefined,
  appetite: 'cautious' | 'balanced' | 'tolerant',
): EffectiveNature {
  const counted = hits.filter((hit) => hit.category !== 'P12');
  if (counted.some((hit) => hit.confidence === 'definite')) return 'marketing';
  if (declared === 'mixed' || declared === 'marketing') return 'marketing';
  const likely = new Set(counted.filter((hit) => hit.confidence === 'likely').map((hit) => hit.category));
  if (likely.size >= 2 && appetite !== 'tolerant') return 'marketing';
  if (counted.length > 0 || declared === undefined || declared === 'unknown') return 'borderline';
  return declared;
}
