import type { Category } from '../../shared/phrasing/categories';
import type { Example, RuleDescription } from '../../shared/rules/rule';
import type { Field, FieldTable } from '../../shared/vocabulary/field';

/** The documentation page of one rule, from what the rule says about itself. */
export function rulePage(rule: RuleDescription): string {
  const parts = [
    `# \`${rule.code}\``,
    `**${rule.title}.** Severity: ${rule.severity}.`,
    rule.why,
    `Sources: ${rule.sources.join('; ')}.`,
    '## What it finds',
    ...rule.bad.map((example) => exampleBlock(example, true)),
    '## What it leaves alone',
    ...rule.good.map((example) => exampleBlock(example, false)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function exampleBlock(example: Example, bad: boolean): string {
  const marks =
    bad && example.marks
      ? `\n\nMarked: ${example.marks.map((text) => `\`${text.replace(/\s+/g, ' ')}\``).join(', ')}`
      : '';
  const language = example.path?.endsWith('.yaml') ? 'yaml' : 'markdown';
  const beside = (example.assessments ?? [])
    .map((text) => `\n\nwith this assessment beside it:\n\n\`\`\`markdown\n${text.trimEnd()}\n\`\`\``)
    .join('');
  return `${example.title}:\n\n\`\`\`${language}\n${example.template.trimEnd()}\n\`\`\`${beside}${marks}`;
}

/** The list of all rules. */
export function rulesIndex(rules: readonly RuleDescription[]): string {
  const rows = rules.map((rule) => `| [\`${rule.code}\`](${rule.code}.md) | ${rule.severity} | ${rule.title} |`);
  return ['# Rules', '', '| code | severity | what it is about |', '|---|---|---|', ...rows, ''].join('\n');
}

/** All fields of a vocabulary, with their values. */
export function fieldsPage(title: string, intro: string, table: FieldTable): string {
  const lines = [`# ${title}`, '', intro, '', '| field | what it holds | meaning |', '|---|---|---|'];
  const add = (fields: FieldTable, parent: string) => {
    for (const [name, field] of Object.entries(fields)) {
      const path = parent === '' ? name : `${parent}.${name}`;
      lines.push(
        `| \`${path}\`${field.required ? ' (required)' : ''} | ${field.unread ? 'not read yet' : kind(field)} | ${field.help}${field.source ? ` *${field.source}*` : ''} |`,
      );
      if (field.type === 'mapping') add(field.fields, path);
    }
  };
  add(table, '');
  return `${lines.join('\n')}\n`;
}

function kind(field: Field | Field['type'] | { type: string }): string {
  if (typeof field === 'string') return field;
  if (field.type === 'choice' && 'choices' in field)
    return field.choices.map((choice) => `\`${choice.value}\``).join(', ');
  if (field.type === 'list' && 'of' in field) return `list of ${kind(field.of as Field)}`;
  if (field.type === 'mapping' && 'short' in field && field.short) return `fields, or just \`${field.short}\``;
  return (
    {
      mapping: 'fields',
      table: 'entries',
      'date-range': 'a day, or two that make a range',
      date: 'a day: 2026-03-01',
      boolean: '`true` or `false`',
      integer: 'a whole number',
    }[field.type] ?? field.type
  );
}

/** What counts as promotional phrasing, category by category. */
export function phrasingPage(categories: readonly Category[]): string {
  const parts = categories.flatMap((category) => [
    `## ${category.id} ${category.label}`,
    `${category.why} *${confidenceWords[category.confidence]}.*${category.unless ? ` ${category.unless}` : ''}`,
    `Source: ${category.source}.`,
    `Instead: ${category.advice}`,
    `Found: ${quoted(category.examples)}.`,
    `Not found: ${quoted(category.mustNotFlag)}.`,
  ]);
  const intro = [
    '# Promotional phrasing',
    'A phrase is *definite* where a decision, a statute or plain sense makes it a sales step, *likely* where it usually is one, *borderline* where its purpose decides. One definite phrase, or likely ones of two kinds, make the whole message marketing. A borderline one is for a person to decide. How severe a finding is depends on who gets the message, what it is declared to be, and the risk appetite in `outreach.yaml`.',
    'Left alone are sentences that deny or withdraw an offer, apologise, report, state what the law asks, or speak of what the reader has booked, bought or asked for; and quoted replies, code, links and merge fields.',
  ];
  return `${[...intro, ...parts].join('\n\n')}\n`;
}

const confidenceWords = { definite: 'Definite', likely: 'Likely', borderline: 'Borderline' } as const;

function quoted(phrases: readonly string[]): string {
  return phrases.map((phrase) => `“${phrase}”`).join(', ');
}
