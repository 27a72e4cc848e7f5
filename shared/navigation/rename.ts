import type { TextEdit } from '../text/edit';
import { splitFrontMatter } from '../text/front-matter';
import { Lines } from '../text/lines';
import type { Problem } from '../text/tree';
import { insertId } from './insert-id';
import type { MentionIndex } from './mention-index';
import type { Mention, Name, NamedFile } from './mentions';
import { renamedIn } from './rename-in-file';

/** Why a thing keeps its name. What is said to people is worded where they are asked. */
export type Refusal =
  | { readonly why: 'same' }
  /** Blank, on several lines, or with characters that no name has. */
  | { readonly why: 'invalid' }
  | { readonly why: 'pattern'; readonly pattern: string }
  /** Somebody has the new name already. */
  | { readonly why: 'taken'; readonly by: string }
  /** Several have the old name, so that a reference could mean either. */
  | { readonly why: 'ambiguous'; readonly paths: readonly string[] }
  /** Nobody has the old name: there is nothing to rename. */
  | { readonly why: 'nothing' }
  /** The header can't be read as a whole, so a mention could be missed. `line` starts at 1. */
  | { readonly why: 'half-read'; readonly path: string; readonly line: number }
  /** The name is written there in a way that can't be changed without changing more. */
  | { readonly why: 'entangled'; readonly path: string }
  /** A merge field that the policy declares for all templates. */
  | { readonly why: 'inherited'; readonly path: string }
  /** A merge field that stands for several pieces of data. */
  | { readonly why: 'several'; readonly names: readonly string[] };

/** Edits of one file. Spans count in its text as it is. */
export interface FileEdits {
  readonly path: string;
  readonly edits: readonly TextEdit[];
}

export type Renaming =
  | { readonly kind: 'edits'; readonly files: readonly FileEdits[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What is known of the files besides who names what. */
export interface Texts {
  /** The text that counts, without byte-order mark. */
  text(path: string): string | undefined;
  /** Pattern that the policy wants ids of assessments to have; undefined where it wants none. */
  readonly pattern: string | undefined;
}

const longestName = 100;

/**
 * The edits that give a thing another name wherever it is named, and change nothing else: each file is read again with its edits and
 * compared before they are handed out. All of them or none: where one file can't be changed safely, nothing is.
 */
export function rename(index: MentionIndex, name: Name, to: string, texts: Texts): Renaming {
  const refusal = problemWith(index, name, to, texts.pattern);
  if (refusal) return { kind: 'refused', refusal };
  const mentioning = new Map<string, Mention[]>();
  for (const { path, mention } of index.mentionsOf(name)) {
    const same = mentioning.get(path);
    if (same) same.push(mention);
    else mentioning.set(path, [mention]);
  }
  const unnamed = name.kind === 'template' ? index.owners(name).filter((file) => !isNamed(file)) : [];
  const files: FileEdits[] = [];
  for (const path of [...new Set([...mentioning.keys(), ...unnamed.map((file) => file.path)])].sort()) {
    const file = index.file(path)!;
    const text = texts.text(path) ?? '';
    if (file.problem) return halfRead(path, text, file.problem);
    const own = unnamed.includes(file) ? insertId(path, text, to) : [];
    const edits = own && renamedIn(file, text, mentioning.get(path) ?? [], to, own);
    if (!edits) return { kind: 'refused', refusal: { why: 'entangled', path } };
    files.push({ path, edits });
  }
  for (const { path, problem } of index.files) {
    const text = problem && texts.text(path);
    if (problem && text !== undefined && headerOf(path, index, text).includes(name.id))
      return halfRead(path, text, problem);
  }
  return { kind: 'edits', files };
}

/** Whether a name can be given to something else at all: everything but the new name is looked at. */
export function renamable(index: MentionIndex, name: Name): Refusal | undefined {
  if (name.kind === 'sequence') return undefined;
  const owners = index.owners(name);
  if (owners.length === 0) return { why: 'nothing' };
  return owners.length > 1 ? { why: 'ambiguous', paths: owners.map(({ path }) => path) } : undefined;
}

function problemWith(index: MentionIndex, name: Name, to: string, pattern: string | undefined): Refusal | undefined {
  if (to === name.id) return { why: 'same' };
  if (!isName(to)) return { why: 'invalid' };
  const refusal = renamable(index, name);
  if (refusal) return refusal;
  if (name.kind === 'assessment' && pattern !== undefined && !matchesIdPattern(pattern, to))
    return { why: 'pattern', pattern };
  const target = { kind: name.kind, id: to };
  const owner =
    index.owners(target)[0]?.path ?? (name.kind === 'sequence' ? index.mentionsOf(target)[0]?.path : undefined);
  return owner === undefined ? undefined : { why: 'taken', by: owner };
}

/** Whether a text can be a name: one line without white space around it, and nothing that can't be seen. */
export function isName(text: string): boolean {
  return text.trim() === text && text !== '' && text.length <= longestName && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
}

/** Whether an id could have been made from a pattern such as LIA-{yyyy}-{nnn}, with any year and number. */
export function matchesIdPattern(pattern: string, id: string): boolean {
  const expression = pattern
    .trim()
    .split(/(\{yyyy\}|\{n+\})/)
    .map((part) => {
      if (part === '{yyyy}') return '\\d{4}';
      if (/^\{n+\}$/.test(part)) return `\\d{${part.length - 2},}`;
      return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    })
    .join('');
  // Without a number, the second one of its year has -2 behind it.
  const second = /\{n+\}/.test(pattern) ? '' : '(?:-\\d{1,9})?';
  return new RegExp(`^${expression}${second}$`, 'iu').test(id);
}

function isNamed(file: NamedFile): boolean {
  return file.mentions.some(({ declares }) => declares);
}

function headerOf(path: string, index: MentionIndex, text: string): string {
  if (index.file(path)?.kind === 'policy') return text;
  const { frontMatter } = splitFrontMatter(text);
  return frontMatter ? text.slice(0, frontMatter.span.end) : '';
}

function halfRead(path: string, text: string, { span }: Problem): Renaming {
  const line = new Lines(text).positionAt(span.start).line + 1;
  return { kind: 'refused', refusal: { why: 'half-read', path, line } };
}
