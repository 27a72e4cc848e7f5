import './quick-patterns.node';
import { run } from './cli/run';

// Not process.exit: what is still on its way to a pipe would be cut off.
// Whoever reads the output may have read enough: "check | head".
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
