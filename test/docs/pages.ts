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
