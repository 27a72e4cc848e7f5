import { join } from 'node:path';
import { command, UsageError } from '../command';

export const lsp = command({
  name: 'lsp',
  summary: 'Run as a language server for other editors',
  operands: { usage: '--stdio', least: 0, most: 0, inWords: 'no paths' },
  options: { stdio: { type: 'boolean', help: 'Talk over standard input and output' } },
  run({ stdio }) {
    if (!stdio) throw new UsageError('lsp talks over standard input and output: say --stdio');
    // A program of its own: the checks need none of it.
    require(join(__dirname, 'server.cjs'));
    return new Promise(() => {});
  },
});
