import { command } from '../command';

export const policy = command({
  name: 'policy',
  summary: 'Print every setting in force for a file or folder, and where it is written',
  operands: { usage: '[PATH]', least: 0, most: 1, inWords: 'one file or folder', completes: 'file' },
  options: {},
  async run(_values, [path]) {
    return (await import('../policy')).policy(path ?? '.');
  },
});
