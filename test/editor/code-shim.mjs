#!/usr/bin/env node
// Takes the place of the desktop program in runTests({ vscodeExecutablePath }) of @vscode/test-electron:
// runs the same tests in the real VS Code in a browser and hands on the exit code.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runInHost } from './editor.mjs';
import { endAll } from './processes.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  // Desktop-only switches such as --no-sandbox mean nothing here.
  strict: false,
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
});
const { extensionDevelopmentPath: extension, extensionTestsPath: tests } = values;
const [opened = '.'] = positionals;
/** A workspace file is opened among the folders beside it. */
const workspace = opened.endsWith('.code-workspace') ? path.basename(opened) : undefined;
const folder = workspace ? path.dirname(opened) : opened;
if (typeof extension !== 'string' || typeof tests !== 'string') {
  console.error('This stands in for VS Code in tests: it needs --extensionDevelopmentPath and --extensionTestsPath.');
  process.exit(2);
}
try {
  await endAll(await runInHost({ folder, workspace, extension, tests }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await endAll(1);
}
