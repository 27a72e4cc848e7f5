import { folderOf, insideOf, isBelow, pathFrom, relativePath } from '../policy/paths';
import type { PolicyFile } from '../policy/policy-file';
import { idOf } from '../template/template';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import { entryAt, entryOf, type Node, type Scalar } from '../text/tree';
import { insertId } from './insert-id';
import type { MentionIndex } from './mention-index';
import { innerSpan, type NamedFile } from './mentions';
import { filesNamedBy } from './places';
import type { FileEdits } from './rename';
import { rewritten } from './rename-in-file';
import { meantBy } from './written-paths';

/** A file or folder that gets another path. Both relative to the workspace folder, with forward slashes. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What is known of the files that are moved, and of those that may name them. */
export interface Moving {
  readonly index: MentionIndex;
  readonly policies: readonly PolicyFile[];
  text(path: string): string | undefined;
  /** Whether there is a file at a path that {@link namedNear} returned. */
  exists(path: string): boolean;
}

/**
 * Edits that keep references true when files and folders are moved, made for the files where they are now: policies and packs that
 * policies name, folders and patterns of policies, files that headers name. A template that goes by the name of its file and is named in
 * an approval keeps its id, which is written into it. What can't be read is left as it is.
 */
export function editsForMoves(moves: readonly Move[], moving: Moving): FileEdits[] {
  const { index, policies } = moving;
  const isHalfRead = (path: string) => index.file(path)?.problem !== undefined;
  const found: FileEdits[] = [
    ...policies
      .filter(({ path, problems }) => problems.length === 0 && !isHalfRead(path))
      .map((policy) => ({ path: policy.path, edits: policyEdits(policy, moves) })),
    ...index.files
      .filter(({ path, kind }) => kind !== 'policy' && !isHalfRead(path))
      .map((file) => ({
        path: file.path,
        edits: [...headerEdits(file, moves, moving), ...idEdits(file, moves, moving)],
      })),
  ];
  return found.filter(({ edits }) => edits.length > 0);
}

/** Paths that headers may name and that may be moved, or be named by a file that is: only those that exist count. */
export function namedNear(moves: readonly Move[], index: MentionIndex): string[] {
  const paths = index.files.flatMap((file) => {
    if (file.paths.length === 0) return [];
    const isMoved = movedTo(file.path, moves) !== undefined;
    return file.paths.flatMap(({ written }) => {
      const meant = meantBy(file.path, written);
      return isMoved || meant.some((path) => movedTo(path, moves) !== undefined) ? meant : [];
    });
  });
  return [...new Set(paths)];
}

/** Where a path leads after the moves; undefined where it stays. */
export function movedTo(path: string, moves: readonly Move[]): string | undefined {
  for (const { from, to } of moves) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
  }
  return undefined;
}

function policyEdits(policy: PolicyFile, moves: readonly Move[]): TextEdit[] {
  const edits: TextEdit[] = [];
  const { text, root } = policy;
  const after = folderOf(movedTo(policy.path, moves) ?? policy.path);
  const change = (place: { readonly span: Span; readonly whole: Span }, written: string, now: string) => {
    if (now !== written) edits.push(rewrittenPath(text, place, now));
  };
  for (const { span, whole, written, path } of filesNamedBy(policy)) {
    if (path === undefined) continue;
    const target = movedTo(path, moves) ?? path;
    if (pathFrom(after, written) !== target) change({ span, whole }, written, writtenFrom(after, target, written));
  }
  const folder = entryAt(root, 'assessments.folder')?.value;
  if (folder?.kind === 'scalar' && folder.text.trim() !== '') {
    const target = movedTo(insideOf(policy.folder, folder.text.trim()), moves);
    if (target !== undefined)
      change(placeOf(text, folder), folder.text.trim(), writtenFrom(after, target, folder.text.trim()));
  }
  for (const { pattern, ...place } of patternsIn(policy)) {
    const now = movedPattern(pattern, policy.folder, after, moves);
    if (now !== undefined) change(place, pattern, now);
  }
  return edits;
}

interface PatternPlace {
  readonly pattern: string;
  readonly span: Span;
  readonly whole: Span;
}

function patternsIn({ text, root }: PolicyFile): PatternPlace[] {
  const listed = ['templates', 'exclude'].flatMap((name) => itemsOf(entryOf(root, name)?.value));
  const folders = entryAt(root, 'defaults.folders')?.value;
  const keys = folders?.kind === 'mapping' ? folders.entries : [];
  return [
    ...listed.flatMap((item) =>
      item.kind === 'scalar' ? [{ pattern: item.text.trim(), ...placeOf(text, item) }] : [],
    ),
    ...keys.map(({ key, keySpan }) => {
      const scalar: Scalar = { kind: 'scalar', value: key, text: key, span: keySpan };
      return { pattern: key, ...placeOf(text, scalar) };
    }),
  ];
}

/** The pattern with the folder that it begins with where that is now; undefined where that stays, or can't be said from the policy's folder on. */
function movedPattern(pattern: string, folder: string, after: string, moves: readonly Move[]): string | undefined {
  const special = pattern.search(/[*?{[\\]/);
  const literal = special < 0 ? pattern : pattern.slice(0, pattern.lastIndexOf('/', special));
  if (literal === '' || (special >= 0 && !pattern.slice(0, special).includes('/'))) return undefined;
  const stands = pathFrom(folder, literal.replace(/^\/+/, ''));
  const target = stands === undefined ? undefined : movedTo(stands, moves);
  if (target === undefined || !isBelow(target, after) || target === after) return undefined;
  // A pattern matches what its own characters say: those of a new name must not become marks.
  const written = (after === '' ? target : target.slice(after.length + 1)).replace(/[*?{}[\]\\]/g, '\\$&');
  return written + pattern.slice(literal.length);
}

function headerEdits(file: NamedFile, moves: readonly Move[], { text, exists }: Moving): TextEdit[] {
  const now = movedTo(file.path, moves) ?? file.path;
  return file.paths.flatMap(({ written, ...place }) => {
    const path = meantBy(file.path, written).find(exists);
    if (path === undefined) return [];
    const target = movedTo(path, moves) ?? path;
    const source = text(file.path);
    if (source === undefined || meantBy(now, written)[0] === target) return [];
    const beside = pathFrom(folderOf(file.path), written) === path;
    if (!beside && path === target) return [];
    const next = beside ? writtenFrom(folderOf(now), target, written) : target;
    return next === written ? [] : [rewrittenPath(source, place, next)];
  });
}

/** An approval names the template by its id; a new name of the file must not take it away. */
function idEdits(file: NamedFile, moves: readonly Move[], { index, text }: Moving): TextEdit[] {
  const now = file.kind === 'template' ? movedTo(file.path, moves) : undefined;
  if (now === undefined || file.id === undefined || idOf(now) === file.id) return [];
  if (file.mentions.some(({ declares }) => declares)) return [];
  if (index.mentionsOf({ kind: 'template', id: file.id }).length === 0) return [];
  return insertId(file.path, text(file.path) ?? '', file.id) ?? [];
}

/** A path as seen from a folder, with ./ before it where it was written so. */
function writtenFrom(folder: string, path: string, before: string): string {
  const written = relativePath(folder, path);
  return before.startsWith('./') && !written.startsWith('../') ? `./${written}` : written;
}

function rewrittenPath(text: string, place: { readonly span: Span; readonly whole: Span }, path: string): TextEdit {
  return rewritten(text, place, path, /^[-?&*!|>%@`'"[{]|[,[\]{}#]|: |:$/.test(path));
}

function placeOf(text: string, scalar: Scalar): { readonly span: Span; readonly whole: Span } {
  return { span: innerSpan(text, scalar), whole: scalar.span };
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : node ? [node] : [];
}
