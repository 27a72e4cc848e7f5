import { decisionLines } from '../decision/explain';
import type { Finding } from '../lint/finding';
import type { Subject } from '../lint/subject';
import { ruleOf } from '../rules';
import type { RuleDescription } from '../rules/rule';
import { plainMarkdown } from '../text/markdown';
import { provisionsIn } from '../vocabulary/law';
import type { Links } from './hover';

/** Which of the two laws a rule serves, by what it rests on. Rules about the form of a file serve neither. */
export function tracksOf({ sources }: Pick<RuleDescription, 'sources'>): ('pecr' | 'uk-gdpr')[] {
  const cited = sources.join('; ');
  return [
    ...(/PECR|DPA 2018 s 122/.test(cited) ? (['pecr'] as const) : []),
    ...(/UK GDPR|Legitimate interests/.test(cited) ? (['uk-gdpr'] as const) : []),
  ];
}

/**
 * The short form of a rule for one of its findings, as Markdown: why it matters, what was decided for this audience and channel,
 * what the source says, what can be done. The message of the finding itself is not repeated: editors show it beside the hover.
 */
export function findingText(finding: Finding, links: Links, subject?: Pick<Subject, 'decision'>): string {
  const rule = ruleOf(finding.rule);
  if (!rule) return `**${plainMarkdown(finding.rule)}**: ${plainMarkdown(finding.message)}`;
  const parts = [`**${rule.title}** (${rule.code})`, plainMarkdown(rule.why)];
  if (subject) {
    const here = decided(rule, subject);
    if (here !== '') parts.push(here);
  }
  parts.push(sourceText(finding.source));
  const fixes = [...new Set(finding.fixes.map(({ title }) => plainMarkdown(title)))].slice(0, 4);
  if (fixes.length > 0) parts.push(`Quick fixes: ${fixes.join('; ')}.`);
  parts.push(...ruleLink(rule.code, links));
  return parts.join('\n\n');
}

/** What a source says, in Markdown; a source of which nothing is known by its name alone. */
export function sourceText(source: string): string {
  const says = provisionsIn(source).map(({ law, says: saying }) => `${law}: ${saying}`);
  const cited = `Source: ${plainMarkdown(source)}.`;
  return says.length === 0 ? cited : `${cited}\n\n${says.map((each) => `> ${each}`).join('\n>\n')}`;
}

/** The link to a rule's page, where there are such pages. */
export function ruleLink(code: string, links: Links): string[] {
  return links.rule ? [`[More about ${code}](${links.rule(code)})`] : [];
}

function decided(rule: RuleDescription, { decision }: Pick<Subject, 'decision'>): string {
  const lines = decisionLines(decision);
  const tracks = tracksOf(rule);
  const shown = [
    ...(tracks.includes('pecr') ? [lines.pecr] : []),
    ...(tracks.includes('uk-gdpr') ? [lines.ukGdpr] : []),
  ];
  return shown.length === 0 ? '' : `For this message: ${shown.map(plainMarkdown).join('. ')}.`;
}
