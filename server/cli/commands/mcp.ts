import { join } from 'node:path';
import { command } from '../command';

export const mcp = command({
  name: 'mcp',
  summary: 'Answer an assistant over the Model Context Protocol',
  details: [
    'Talks over standard input and output about the files below the working directory. An assistant can check drafts and templates, have rules explained and ask how assessments stand. It can change nothing.',
  ],
  operands: { usage: '', least: 0, most: 0, inWords: 'no paths' },
  options: {},
  run() {
    // A program of its own: the library of the protocol is larger than the checks.
    require(join(__dirname, 'mcp.cjs'));
    return new Promise(() => {});
  },
});
