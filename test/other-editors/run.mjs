// npm run other-editors: a session in each editor of docs/editors.md that is installed here, with the language server as it is built.
// Debian has the editors: apt-get install neovim emacs-nox elpa-eglot
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const program = path.resolve(here, '../../dist/cli.cjs');
const file = 'deal.outreach.md';
const message = `---
title: Spring news
channel: linkedin-message
message-nature: marketing
lawful-basis: legitimate-interests
---
Hello {{first_name}}, our office has moved to Leeds. Buy now and get 20% off everything.
`;
const editors = {
  Neovim: ['nvim', '--headless', '-u', 'NONE', '-S', path.join(here, 'neovim.lua')],
  'Emacs with Eglot': ['emacs', '--batch', '-l', path.join(here, 'emacs.el')],
};

let passed = 0;
let failed = 0;
for (const [name, [command = '', ...args]] of Object.entries(editors)) {
  const folder = await mkdtemp(path.join(tmpdir(), 'outreach-'));
  await writeFile(path.join(folder, file), message);
  const { status, stdout, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, FOLDER: folder, FILE: file, PROGRAM: program },
    timeout: 120_000,
  });
  const text = await readFile(path.join(folder, file), 'utf8');
  const isFixed = text.endsWith('moved to Leeds.\n') && !text.includes('20% off');
  const isRight = status === 0 && stdout.includes('gone after the fix') && isFixed;
  console.log(
    `${name}: ${error ? error.message : isRight ? 'shows the finding, and its fix reaches the file' : `failed\n${stdout}`}`,
  );
  if (isRight) passed++;
  else failed++;
  await rm(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
