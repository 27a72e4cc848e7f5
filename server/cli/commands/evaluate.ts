import { command } from '../command';

export const evaluate = command({
  name: 'evaluate',
  summary: 'Test house packs by their examples, and the phrasing checks by labelled texts',
  details: [
    'Takes packs (.yaml) and files of labelled texts (.jsonl), and prints how often they are right. Exit code 1 where a pack does not do what it says.',
  ],
  operands: {
    usage: 'FILES...',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    inWords: 'packs and files of labelled texts',
    completes: 'file',
  },
  options: {
    predictions: { type: 'string', value: 'FILE', help: 'Also write what was found in each text', completes: 'file' },
    errors: {
      type: 'string',
      value: 'N',
      default: '0',
      help: 'Also print so many of the misses and false alarms',
      form: { is: (value) => /^\d{1,9}$/.test(value), inWords: 'a number' },
    },
  },
  examples: [{ command: 'evaluate packs/house.yaml texts.jsonl --errors 20', what: 'a pack together with your texts' }],
  async run({ predictions, errors }, paths) {
    return (await import('../evaluate')).evaluate(paths, { predictions, errors: Number(errors) });
  },
});
