// Servers that the tests start, and ports for them.
import { createServer } from 'node:net';
import { isEnding } from './processes.mjs';

/**
 * Follows a server that was started. `listening` is what `sign` finds in its output, and rejects where the server ends before or takes more
 * than a minute; `ended` is its exit code, null where it could not be started, and waits for ever while everything is being ended.
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} name what it is, in words
 * @param {RegExp} sign
 */
export function follow(server, name, sign) {
  let log = '';
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => {
    server.once('exit', (code) => isEnding() || resolve(code));
    server.once('error', () => resolve(null));
  });
  /** @type {Promise<RegExpExecArray>} */
  const listening = new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        log = (log + text).slice(-200_000);
        const found = sign.exec(log);
        if (found) resolve(found);
      });
    }
    void ended.then((code) => reject(new Error(`${name} ended early (code ${code}).\n${log}`)));
    setTimeout(() => reject(new Error(`${name} did not start within 60 seconds.\n${log}`)), 60_000).unref();
  });
  return { listening, ended, log: () => log };
}

/**
 * A port that nobody uses now.
 * @param {string} host
 * @returns {Promise<number>}
 */
export function freePort(host) {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
