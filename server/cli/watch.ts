import { relative, sep } from 'node:path';
import { isNeverChecked } from '../workspace/host';
import { loadLibraries } from './load-libraries';
import type { ExitCode } from './report';
import { complain } from './say';

/** Changes within so many milliseconds count as one. */
const calm = 150;

/** Calls `again` after every change below the folders, until Ctrl+C, or until nobody reads the output any more. */
export async function watch(folders: readonly string[], again: () => Promise<void>): Promise<ExitCode> {
  const { watch: watchFiles } = await loadLibraries().chokidar();
  const isIgnored = (path: string) =>
    folders.every((folder) => isNeverChecked(relative(folder, path).split(sep).join('/')));
  const watcher = watchFiles([...folders], { ignored: isIgnored, ignoreInitial: true, followSymlinks: false });
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  return new Promise((resolve) => {
    const end = (code: ExitCode) => {
      clearTimeout(timer);
      for (const signal of signals) process.off(signal, quit);
      void watcher.close().then(() => running.then(() => resolve(code)));
    };
    const quit = () => end(0);
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(again);
      }, calm);
    };
    for (const signal of signals) process.on(signal, quit);
    process.stdout.on('error', quit);
    watcher.on('all', changed);
    watcher.on('error', (error) => {
      complain(`the folder can't be watched: ${error instanceof Error ? error.message : String(error)}`);
      end(2);
    });
  });
}

const signals = ['SIGINT', 'SIGTERM'] as const;
