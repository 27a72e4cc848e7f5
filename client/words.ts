import { t } from '@vscode/l10n';
import type { Severity } from '../shared/lint/finding';

/** A number with its noun: `one` is said of one, `many` of any other number, with `{0}` where the number stands. Both are translated. */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : many.replace('{0}', String(count));
}

/** How many of each severity were found; undefined while that is being looked at. */
export type Counts = Readonly<Record<Severity, number>> | undefined;

/**
 * `2 errors, 1 warning`; notes (information and hints) are named only where there is nothing worse. Empty where there
 * is nothing at all.
 */
export function problemWords(counts: Counts): string {
  if (!counts) return t('checking');
  const parts: string[] = [];
  if (counts.error > 0) parts.push(errors(counts.error));
  if (counts.warning > 0) parts.push(warnings(counts.warning));
  const notes = counts.information + counts.hint;
  if (parts.length === 0 && notes > 0) parts.push(counted(notes, t('1 note'), t('{0} notes')));
  return parts.join(', ');
}

export const errors = (count: number) => counted(count, t('1 error'), t('{0} errors'));
export const warnings = (count: number) => counted(count, t('1 warning'), t('{0} warnings'));
export const templates = (count: number) => counted(count, t('1 template'), t('{0} templates'));
export const assessments = (count: number) => counted(count, t('1 assessment'), t('{0} assessments'));
export const files = (count: number) => counted(count, t('1 file'), t('{0} files'));

/** What to say of a file in one breath; it never says more than that these checks found nothing. */
export function findingsSentence(counts: Counts): string {
  return problemWords(counts) || t('no issues found by these checks');
}

const pecrWords: Readonly<Record<string, string>> = {
  'not-marketing': t('Outside the PECR marketing rules'),
  solicited: t('Asked for by the recipient'),
  consent: t('Consent recorded'),
  'soft-opt-in': t('Soft opt-in recorded'),
  corporate: t('Corporate subscriber recorded'),
  screened: t('Call screening recorded'),
  'not-applicable': t("PECR's marketing rules don't apply to this channel"),
  review: t('Needs a decision'),
  'consent-needed': t('Consent needed'),
  blocked: t('Not allowed'),
};

/** A PECR verdict in words; a verdict we don't know is shown as it is. */
export function pecrVerdictWords(verdict: string): string {
  return pecrWords[verdict] ?? verdict;
}

// Titles come from files: line breaks would break a label, and direction marks could make it read as something else.
const controls = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/** User text as one line that can't reorder or hide what stands beside it, cut to `limit` characters. */
export function oneLine(text: string, limit = 200): string {
  const line = text.replace(controls, ' ').replace(/ +/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('')}…`;
}

/** User text for Markdown: every ASCII punctuation mark escaped, so that nothing in it links, formats or runs. */
export function markdownText(text: string): string {
  return oneLine(text, 1000).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** User text for labels that turn `$(name)` into an icon. */
export function withoutIcons(text: string): string {
  return oneLine(text).replace(/\$\(/g, '\\$(');
}

/** Last part of a path with forward slashes. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
