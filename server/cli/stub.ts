import { accessSync, constants, realpathSync, unlinkSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { applyEdits } from '../../shared/text/edit';
import { makeStub } from '../requests/make-stub';
import { exists, isInside, nodeHost } from '../workspace/host.node';
import { Workspace } from '../workspace/workspace';
import { printable } from './printable';
import type { ExitCode } from './report';
import { complain, say } from './say';
import { makeFolder, rewrite, unwritable, writeWhole } from './write-file';

/** Writes an assessment stub for one template and links it in the template. Overwrites no file. */
export async function stub(template: string, today: string | undefined): Promise<ExitCode> {
  const home = process.cwd();
  const absolute = resolve(home, template);
  const path = relative(home, absolute).split(sep).join('/');
  if (path === '' || !isInside(home, absolute)) {
    return fail(`"${template}" is not inside the working directory, and nothing outside it is written`);
  }
  try {
    const workspace = new Workspace(URI.file(home).toString(), nodeHost, today);
    await workspace.scan();
    const made = await makeStub(workspace, nodeHost, [path]);
    const target = join(home, made.path);
    if (!leadsInside(home, dirname(target)))
      return fail(`the folder for assessments leads out of the working directory: ${dirname(made.path)}`);
    const linked = made.links.map(({ check, edits }) => applyEdits(check.template.text, edits))[0]!;
    const noAccess = whyNotWritable(path);
    if (noAccess !== undefined) return fail(noAccess);
    const notMade = makeFolder(dirname(made.path)) ?? writeWhole(made.path, made.text, { force: false });
    if (notMade !== undefined) return fail(notMade);
    const notLinked = rewrite(path, linked);
    if (notLinked !== undefined) {
      // A stub that nothing names would be found later, and nobody would know what it was for.
      unlinkSync(target);
      return fail(notLinked);
    }
    process.stdout.write(`${printable(made.path)}\n`);
    say(`Wrote ${made.path} and linked it in ${path}. Its questions are yours to answer.`);
    return 0;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** Whether a folder, which may not be there yet, lies inside `home` once links are followed. */
function leadsInside(home: string, folder: string): boolean {
  let existing = folder;
  while (!exists(existing)) existing = dirname(existing);
  return isInside(realpathSync(home), realpathSync(existing));
}

/** Asked before anything is written. */
function whyNotWritable(path: string): string | undefined {
  try {
    accessSync(path, constants.W_OK);
    return undefined;
  } catch (error) {
    return unwritable(path, error);
  }
}

function fail(problem: string): ExitCode {
  complain(problem);
  return 2;
}
