// npm run screenshots: takes the README's picture in the real VS Code and puts it in media/.
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { screenshots } from './editor.mjs';
import { root } from './paths.mjs';
import { endAll, run } from './processes.mjs';

const { code } = await run(process.execPath, ['test/run.mjs', 'ui', 'main-job'], { cwd: root });
if (code === 0) {
  await copyFile(path.join(screenshots, 'quick-fixes.png'), path.join(root, 'media', 'screenshot.png'));
  console.log('media/screenshot.png');
}
await endAll(code ?? 1);
