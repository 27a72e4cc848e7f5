import { mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { applyEdits } from '../../shared/text/edit';
import { nodeHost } from '../host.node';
import { makeStub } from '../make-stub';
import { Workspace } from '../workspace';
import type { ExitCode } from './run';

/** Writes an assessment stub for one template and links it in the template. Overwrites no file. */
export async function stub(template: string, today: string | undefined): Promise<ExitCode> {
  const home = process.cwd();
  const absolute = resolve(home, template);
  const path = relative(home, absolute).split(sep).join('/');
  if (path === '' || path.startsWith('../') || resolve(home, path) !== absolute) {
    return fail(`"${template}" is not inside the working directory, and nothing outside it is written`);
  }
  try {
    const workspace = new Workspace(URI.file(home).toString(), nodeHost, today);
    await workspace.scan();
    const made = await makeStub(workspace, nodeHost, [path]);
    const target = join(home, made.path);
    mkdirSync(dirname(target), { recursive: true });
    const folder = relative(realpathSync(home), realpathSync(dirname(target)));
    if (folder === '..' || folder.startsWith(`..${sep}`))
      return fail(`the folder for assessments leads out of the working directory: ${dirname(made.path)}`);
    writeFileSync(target, made.text, { flag: 'wx' });
    for (const { check, edits } of made.links) writeText(absolute, applyEdits(check.template.text, edits));
    process.stdout.write(`${made.path}\n`);
    process.stderr.write(`Wrote ${made.path} and linked it in ${path}. Its questions are yours to answer.\n`);
    return 0;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
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
  process.stderr.write(`lawful-outreach: ${problem}\n`);
  return 2;
}
