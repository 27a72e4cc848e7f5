// Loaded by every Node process that a test starts: one that asks for the network is ended on the spot, whatever it would have
// made of a refusal.
const { writeSync } = require('node:fs');

require('./block.cjs')((/** @type {string} */ what) => {
  writeSync(2, `${new Error(`The network was asked for: ${what}`).stack}\n`);
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
});
