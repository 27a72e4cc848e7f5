import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { type AppliedFix, applySafeFixes, safeFixes } from '../../shared/fixes/safe-fixes';
import { readFile } from '../workspace/host.node';
import { recheck } from '../workspace/recheck';
import { selectionOf } from '../workspace/selection';
import type { ReadFolder } from './inspect';
import { rewrite } from './write-file';

export interface Fixed {
  /** Files that were written, and how many fixes each has got. */
  readonly files: readonly { readonly file: string; readonly count: number }[];
  /** Why others could not be written, in sentences without a full stop. */
  readonly problems: readonly string[];
  readonly isInterrupted: boolean;
}

/**
 * Applies the safe fixes of what is wanted of a folder, those of some rules where any are named, and reads what it wrote anew. A file is
 * written whole or not at all, and not where it has changed since it was read or may only be read. Ends early when interrupted.
 */
export async function fixFolder(folder: ReadFolder, rules: readonly string[]): Promise<Fixed> {
  const { workspace, prefix, isWanted } = folder;
  const { templates, assessments, policies, packs } = selectionOf(workspace, isWanted);
  const files: { file: string; count: number }[] = [];
  const problems: string[] = [];
  let isInterrupted = false;
  const interrupt = () => {
    isInterrupted = true;
  };
  process.once('SIGINT', interrupt);
  try {
    for (const path of [...templates, ...assessments, ...policies, ...packs].filter(isWanted)) {
      const fixed = fixedText(folder, path, rules);
      if (!fixed) continue;
      // A signal is heard between two files.
      await new Promise((resume) => setImmediate(resume));
      if (isInterrupted) break;
      const problem = write(folder, path, fixed.text);
      if (problem === undefined) files.push({ file: prefix + path, count: fixed.applied.length });
      else problems.push(problem);
      await workspace.refresh(path);
    }
  } finally {
    process.off('SIGINT', interrupt);
  }
  return { files, problems, isInterrupted };
}

function fixedText(
  { workspace }: ReadFolder,
  path: string,
  rules: readonly string[],
): { text: string; applied: AppliedFix[] } | undefined {
  const found = workspace.findings(path)?.findings ?? [];
  const wanted = rules.length > 0 ? rules : [undefined];
  // Most files have nothing to fix, and needn't be checked again.
  if (wanted.every((rule) => safeFixes(found, rule).length === 0)) return undefined;
  const before = workspace.text(path);
  const check = recheck(workspace, path);
  if (before === undefined || !check) return undefined;
  let text = before;
  const applied: AppliedFix[] = [];
  for (const rule of wanted) {
    const fixed = applySafeFixes(text, check, rule);
    text = fixed.text;
    applied.push(...fixed.applied);
  }
  return text === before ? undefined : { text, applied };
}

/** Returns why a file could not be written; undefined where it was. */
function write({ folder, workspace, prefix }: ReadFolder, path: string, text: string): string | undefined {
  const location = join(folder, path);
  const now = readFile(location);
  if (!now || !('text' in now) || now.text !== workspace.text(path))
    return `"${prefix}${path}" has changed in the meantime and is left as it is`;
  if (isReadOnly(location)) return `"${prefix}${path}" may only be read and is left as it is`;
  return rewrite(location, text);
}

/** Somebody who took the permission away meant it, even where the system would let us. */
function isReadOnly(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return (statSync(path).mode & 0o222) === 0;
  } catch {
    return true;
  }
}
