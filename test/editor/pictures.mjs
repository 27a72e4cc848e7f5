// npm run screenshots: takes the README's pictures in the real VS Code and puts them in media/.
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { screenshots } from './editor.mjs';
import { root } from './paths.mjs';
import { endAll, run } from './processes.mjs';

const { code } = await run(process.execPath, ['test/run.mjs', 'ui', 'main-job'], { cwd: root });
if (code === 0) {
  for (const name of ['editor', 'quick-fixes', 'sidebar']) {
    await copyFile(path.join(screenshots, `${name}.png`), path.join(root, 'media', `screenshot-${name}.png`));
    console.log(`media/screenshot-${name}.png`);
  }
}
await endAll(code ?? 1);
