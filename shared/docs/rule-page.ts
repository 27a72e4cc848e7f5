import { tracksOf } from '../hover/finding';
import type { Fix } from '../lint/finding';
import { fixedRules, hardRuleOf } from '../policy/hard-rules';
import { templateRules } from '../rules';
import type { Example, RuleDescription } from '../rules/rule';
import { provisionsIn } from '../vocabulary/law';
import { findingsInExample } from './example-findings';

/** The page of one rule as Markdown, from what the rule says about itself and does with its own examples. */
export function rulePage(rule: RuleDescription): string {
  const parts = [
    `# \`${rule.code}\``,
    `**${rule.title}.** Severity: ${rule.severity}.${lawsOf(rule)}`,
    '## Why it matters',
    rule.why,
    '## What it rests on',
    bullets(rule.sources.map(sourceLine)),
    '## What it finds',
    ...rule.bad.map((example) => exampleBlock(example, true)),
    '## What it leaves alone',
    ...rule.good.map((example) => exampleBlock(example, false)),
    ...fixes(rule),
    '## Configuration',
    ...configuration(rule),
  ];
  return `${parts.join('\n\n')}\n`;
}

const lawNames = { pecr: 'PECR', 'uk-gdpr': 'UK GDPR' } as const;

/** The laws that a rule serves, in words: "PECR, UK GDPR"; empty for rules about the form of a file. */
export function lawsInWords(rule: RuleDescription): string {
  return tracksOf(rule)
    .map((track) => lawNames[track])
    .join(', ');
}

function lawsOf(rule: RuleDescription): string {
  const laws = lawsInWords(rule);
  return laws === '' ? ' It is about the form of the file.' : ` Law: ${laws}.`;
}

function sourceLine(source: string): string {
  const [provision, ...others] = provisionsIn(source, 3);
  if (!provision) return source;
  // Where the source is that provision, naming it twice says nothing.
  if (others.length === 0 && source === provision.law) return `${source}: ${provision.says}`;
  return `${source}. ${[provision, ...others].map(({ law, says }) => `*${law}*: ${says}`).join(' ')}`;
}

function exampleBlock(example: Example, bad: boolean): string {
  const marks =
    bad && example.marks
      ? `\n\nMarked: ${example.marks.map((text) => `\`${text.replace(/\s+/g, ' ')}\``).join(', ')}`
      : '';
  const language = example.path?.endsWith('.yaml') ? 'yaml' : 'markdown';
  const beside = (example.assessments ?? []).map(
    (text) => `\n\nwith this assessment beside it:\n\n\`\`\`markdown\n${text.trimEnd()}\n\`\`\``,
  );
  const policy =
    example.policy === undefined ? '' : `\n\nunder this policy:\n\n\`\`\`yaml\n${example.policy.trimEnd()}\n\`\`\``;
  return `${example.title}:\n\n\`\`\`${language}\n${example.template.trimEnd()}\n\`\`\`${beside.join('')}${policy}${marks}`;
}

/** Of more fixes than this, the first show what kind there are. */
const mostFixes = 6;

const safetyWords: Readonly<Record<Fix['safety'], string>> = {
  safe: 'mechanical',
  suggestion: 'a suggestion, for you to judge',
};

function fixes(rule: RuleDescription): string[] {
  const offered = rule.bad
    .flatMap((example) => findingsInExample(rule.code, example))
    .flatMap((finding) => finding.fixes)
    .map(({ title, safety }) => `${title} (${safetyWords[safety]})`);
  const lines = [...new Set(offered)].slice(0, mostFixes);
  return lines.length === 0 ? [] : ['## Quick fixes', 'In the examples above it offers:', bullets(lines)];
}

function configuration({ code }: RuleDescription): string[] {
  if (fixedRules.includes(code))
    return [
      'Its severity can’t be changed and its findings can’t be waived: nobody would be told any more that the checks aren’t what they seem.',
    ];
  const hard = hardRuleOf(code);
  const limit = hard ? ` What the law settles stays an error and can’t be waived: ${hard.what} (${hard.source}).` : '';
  // Waivers stand in templates, and accept what is found there.
  const waivable = templateRules.some((rule) => rule.code === code);
  return [
    'Another severity, or `off`, in [`outreach.yaml`](../policy.md):',
    `\`\`\`yaml\nrules:\n  ${code}: warning\n\`\`\``,
    ...(waivable
      ? [`A single finding in a template is accepted with a reason under [\`waivers\`](../front-matter.md).${limit}`]
      : []),
  ];
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
