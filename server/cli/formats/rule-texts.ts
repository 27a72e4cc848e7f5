import { tracksOf } from '../../../shared/hover/finding';
import type { Severity } from '../../../shared/lint/finding';
import type { RuleDescription } from '../../../shared/rules/rule';
import { plainMarkdown } from '../../../shared/text/markdown';

/** The severity that a rule has if nothing else is decided; the worst where it has several. */
export function usualSeverity({ severity }: RuleDescription): Severity {
  if (severity === 'by appetite') return 'warning';
  return severity.split(/,| or /)[0] as Severity;
}

/** Why a rule matters and what it rests on, as plain text. */
export function helpText({ why, sources }: RuleDescription): string {
  return `${why}\n\nWhat it rests on:\n${sources.map((source) => `- ${source}`).join('\n')}`;
}

/** The same as Markdown, and how to read more. */
export function helpMarkdown({ code, why, sources }: RuleDescription): string {
  const list = sources.map((source) => `- ${plainMarkdown(source)}`).join('\n');
  return `${why}\n\n**What it rests on**\n\n${list}\n\nMore: \`lawful-outreach explain ${code}\``;
}

/** What a rule is about, in words to filter by: the laws it serves, or the form of a file. */
export function tagsOf(rule: RuleDescription): string[] {
  const tracks = tracksOf(rule);
  return tracks.length === 0 ? ['form'] : tracks;
}

/** A code as a name in the style of program libraries, PromotionalPhrasing; undefined where that would only repeat the code. */
export function nameOf({ code }: RuleDescription): string | undefined {
  if (!code.includes('-')) return undefined;
  return code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
