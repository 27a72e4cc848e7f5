import { normalised, pathInside } from '../workspace/paths';
import type { Workspace } from '../workspace/workspace';

/**
 * Something an assistant may ask of the checks while it drafts. Tools only read: none sets an approval, a consent record or an answer,
 * and none says that a message may be sent. Editors and the Model Context Protocol offer the same ones.
 */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** What it is for and what it tells, written for a language model. */
  readonly description: string;
  /** JSON Schema of the input; an object without required properties. */
  readonly inputSchema: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, InputSchema>>;
    readonly additionalProperties: false;
  };
  /** The answer in Markdown. Throws a {@link ToolError} where the input names nothing that is there. */
  run(input: ToolInput, folders: readonly Workspace[]): string;
}

export interface InputSchema {
  readonly type: 'string';
  readonly description: string;
  readonly enum?: readonly string[];
}

/** What was asked, by name; anything but a text counts as not said. */
export type ToolInput = Readonly<Record<string, string | undefined>>;

/** What is wrong with the question, said so that whoever asked can ask better. */
export class ToolError extends Error {}

/** The texts among what a model sent. */
export function toolInput(sent: unknown): ToolInput {
  if (typeof sent !== 'object' || sent === null) return {};
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [[name, value]] : [])),
  );
}

/** Where a file of the open folders is: by its path in one of them, by its whole path or by its URI. Never outside of them. */
export function placeOf(file: string, folders: readonly Workspace[]): { workspace: Workspace; path: string } {
  const relative = file.replaceAll('\\', '/').replace(/^\.\//, '');
  for (const workspace of folders) {
    if (workspace.text(relative) !== undefined) return { workspace, path: relative };
    const { folder } = workspace;
    if (folder === undefined) continue;
    const path = pathInside(folder, normalised(/^[a-z][a-z\d+.-]+:\/\//i.test(file) ? file : asUri(folder, relative)));
    if (path !== undefined && workspace.text(path) !== undefined) return { workspace, path };
  }
  throw new ToolError(`There is no file "${file}" among the templates, assessments and policies of the open folders.`);
}

/** A whole path on the machine of a folder. */
function asUri(folder: string, path: string): string {
  const root = /^[^/]*\/\/[^/]*/.exec(folder)?.[0] ?? 'file://';
  return `${root}/${path.replace(/^\/+/, '')}`;
}
