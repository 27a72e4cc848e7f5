import { run } from './cli/run';

// Not process.exit: what is still on its way to a pipe would be cut off.
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
