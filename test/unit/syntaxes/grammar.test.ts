import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

/** Our grammars as VS Code runs them; the embedded ones (YAML, Markdown, HTML) are VS Code's own and left empty here. */
async function grammar(name: string): Promise<IGrammar> {
  await wasm;
  const file = `syntaxes/${name}.tmLanguage.json`;
  const ours = `text.${name}`;
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scopeName) =>
      scopeName === ours
        ? parseRawGrammar(readFileSync(file, 'utf8'), file)
        : parseRawGrammar(JSON.stringify({ scopeName, patterns: [] }), 'x.json'),
  });
  return (await registry.loadGrammar(ours))!;
}

const wasm = loadWASM(
  readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')).buffer as ArrayBuffer,
);

/** The stretches of a text that some scope colours. */
function coloured(grammar: IGrammar, text: string, scope: string): string[] {
  const found: string[] = [];
  let stack = INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const token of tokens) {
      if (token.scopes.some((each) => each.startsWith(scope))) found.push(line.slice(token.startIndex, token.endIndex));
    }
  }
  return found;
}

describe('the colours of a template', () => {
  let template: IGrammar;
  beforeAll(async () => {
    template = await grammar('outreach-template');
  });

  it.each([
    '{{first_name}}',
    '{{ first_name | default: "there" }}',
    '{{{raw}}}',
    '{first_name}',
    '%%FirstName%%',
    '*|FNAME|*',
    '[[First Name]]',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a merge field as people write it.
    '${firstName}',
    '<<First_Name>>',
    '%FIRSTNAME%',
    '#{name}',
  ])('%s is a merge field', (field) => {
    expect(coloured(template, `---\ntitle: A\n---\nHi ${field}, hello`, 'variable.merge-field')).toEqual([field]);
  });

  it.each(['{% if contact.vip %}', '{{#if vip}}', '{{/if}}'])('%s decides what is printed', (tag) => {
    expect(coloured(template, `---\ntitle: A\n---\nHi ${tag} hello`, 'keyword.control.merge-field')).toEqual([tag]);
  });

  it.each(['50% of x and 5% of y', '{ see note }', 'a [link](x)', '$5 {', 'half open {{first_name'])(
    '%s is none',
    (text) => {
      expect(coloured(template, `---\ntitle: A\n---\n${text}`, 'variable.merge-field')).toEqual([]);
    },
  );

  it('the fields are YAML up to the second line of dashes, the message is not', () => {
    const text = '---\ntitle: A\naudience:\n  segment: B\n---\nTitle: C\n---\nD';
    expect(coloured(template, text, 'meta.embedded.block.frontmatter').join('|')).toBe(
      'title: A|audience:|  segment: B',
    );
  });

  it('without fields, dashes further down start none', () => {
    expect(coloured(template, 'Hello\n---\ntitle: A\n---', 'meta.embedded.block.frontmatter')).toEqual([]);
  });
});

describe('the colours of an assessment', () => {
  it('its fields are YAML', async () => {
    const assessment = await grammar('outreach-assessment');
    expect(coloured(assessment, '---\nid: LIA-1\n---\n## 1 Purpose test\n', 'meta.embedded.block.frontmatter')).toEqual(
      ['id: LIA-1'],
    );
  });
});
