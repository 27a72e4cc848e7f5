import './quick-patterns.node';
import './quick-start.node';
import { run } from './cli/run';
import { complain, mayEndEarly } from './cli/say';

mayEndEarly(process.stdout);

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
