import type { Severity } from '../shared/lint/finding';

/** `1 error`, `2 errors`: a number with its noun. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/**
 * `2 errors, 1 warning`; notes (information and hints) are named only where there is nothing worse. Empty where there
 * is nothing at all.
 */
export function problemWords(counts: Readonly<Record<Severity, number>>): string {
  const parts: string[] = [];
  if (counts.error > 0) parts.push(counted(counts.error, 'error'));
  if (counts.warning > 0) parts.push(counted(counts.warning, 'warning'));
  const notes = counts.information + counts.hint;
  if (parts.length === 0 && notes > 0) parts.push(counted(notes, 'note'));
  return parts.join(', ');
}

/** What to say of a file in one breath; it never says more than that these checks found nothing. */
export function findingsSentence(counts: Readonly<Record<Severity, number>>): string {
  return problemWords(counts) || 'no issues found by these checks';
}

const pecrWords: Readonly<Record<string, string>> = {
  'not-marketing': 'Outside the PECR marketing rules',
  solicited: 'Asked for by the recipient',
  consent: 'Consent recorded',
  'soft-opt-in': 'Soft opt-in recorded',
  corporate: 'Corporate subscriber recorded',
  screened: 'Call screening recorded',
  'not-applicable': "PECR's marketing rules don't apply to this channel",
  review: 'Needs a decision',
  'consent-needed': 'Consent needed',
  blocked: 'Not allowed',
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
