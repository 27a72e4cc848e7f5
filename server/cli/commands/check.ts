import { severities } from '../../../shared/lint/finding';
import { command } from '../command';
import { todayOption } from '../common-options';
import { formats } from '../formats/names';

export const check = command({
  name: 'check',
  summary: 'Check templates, assessments, outreach.yaml and house packs',
  details: [
    'Without a path, everything below this folder is checked. A path narrows what is shown; assessments, policies and other templates count wherever they stand below this folder. A path outside of this folder is checked by itself.',
  ],
  operands: {
    usage: '[PATHS...]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    inWords: 'files and folders',
    completes: 'file',
  },
  options: {
    format: { type: 'string', value: 'FORMAT', choices: formats, default: 'text', help: 'How to print the result' },
    'fail-on': {
      type: 'string',
      value: 'SEVERITY',
      choices: [...severities, 'never'],
      default: 'error',
      help: 'Mildest severity that makes the exit code 1',
    },
    today: todayOption,
  },
  examples: [
    { command: 'check', what: 'everything below this folder' },
    { command: 'check --fail-on warning email/', what: 'one folder; warnings fail too' },
  ],
  async run(values, paths) {
    const work = await import('../check');
    const failOn = severities.find((each) => each === values['fail-on']);
    return work.check(paths, { format: values.format, failOn, today: values.today });
  },
});
