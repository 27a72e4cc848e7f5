import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { builtInKind } from '../workspace/file';
import { exists, isInside, nodeHost } from '../workspace/host.node';
import { Workspace } from '../workspace/workspace';
import { printable } from './printable';
import type { ExitCode } from './report';
import { complain } from './say';

/** Prints every setting in force for a file or folder below the working directory, and where each is written. */
export async function policy(path: string): Promise<ExitCode> {
  const home = realpathSync(process.cwd());
  const absolute = resolve(home, path);
  if (!exists(absolute)) return fail(`there is no file or folder "${path}"`);
  if (!isInside(home, absolute)) return fail(`"${path}" is not inside the working directory`);
  const inner = relative(home, absolute).split(sep).join('/');
  const workspace = new Workspace(URI.file(home).toString(), nodeHost);
  await workspace.scan((each) => builtInKind(each) === 'policy' || each === inner);
  const lines = workspace.effectivePolicy(inner).trimEnd().split('\n');
  process.stdout.write(lines.map((line) => `${printable(line)}\n`).join(''));
  return 0;
}

function fail(problem: string): ExitCode {
  complain(problem);
  return 2;
}
