import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { builtProgram } from './program';

const folder = dirname(builtProgram());
const bundles = readdirSync(folder).filter((name) => /\.c?js$/.test(name));

/** What a program would name that reaches a network: modules of Node and functions of browsers. */
const modules = /\brequire\(\s*["'](?:node:)?(?:net|tls|http|https|http2|dgram|dns|dns\/promises|inspector)["']\s*\)/g;
const functions =
  /(?<![.\w$"'`-])(?:fetch|XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection)\s*\(|\bsendBeacon\b/g;

describe('no network', () => {
  it('is looked for in every bundle', () => {
    expect(bundles).toEqual(
      expect.arrayContaining([
        'extension.js',
        'server.cjs',
        'language-server.cjs',
        'cli.cjs',
        'commands.cjs',
        'mcp.cjs',
        'preview.js',
      ]),
    );
  });

  it.each(bundles)('is within reach of %s', (bundle) => {
    const code = readFileSync(join(folder, bundle), 'utf8');
    expect([...code.matchAll(modules), ...code.matchAll(functions)].map(([found]) => found)).toEqual([]);
  });

  it.each([
    ['a page', "fetch('http://127.0.0.1:9/')"],
    ['a connection', "require('node:net').connect(9, '127.0.0.1')"],
    ['a request', "require('node:https').get('https://127.0.0.1:9/').on('error', () => {})"],
    ['an address', "require('node:dns').lookup('localhost', () => {})"],
    ['a port', "require('node:http').createServer().listen(0)"],
    ['a datagram', "require('node:dgram').createSocket('udp4').send('x', 9, '127.0.0.1')"],
  ])('is there for what tests start: who asks for %s is ended', async (_, code) => {
    const ended = promisify(execFile)(process.execPath, ['-e', `try { ${code} } catch {}`]);
    await expect(ended).rejects.toMatchObject({
      signal: 'SIGKILL',
      stderr: expect.stringContaining('The network was asked for'),
    });
  });

  it('is there for the tests themselves', () => {
    expect(process.env.NODE_OPTIONS).toContain('no-network');
    expect(globalThis.fetch.toString()).not.toContain('native');
    expect(globalThis.fetch.toString()).toContain('refuse');
  });
});
