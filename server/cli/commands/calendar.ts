import { command } from '../command';
import { pathsOperands, todayOption } from '../common-options';

export const calendar = command({
  name: 'calendar',
  summary: 'Write a calendar (.ics) of reviews that are due, assessments that expire and waivers that end',
  details: ['The same files and --today give the same bytes. A later calendar moves its entries: none is added twice.'],
  operands: pathsOperands,
  options: {
    output: { type: 'string', short: 'o', value: 'FILE', help: 'File to write instead of printing', completes: 'file' },
    force: { type: 'boolean', help: 'Replace the file if it is there already' },
    today: todayOption,
  },
  examples: [{ command: 'calendar --output reviews.ics', what: 'to be imported into any calendar' }],
  async run({ output, force, today }, paths) {
    return (await import('../calendar')).calendar(paths, { output, force, today });
  },
});
