/**
 * What promotes in one category, in the language of matcher.ts, by how sure a match is; `except` are wordings that look
 * alike and aren't: a match that shares a word with one of them doesn't count.
 */
export interface CategoryPatterns {
  readonly category: string;
  readonly definite?: readonly string[];
  readonly likely?: readonly string[];
  readonly borderline?: readonly string[];
  readonly except?: readonly string[];
}
