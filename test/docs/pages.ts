import { lawsInWords } from '../../shared/docs/rule-page';
import { categoryIn } from '../../shared/phrasing/category';
import type { Pack } from '../../shared/phrasing/pack';
import type { RuleDescription } from '../../shared/rules/rule';
import { rulesetDate } from '../../shared/version';
import type { Field, FieldTable } from '../../shared/vocabulary/field';
import type { Term } from '../../shared/vocabulary/glossary';
import { packFields } from '../../shared/vocabulary/pack-fields';

/** The list of all rules. */
export function rulesIndex(rules: readonly RuleDescription[]): string {
  const rows = rules.map(
    (rule) => `| [\`${rule.code}\`](${rule.code}.md) | ${rule.severity} | ${lawsInWords(rule)} | ${rule.title} |`,
  );
  const intro = [
    `The rules as held against the law on ${rulesetDate}. What they find is for a person to judge: text checks miss things, and find too much.`,
    'Where the severity is "by appetite", it depends on who gets the message, what it is declared to be, and the risk appetite in [`outreach.yaml`](../policy.md). `lawful-outreach explain CODE` prints any of these pages.',
  ];
  return [
    '# Rules',
    '',
    ...intro.flatMap((each) => [each, '']),
    '| code | severity | law | what it is about |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** The terms of the law in plain words. */
export function glossaryPage(glossary: readonly Term[]): string {
  const rows = glossary.map(({ term, meaning, source }) => `| ${term} | ${meaning} | ${source} |`);
  return [
    '# Glossary',
    '',
    'Terms of the law in plain words, as hovers explain them. They shorten: the text of the law counts.',
    '',
    '| term | meaning | source |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** All fields of a vocabulary, with their values. */
export function fieldsPage(title: string, intro: string, table: FieldTable): string {
  const lines = [`# ${title}`, '', intro, '', '| field | what it holds | meaning |', '|---|---|---|'];
  const add = (fields: FieldTable, parent: string) => {
    for (const [name, field] of Object.entries(fields)) {
      const path = parent === '' ? name : `${parent}.${name}`;
      lines.push(
        `| \`${path}\`${field.required ? ' (required)' : ''} | ${field.unread ? 'not read yet' : kind(field)} | ${field.help.replaceAll('|', '\\|')}${field.source ? ` *${field.source}*` : ''} |`,
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

/** What counts as promotional phrasing, category by category, from the built-in packs. */
export function phrasingPage(packs: readonly Pack[]): string {
  const parts = packs.flatMap((pack) => {
    const category = categoryIn(pack);
    if (!category) return [];
    return [
      `## ${category.id} ${category.label}`,
      `${category.why} *${confidenceWords[category.confidence]}.*${category.unless ? ` ${category.unless}` : ''}`,
      `Source: ${category.source}.`,
      `Instead: ${category.advice}`,
      [
        '| such as | how sure | why |',
        '|---|---|---|',
        ...pack.entries.map(
          ({ phrase, flags, hosts }) =>
            `| ${examplesIn(flags, hosts)} | ${phrase.confidence} | ${phrase.reason}${phrase.source ? ` *${phrase.source}*` : ''} |`,
        ),
      ].join('\n'),
      `Found too: ${quoted(category.examples)}.`,
      `Not found: ${quoted(category.mustNotFlag)}.`,
    ];
  });
  const frames = packs.flatMap((pack) => pack.frames.map(({ frame }) => frame.name));
  const intro = [
    '# Promotional phrasing',
    'A phrase is *definite* where a decision, a statute or plain sense makes it a sales step, *likely* where it usually is one, *borderline* where its purpose decides. One definite phrase, or likely ones of two kinds, make the whole message marketing. A borderline one is for a person to decide. How severe a finding is depends on who gets the message, what it is declared to be, and the risk appetite in `outreach.yaml`.',
    `Left alone are sentences of certain kinds (${frames.join(', ')}), the straplines and allowed wordings of your house pack, and quoted replies, code, links and merge fields.`,
    'Your organisation can add wordings of its own: see [house packs](packs.md).',
  ];
  return `${[...intro, ...parts].join('\n\n')}\n`;
}

/** How an organisation writes a pack of its own. */
export function packsPage(): string {
  const intro = [
    'A house pack is a file such as `packs/house.yaml` that `outreach.yaml` names: `packs: [packs/house.yaml]`. It holds the words of your organisation. Every part may be missing. To add words that you see in a message, select them and run *Outreach: New Phrase From Selection*: it creates the pack and names it in `outreach.yaml` where that is still to be done, in one edit that can be undone.',
    '',
    '```yaml',
    'products: [Acme Ledger]',
    'straplines: [Numbers you can trust.]',
    'allowed: [free on board]',
    'banned:',
    '  - { phrase: synergy, reason: It says nothing., instead: teamwork }',
    'phrases:',
    '  - pattern: (easter|summer) bundle~',
    '    category: P01',
    '    confidence: definite',
    '    reason: Our seasonal offers.',
    '    flags: [the Easter bundle is here]',
    '    ignores: [a bundle of papers]',
    '```',
    '',
    'What cannot be read is shown at its place and left out; everything else counts. A pack stands inside the workspace folder, and paths count from the `outreach.yaml` that names it. The packs of a policy replace those of the one it extends.',
    '',
    'A phrase of yours counts by itself, where one of ours also needs the other words of its sentence to bear it out. Sentences of the kinds that are [left alone](phrasing.md) take its meaning away all the same. What you ban is marked wherever it stands, as a warning, and makes no message marketing.',
    '',
    '## Testing',
    '',
    '`flags` and `ignores` are the tests of a phrase: texts in which it must be found, and texts in which it must not. Write both, and among `ignores` those that look most like it.',
    '',
    '- An example that behaves otherwise is a finding in the pack itself ([`pack-invalid`](rules/pack-invalid.md)), in the editor and in `lawful-outreach check`.',
    '- `lawful-outreach evaluate packs/house.yaml` runs them all, prints the line of each that fails, and ends with exit code 1 if any does. In the editor: *Outreach: Test Phrasing Pack or Labelled Texts*, with the pack in front.',
    '- To see what a pack does to the checks as a whole, give it together with texts that somebody labelled: `lawful-outreach evaluate packs/house.yaml texts.jsonl --errors 20` prints how often they are right, and the first 20 texts that are not. In the editor, the packs of the policy count.',
    '',
    'Labelled texts are one JSON object a line. Only `text` and `label` (`promotional` or `informational`) are needed:',
    '',
    '```json',
    '{"id": "1", "label": "promotional", "text": "The Easter bundle is here."}',
    '{"id": "2", "label": "informational", "text": "We close for Easter on Friday."}',
    '```',
    '',
    '## Patterns',
    '',
    'A pattern is a row of words as readers see them. Case and hyphens do not matter, and American spelling is found too.',
    '',
    '| in a pattern | stands for |',
    '|---|---|',
    '| `deal~` | the noun and its plural: deal, deals |',
    '| `save+` | the verb in every form: save, saves, saving, saved |',
    '| `(news\\|latest from)` | one of several wordings |',
    '| `really?` `(a\\|the)?` | what may be missing |',
    '| `_` | any one word |',
    '| `..3` | up to three words of any kind |',
    '| `#money` `#percent` `#number` | an amount |',
    '| `#unknown` `#emoji` | a merge field, an emoji |',
    '| `@event` | one of a named list of wordings |',
    '| `^ order today` | only where a clause begins |',
    '| `worth a chat ?` | a question mark at the end |',
    '',
    'Put a pattern with `#`, `@` or `:` in quotes: YAML gives these a meaning of its own.',
    '',
    '## Fields',
  ].join('\n');
  const phrases = packFields.phrases;
  const fields = phrases?.type === 'list' && phrases.of.type === 'mapping' ? phrases.of.fields : {};
  const table: FieldTable = { ...packFields, phrases: { type: 'mapping', fields, help: phrases?.help ?? '' } };
  return fieldsPage('House packs', intro, table);
}

function examplesIn(flags: readonly { readonly text: string }[], hosts: readonly string[]): string {
  return quoted([...flags.map(({ text }) => text.replaceAll('|', '\\|')), ...hosts]);
}

const confidenceWords = { definite: 'Definite', likely: 'Likely', borderline: 'Borderline' } as const;

function quoted(phrases: readonly string[]): string {
  return phrases.map((phrase) => `“${phrase}”`).join(', ');
}
