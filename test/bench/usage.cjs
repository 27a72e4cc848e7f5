// Loaded before a program that is measured (node --require usage.cjs PROGRAM): says on file descriptor 3, when it ends, how much of the processor and of
// memory it took.
const { readFileSync, writeSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, `${(user + system) / 1000} ${peak() / 1024}\n`);
});

/** KiB. On Linux not what getrusage says, which counts what the parent held when it started this program. */
function peak() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
}
