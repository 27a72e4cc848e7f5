import { registerFormats } from '../../../shared/register/format-names';
import { command } from '../command';
import { pathsOperands, todayOption } from '../common-options';

export const register = command({
  name: 'register',
  summary: 'Write the register: the evidence of every decision about your templates',
  details: [
    'Holds every template with both decisions, every finding and waiver, assessments with their approvals and history, and what could not be read. The same files and --today give the same bytes.',
    'With --since, it also says what has changed since an earlier register (its JSON form) or a revision that git knows.',
  ],
  operands: pathsOperands,
  options: {
    format: { type: 'string', value: 'FORMAT', choices: registerFormats, default: 'html', help: 'How to write it' },
    output: { type: 'string', short: 'o', value: 'FILE', help: 'File to write instead of printing', completes: 'file' },
    force: { type: 'boolean', help: 'Replace the file if it is there already' },
    since: { type: 'string', value: 'REV|FILE', help: 'Also say what has changed since', completes: 'file' },
    today: todayOption,
  },
  examples: [
    { command: 'register --output register.html', what: 'a page to read, sort and print' },
    { command: 'register --format json --output register.json --since v1.2', what: 'with what changed since a tag' },
  ],
  async run({ format, output, force, since, today }, paths) {
    return (await import('../register')).register(paths, { format, output, force, since, today });
  },
});
