import './quick-patterns.node';
import { run } from './cli/run';
import { complain } from './cli/say';

// Whoever reads the output may have read enough: "check | head". The exit code stays what it would have been.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

// Not process.exit: what is still on its way to a pipe would be cut off.
run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // Not the exit code of findings: nobody knows what was found.
    process.exitCode = 2;
    complain(`something went wrong: ${error instanceof Error ? error.message : String(error)}`);
  },
);
