// Keeps one VS Code and one browser open for all UI tests; they reach the browser through its debugging port (workbench.ts).
import { createServer } from 'node:net';
import path from 'node:path';
import { installExtension, launch, screenshots } from '../../editor/editor.mjs';
import { cache, root, vsix } from '../../editor/paths.mjs';

/** @param {import('vitest/node').TestProject} project */
export default async function serveEditor(project) {
  const extensions = path.join(cache, 'ui', 'extensions');
  await installExtension(vsix, extensions);
  const port = await freePort();
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

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
