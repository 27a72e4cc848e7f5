import { sha256 } from '../assessment/sha256';
import type { Finding } from './finding';

/** Named in what is hashed: whoever changes what counts raises it, so that nobody takes an old fingerprint for a new one. */
const version = 'outreach-finding/1';

/** 128 of SHA-256's 256 bits: more than enough to tell findings apart. */
const digits = 32;

/** A rule may mark a whole message. Beyond so many UTF-16 code units only the length counts, so that the cost stays small. */
const longestPassage = 1000;

/**
 * Names findings of one file so that they are known again in a later check: 32 hexadecimal digits for each, in the order given, no two
 * of them the same. Baselines and other tools tell new findings from old ones by them. Pure; never throws.
 *
 * Counts: the file, the rule, its source, the category, the words marked, and which of several alike it is. Doesn't count: where the
 * passage stands, its line breaks and white space, the severity, the message (it may hold days and numbers that change by themselves), and
 * waivers. Where something is missing from the message, the word that happens to be marked doesn't count either. So a finding keeps its name when lines move, when a policy changes its severity, and when it is waived: pass what is waived too.
 */
export function findingFingerprints(file: string, text: string, findings: readonly Finding[]): string[] {
  const alike = new Map<string, number>();
  const names = new Map<Finding, string>();
  for (const finding of [...findings].sort((a, b) => a.span.start - b.span.start)) {
    const name = nameOf(file, text, finding);
    const earlier = alike.get(name) ?? 0;
    alike.set(name, earlier + 1);
    names.set(finding, sha256(`${name}${earlier}`).slice(0, digits));
  }
  return findings.map((finding) => names.get(finding)!);
}

/** They mark the last word of the message where they miss something in it, and that word is another one as soon as somebody adds a line. */
const missing = ['data-source', 'opt-out-wording', 'privacy-notice', 'right-to-object', 'sender-identity'];

function nameOf(file: string, text: string, { rule, source, category, span }: Finding): string {
  const marked = text.slice(span.start, span.end);
  const passage = missing.includes(rule) && !/\s/.test(marked) ? '' : marked;
  const words = passage
    .slice(0, longestPassage)
    .replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, ' ')
    .trim()
    .normalize('NFC');
  const rest = Math.max(0, passage.length - longestPassage);
  return JSON.stringify([version, file, rule, source, category ?? '', words, rest]);
}
