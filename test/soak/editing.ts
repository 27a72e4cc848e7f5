/** The editor's side of a soak: which files there are, which are open, and what is asked of the server about them. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CancellationTokenSource, type WorkspaceEdit } from 'vscode-languageserver/node';
import { type Files, write } from '../protocol/folder';
import type { Random } from '../protocol/random';
import { positionAt, type Session } from '../protocol/session';
import type { Asked } from './asked';
import { assessmentText, packPath, policyPath, templateText } from './files';

/** Documents that grow beyond this are begun anew: a soak looks for what grows in the server, not in the files. */
const longest = 30_000;

export class Editing {
  readonly session: Session;
  readonly asked: Asked;
  readonly random: Random;
  /** Whether the second folder is in the workspace. */
  hasExtra = false;
  since: { templates: number; assessments: number } = { templates: 0, assessments: 0 };
  readonly #paths: Set<string>;
  readonly #open = new Map<string, string>();

  constructor(session: Session, asked: Asked, random: Random, files: Files) {
    this.session = session;
    this.asked = asked;
    this.random = random;
    this.#paths = new Set(Object.keys(files));
  }

  // ---- files

  paths(): string[] {
    return [...this.#paths];
  }

  templates(): string[] {
    return this.paths().filter((path) => path.startsWith('main/') && /\.outreach\.\w+$/.test(path));
  }

  assessments(): string[] {
    return this.paths().filter((path) => path.startsWith('main/') && path.endsWith('.lia.md'));
  }

  appeared(path: string): void {
    this.#paths.add(path);
  }

  disappeared(path: string): void {
    this.#paths.delete(path);
  }

  moved(path: string, to: string): void {
    this.disappeared(path);
    this.appeared(to);
  }

  makeFolder(path: string): void {
    mkdirSync(dirname(join(this.session.root, path)), { recursive: true });
  }

  write(path: string, text: string): void {
    write(this.session.root, path, text);
  }

  freshText(path: string): string {
    const id = /LIA-\d+-\d+/.exec(path)?.[0] ?? 'LIA-2026-001';
    return path.endsWith('.lia.md')
      ? assessmentText(id, this.random.of(['approved', 'draft', 'in-review']))
      : templateText(this.random);
  }

  // ---- documents

  /** Open documents with the language they were opened in, by path. */
  get documents(): ReadonlyMap<string, string> {
    return this.#open;
  }

  openPaths(): string[] {
    return [...this.#open.keys()];
  }

  isOpen(path: string): boolean {
    return this.#open.has(path);
  }

  text(path: string): string {
    return this.isOpen(path) ? this.session.text(path) : this.session.onDisk(path).replace(/^\uFEFF/, '');
  }

  async open(path: string): Promise<void> {
    if (this.isOpen(path)) return;
    const languageId = languageOf(path);
    this.#open.set(path, languageId);
    await this.session.open(path, undefined, { languageId });
  }

  async close(path: string): Promise<void> {
    this.#open.delete(path);
    await this.session.close(path);
  }

  /** An open document, now and then another one than the last. */
  async openOne(): Promise<string> {
    const { random } = this;
    if (this.#open.size === 0 || (this.#open.size < 10 && random.chance(10)))
      await this.open(random.of(random.chance(90) ? this.paths() : [policyPath, packPath]));
    const path = random.of(this.openPaths());
    if (this.session.text(path).length > longest) await this.replaceAll(path, this.freshText(path));
    return path;
  }

  async replaceAll(path: string, text: string): Promise<void> {
    await this.session.change(path, [{ start: 0, end: this.session.text(path).length, text }]);
  }

  /** Somewhere in a file where a cursor can be. */
  offset(path: string): number {
    const text = this.text(path);
    return this.inside(text, this.random.below(text.length + 1));
  }

  /** Between the two halves of CRLF there is no place where an editor could put anything. */
  inside(text: string, at: number): number {
    return text[at - 1] === '\r' && text[at] === '\n' ? at - 1 : at;
  }

  /** Applies an edit as the editor does; one that came too late for a document is dropped. */
  async apply(edit: WorkspaceEdit): Promise<void> {
    await this.session.applyEdit(edit);
    for (const change of edit.documentChanges ?? [])
      if ('kind' in change && change.kind === 'create') this.appeared(this.session.path(change.uri));
  }

  // ---- requests

  askAt(method: string, path: string, offset: number): Promise<unknown> {
    return this.session.connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri: this.session.uri(path) },
      position: positionAt(this.text(path), offset),
      ...(method === 'references' && { context: { includeDeclaration: true } }),
    });
  }

  askWhole(method: string, path: string): Promise<unknown> {
    return this.session.connection.sendRequest(`textDocument/${method}`, this.#whole(path));
  }

  /** Asks, and gives up at once or a moment later. */
  async askGivingUp(method: string, path: string): Promise<unknown> {
    const source = new CancellationTokenSource();
    const answer = this.session.connection.sendRequest(method, this.#whole(path), source.token);
    if (this.random.chance(50)) source.cancel();
    else setTimeout(() => source.cancel(), this.random.below(5));
    return answer.catch(() => undefined);
  }

  #whole(path: string) {
    const text = this.text(path);
    return {
      textDocument: { uri: this.session.uri(path) },
      range: { start: { line: 0, character: 0 }, end: positionAt(text, text.length) },
      options: { tabSize: 2, insertSpaces: true },
    };
  }
}

export function languageOf(path: string): string {
  if (path.endsWith('.yaml')) return 'yaml';
  return path.endsWith('.lia.md') ? 'outreach-assessment' : 'outreach-template';
}
