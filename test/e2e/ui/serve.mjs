// Keeps one VS Code and one browser open for all UI tests; they reach the browser through its debugging port (workbench.ts).
import path from 'node:path';
import { installExtension, launch, screenshots } from '../../editor/editor.mjs';
import { freePort } from '../../editor/listen.mjs';
import { cache, root, vsix } from '../../editor/paths.mjs';

/** @param {import('vitest/node').TestProject} project */
export default async function serveEditor(project) {
  const extensions = path.join(cache, 'ui', 'extensions');
  await installExtension(vsix, extensions);
  const port = await freePort('127.0.0.1');
  const folder = path.join(root, 'examples');
  const editor = await launch({ folder, extensions, browserArguments: [`--remote-debugging-port=${port}`] });
  project.provide('editor', {
    endpoint: `http://127.0.0.1:${port}`,
    address: editor.address(),
    folder: editor.folder,
    screenshots,
  });
  return () => editor.close();
}
