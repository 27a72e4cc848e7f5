import { packReferences } from '../policy/policy';
import type { PolicyFile } from '../policy/policy-file';
import { proseOf } from '../template/prose';
import type { TextEdit } from '../text/edit';
import { newLineOf } from '../text/new-line';
import { entryOf, type List } from '../text/tree';
import { parseYaml } from '../text/yaml';
import { yamlText } from '../text/yaml-text';
import { categories } from './categories';
import { exactPattern } from './exact-pattern';
import { sentences } from './sentences';

/** What words can be to an organisation: promotion of a category, banned, or allowed. */
export interface PhraseKind {
  readonly value: string;
  readonly label: string;
  readonly help: string;
}

export const phraseKinds: readonly PhraseKind[] = [
  ...categories.map(({ id, label, why }) => ({ value: id, label: `${id} ${label}`, help: why })),
  { value: 'banned', label: 'Banned wording', help: 'Marked wherever it stands, promotional or not.' },
  { value: 'allowed', label: 'Allowed wording', help: 'Never marked where it stands exactly so.' },
];

const longestWords = 200;

/** Why selected words can't become a phrase of a pack; undefined where they can. */
export function problemWith(words: string): string | undefined {
  const text = readable(words);
  if (exactPattern(text).trim() === '') return 'Select the words that the phrase is about.';
  if (words.length > longestWords) return `Select fewer words: at most ${longestWords} characters.`;
  if (sentences(text).length > 1) return 'Select words of one sentence: a phrase ends where its sentence does.';
  return undefined;
}

/**
 * The edits that add words to a pack (its text; empty for a new one) as a phrase of that kind. Undefined where the pack can't be
 * read or has no room for it: then a person has to put it right first.
 */
export function addPhrase(pack: string, words: string, kind: string, reason: string): TextEdit[] | undefined {
  const plain = words.trim().replace(/\s+/g, ' ');
  const category = categories.find(({ id }) => id === kind);
  if (category) {
    return addItem(pack, 'phrases', [
      ['pattern', yamlText(exactPattern(readable(plain)))],
      ['category', category.id],
      ['confidence', category.confidence],
      ['reason', yamlText(reason)],
      ['flags', `[${JSON.stringify(plain)}]`],
    ]);
  }
  if (kind === 'banned') {
    return addItem(pack, 'banned', [
      ['phrase', yamlText(plain)],
      ['reason', yamlText(reason)],
    ]);
  }
  return kind === 'allowed' ? addItem(pack, 'allowed', yamlText(plain)) : undefined;
}

/** The edits that name a pack in a policy; none where it is named already. Undefined as {@link addPhrase}. */
export function namePack(policy: PolicyFile, path: string): TextEdit[] | undefined {
  if (packReferences(policy).some((reference) => reference.path === path)) return [];
  const { folder } = policy;
  const written = folder === '' ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
  return written === undefined ? undefined : addItem(policy.text, 'packs', yamlText(written));
}

/** The words with merge fields and emphasis as the checks read them. */
function readable(words: string): string {
  return proseOf(words, { start: 0, end: words.length }, 'markdown', []).passages[0]?.text.trim() ?? '';
}

type Item = string | readonly (readonly [string, string])[];

/** Adds an item to the list under a key of a YAML text, behind those that stand there. */
function addItem(text: string, key: string, item: Item): TextEdit[] | undefined {
  const { root, problems } = parseYaml(text, { start: 0, end: text.length });
  const isFlow = /^\s*\{/.test(text);
  if (problems.length > 0 || isFlow) return undefined;
  const newLine = newLineOf(text);
  const insert = (at: number, newText: string): TextEdit[] => [{ span: { start: at, end: at }, newText }];
  const entry = entryOf(root, key);
  if (!entry) {
    const end = text.trimEnd().length;
    const gap = end === 0 ? '' : newLine + (typeof item === 'string' ? '' : newLine);
    const after = text.slice(end);
    const lines = [`${key}:`, ...block(item, '  ')].join(newLine);
    return [
      { span: { start: end, end: text.length }, newText: `${gap}${lines}${after.includes('\n') ? after : newLine}` },
    ];
  }
  const { value } = entry;
  if (value.kind === 'scalar' && value.text.trim() === '') {
    return insert(entry.keySpan.end + 1, newLine + block(item, '  ').join(newLine));
  }
  if (value.kind === 'scalar') {
    const one = text.slice(value.span.start, value.span.end);
    return /[\r\n]/.test(one) ? undefined : [{ span: value.span, newText: `[${one}, ${flow(item)}]` }];
  }
  return value.kind === 'list' ? intoList(text, value, item) : undefined;
}

function intoList(text: string, list: List, item: Item): TextEdit[] | undefined {
  const last = list.items.at(-1);
  if (text[list.span.start] === '[') {
    const end = list.span.end - 1;
    if (text[end] !== ']') return undefined;
    const at = last ? Math.max(last.span.end, list.span.start + 1) : list.span.start + 1;
    return [{ span: { start: at, end: at }, newText: last ? `, ${flow(item)}` : flow(item) }];
  }
  if (!last) return undefined;
  const lineStart = text.lastIndexOf('\n', list.span.start - 1) + 1;
  const indent = text.slice(lineStart, list.span.start);
  if (indent.trim() !== '') return undefined;
  let end = last.span.end;
  while (end > last.span.start && /\s/.test(text[end - 1]!)) end--;
  // A comment behind the last item stays with it.
  const rest = /^[^\r\n]*/.exec(text.slice(end))![0];
  end += rest.length;
  const newLine = newLineOf(text);
  return [{ span: { start: end, end }, newText: newLine + block(item, indent).join(newLine) }];
}

function block(item: Item, indent: string): string[] {
  if (typeof item === 'string') return [`${indent}- ${item}`];
  return item.map(([key, yaml], index) => `${indent}${index === 0 ? '- ' : '  '}${key}: ${yaml}`);
}

function flow(item: Item): string {
  const quoted = (yaml: string) => (/^[^"'[].*[,[\]{}]/.test(yaml) ? JSON.stringify(yaml) : yaml);
  if (typeof item === 'string') return quoted(item);
  return `{ ${item.map(([key, yaml]) => `${key}: ${quoted(yaml)}`).join(', ')} }`;
}
