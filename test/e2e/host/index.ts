// What VS Code's extension host starts: runs every *.test.ts of this folder with Mocha.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { MemoryFiles } from './memory-files';

/** One finished test, as test/e2e/host.mjs counts and prints it. */
export interface Result {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly error?: string;
}

/** Rejects where a test failed or none ran. Writes the results to the file that OUTREACH_RESULTS names. */
export async function run(): Promise<void> {
  // Stack traces then name the lines of the tests.
  process.setSourceMapsEnabled(true);
  // One of the folders of the window; VS Code looks for files in all of them.
  vscode.workspace.registerFileSystemProvider('outreach-memory', new MemoryFiles('/folder'), { isCaseSensitive: true });
  // Before there was that file system, VS Code could not look for messages in the folders, which otherwise starts the extension.
  await vscode.extensions.getExtension('lawful-outreach.lawful-outreach')?.activate();
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, reporter: Mocha.reporters.Base });
  const only = JSON.parse(process.env.OUTREACH_FILTERS ?? '[]') as string[];
  for (const file of readdirSync(__dirname).sort()) {
    const wanted = only.length === 0 || only.some((part) => file.includes(part));
    if (file.endsWith('.test.cjs') && wanted) mocha.addFile(path.join(__dirname, file));
  }
  const results: Result[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => results.push({ title: test.fullTitle(), state: 'passed' }));
    runner.on('pending', (test) => results.push({ title: test.fullTitle(), state: 'skipped' }));
    runner.on('fail', (test, error) => {
      results.push({ title: test.fullTitle(), state: 'failed', error: error.stack ?? String(error) });
    });
  });
  if (process.env.OUTREACH_RESULTS) writeFileSync(process.env.OUTREACH_RESULTS, JSON.stringify(results));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
  if (results.length === 0) throw new Error('No test ran.');
}
