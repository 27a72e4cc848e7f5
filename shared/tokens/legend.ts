import type { Sensitivity } from '../vocabulary/merge-fields';

/** What a stretch of a file is, beyond what its grammar tells. */
export const tokenTypes = ['mergeField', 'assessmentId'] as const;
export type TokenType = (typeof tokenTypes)[number];

/** How much care the data of a merge field needs; `unknown` where its name tells nothing. From the least to the most. */
export const cares = ['none', 'ordinary', 'unknown', 'caution', 'sensitive', 'special'] as const satisfies readonly (
  | Sensitivity
  | 'unknown'
)[];
export type Care = (typeof cares)[number];

/**
 * What is said of a token: the care that a merge field needs, that its data can only be guessed from its name (`inferred`), that it
 * decides what is printed (`condition`), or that no assessment has an id (`unknown`).
 */
export const tokenModifiers = [...cares, 'inferred', 'condition'] as const;
export type TokenModifier = (typeof tokenModifiers)[number];
