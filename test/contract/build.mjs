// Builds the programs as they are shipped, once for all contract tests of a run, into a folder of that run's own; a run that has built
// them already (test/run.mjs) says where.
import { execFile } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** @param {import('vitest/node').TestProject} project */
export default async function setup(project) {
  const root = path.resolve(import.meta.dirname, '../..');
  const folder = path.join(root, '.cache/contract', String(process.pid));
  const built = process.env.OUTREACH_BUILT;
  if (built) await cp(built, folder, { recursive: true });
  else
    await promisify(execFile)(process.execPath, ['esbuild.mjs', '--production', `--outdir=${folder}`], { cwd: root });
  project.provide('program', path.join(folder, 'cli.cjs'));
  return () => rm(folder, { recursive: true, force: true });
}
