import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { applyEdits } from '../../shared/text/edit';
import { makeStub } from '../requests/make-stub';
import { exists, isInside, nodeHost } from '../workspace/host.node';
import { Workspace } from '../workspace/workspace';
import { printable } from './printable';
import type { ExitCode } from './report';
import { complain, say } from './say';

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
    accessSync(absolute, constants.W_OK);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, made.text, { flag: 'wx' });
    try {
      writeText(absolute, linked);
    } catch (error) {
      // A stub that nothing names would be found later, and nobody would know what it was for.
      unlinkSync(target);
      throw error;
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

/** Writes beside the file and moves it into place, so that a full disk can't leave half a message; keeps a byte-order mark. */
function writeText(path: string, text: string): void {
  const before = readFileSync(path);
  const mark = before[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf ? '\uFEFF' : '';
  const target = realpathSync(path);
  const { mode } = statSync(target);
  const beside = `${target}.${process.pid}.tmp`;
  writeFileSync(beside, mark + text, { flag: 'wx', mode });
  renameSync(beside, target);
}

function fail(problem: string): ExitCode {
  complain(problem);
  return 2;
}
