import { describe, expect, it } from 'vitest';
import { commands } from '../../server/cli/commands';
import { rulePage } from '../../shared/docs/rule-page';
import { builtInPacks } from '../../shared/phrasing/built-in-packs';
import { rules } from '../../shared/rules';
import { assessmentFields } from '../../shared/vocabulary/assessment-fields';
import { glossary } from '../../shared/vocabulary/glossary';
import { policyFields } from '../../shared/vocabulary/policy-fields';
import { templateFields } from '../../shared/vocabulary/template-fields';
import { commandLinePage } from '../docs/command-line-page';
import { fieldsPage, glossaryPage, packsPage, phrasingPage, rulesIndex } from '../docs/pages';
import { schemas } from '../docs/schemas';
import { snippets } from '../docs/snippets';

/** The pages come from the data they describe. `npm run docs` writes them; here they must be what is checked in. */
describe('the documentation says what the code does', () => {
  it.each(rules.map((rule) => [rule.code, rule] as const))('docs/rules/%s.md', async (code, rule) => {
    await expect(rulePage(rule)).toMatchFileSnapshot(`../../docs/rules/${code}.md`);
  });

  it('docs/rules/README.md', async () => {
    await expect(rulesIndex(rules)).toMatchFileSnapshot('../../docs/rules/README.md');
  });

  it('docs/front-matter.md', async () => {
    const intro =
      'Fields of a template, in YAML between two lines of three dashes. What a whole team shares can stand once under `defaults` in `outreach.yaml`. Where a field holds fields, a plain value may stand for the one that is named.';
    await expect(fieldsPage('Fields of a template', intro, templateFields)).toMatchFileSnapshot(
      '../../docs/front-matter.md',
    );
  });

  it('docs/assessment-fields.md', async () => {
    const intro =
      'Fields of an assessment, in YAML between two lines of three dashes; the answers to its questions stand below, each under its heading. While it is being written, blanks are only a warning. Where a field holds fields, a plain value may stand for the one that is named.';
    await expect(fieldsPage('Fields of an assessment', intro, assessmentFields)).toMatchFileSnapshot(
      '../../docs/assessment-fields.md',
    );
  });

  it('docs/policy.md', async () => {
    const { defaults, ...settings } = policyFields;
    const fields = { ...settings, defaults: { ...defaults!, type: 'anything' as const } };
    const intro =
      'Settings of `outreach.yaml`. The nearest one above a template holds. Under `defaults` stand fields of a template, and two tables: `channels` with fields for one channel, and `folders` with fields for the folders that a pattern matches.';
    await expect(fieldsPage('Policy: outreach.yaml', intro, fields)).toMatchFileSnapshot('../../docs/policy.md');
  });

  it('docs/packs.md', async () => {
    await expect(packsPage()).toMatchFileSnapshot('../../docs/packs.md');
  });

  it('docs/glossary.md', async () => {
    await expect(glossaryPage(glossary)).toMatchFileSnapshot('../../docs/glossary.md');
  });

  it('docs/command-line.md', async () => {
    await expect(commandLinePage(commands)).toMatchFileSnapshot('../../docs/command-line.md');
  });

  it('docs/phrasing.md', async () => {
    await expect(phrasingPage(builtInPacks)).toMatchFileSnapshot('../../docs/phrasing.md');
  });
});

it.each(Object.entries(snippets))('syntaxes/snippets/%s.json has what the vocabulary asks for', async (name, made) => {
  await expect(`${JSON.stringify(made, null, 2)}\n`).toMatchFileSnapshot(`../../syntaxes/snippets/${name}.json`);
});

describe('the schemas say what the vocabulary does', () => {
  it.each(Object.entries(schemas))('syntaxes/schemas/%s.json', async (name, schema) => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`../../syntaxes/schemas/${name}.json`);
  });
});
