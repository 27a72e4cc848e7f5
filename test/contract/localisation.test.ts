// Every word of the interface has a German and a French one, and neither has words that nothing says.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const languages = ['de', 'fr'];

/** What the sources of client and server say through `t`, by file. The first argument must be a text written out. */
function said(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ['client', 'server']) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const path = join(folder, file);
      const source = readFileSync(path, 'utf8');
      if (/import \{[^}]*\bt\b[^}]*\} from '@vscode\/l10n'/.test(source))
        collect(/(?<![\w.])t\(\s*/g, source, path, found);
      if (/\bl10n\b/.test(source)) collect(/\bl10n\.t\(\s*/g, source, path, found);
    }
  }
  return found;
}

function collect(call: RegExp, source: string, path: string, found: Map<string, string>): void {
  for (const { 0: opening, index } of source.matchAll(call)) {
    const from = index + opening.length;
    const literal = /^(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.)*`)/s.exec(source.slice(from))?.[0];
    if (literal === undefined)
      throw new Error(`${path}: what is said must be a text written out: ${source.slice(index, from + 60)}`);
    // A literal, and nothing else, as the expression above made sure.
    found.set(new Function(`return ${literal}`)() as string, path);
  }
}

const placeholders = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(String).sort();
const bundle = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;

describe.each(languages)('in %s', (language) => {
  it('client and server have every word, with the same gaps', () => {
    const words = bundle(`client/l10n/bundle.l10n.${language}.json`);
    const english = said();
    expect([...english.keys()].filter((text) => words[text] === undefined)).toEqual([]);
    expect(Object.keys(words).filter((text) => !english.has(text))).toEqual([]);
    for (const [text, translated] of Object.entries(words))
      expect(placeholders(translated), text).toEqual(placeholders(text));
  });

  it('package.json has every word', () => {
    const words = bundle(`package.nls.${language}.json`);
    const english = bundle('package.nls.json');
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
    for (const text of Object.values(words)) expect(text.trim()).not.toBe('');
  });

  it('package.json leads to the same places and names the same files', () => {
    const named = (text: string) => [...text.matchAll(/\]\([^)]*\)|`[^`]*`/g)].map(String).sort();
    const words = bundle(`package.nls.${language}.json`);
    for (const [key, text] of Object.entries(bundle('package.nls.json')))
      expect(named(words[key] ?? ''), key).toEqual(named(text));
  });

  it('nothing says that a message is lawful', () => {
    const claim = /konform|rechtssicher|rechtmäßig|\bzulässig|\bconformes?\b|\blicites?\b|\blégaux?\b|\ben règle\b/i;
    for (const words of [bundle(`client/l10n/bundle.l10n.${language}.json`), bundle(`package.nls.${language}.json`)])
      expect(Object.values(words).filter((text) => claim.test(text))).toEqual([]);
  });
});

it('package.json names no word that is not there, and none is left over', () => {
  const named = [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key!);
  expect(Object.keys(bundle('package.nls.json')).sort()).toEqual([...new Set(named)].sort());
});

it('package.json shows people no English of its own', () => {
  const { contributes, ...rest } = JSON.parse(readFileSync('package.json', 'utf8'));
  const own: string[] = [];
  const shown = new Set([
    'title',
    'description',
    'markdownDescription',
    'contents',
    'label',
    'userDescription',
    'displayName',
  ]);
  const walk = (value: unknown, key: string, path: string): void => {
    if (typeof value === 'string' && shown.has(key) && !/^%.+%$/.test(value)) own.push(`${path}: ${value}`);
    else if (Array.isArray(value)) for (const [i, each] of value.entries()) walk(each, key, `${path}[${i}]`);
    else if (typeof value === 'object' && value !== null)
      // What only a language model reads.
      for (const [name, each] of Object.entries(value)) if (name !== 'inputSchema') walk(each, name, `${path}.${name}`);
  };
  walk({ ...contributes, jsonValidation: [], languages: [] }, '', 'contributes');
  walk(rest.description, 'description', 'description');
  expect(own).toEqual([]);
});
