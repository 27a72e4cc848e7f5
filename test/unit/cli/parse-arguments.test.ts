import { describe, expect, it } from 'vitest';
import { command } from '../../../server/cli/command';
import { parseArguments } from '../../../server/cli/parse-arguments';

const sample = command({
  name: 'sample',
  summary: 'Show what is understood',
  operands: { usage: 'FILE [FILE]', least: 1, most: 2, inWords: 'one or two files' },
  options: {
    format: { type: 'string', value: 'FORMAT', choices: ['text', 'json'], default: 'text', help: '' },
    output: { type: 'string', short: 'o', value: 'FILE', help: '' },
    rule: { type: 'string', value: 'RULE', multiple: true, help: '' },
    today: {
      type: 'string',
      value: 'DAY',
      form: { is: (value) => /^\d+$/.test(value), inWords: 'a number' },
      help: '',
    },
    quiet: { type: 'boolean', short: 'q', help: '' },
  },
  run: () => 0,
});

const read = (line: string) => parseArguments(sample, line.split(' '));

describe('Arguments', () => {
  it('are values and operands, in any order', () => {
    expect(read('a --format json -o x --rule one b --rule=two -q')).toEqual({
      help: false,
      values: { format: 'json', output: 'x', rule: ['one', 'two'], today: undefined, quiet: true, help: false },
      operands: ['a', 'b'],
    });
    expect(read('a').values).toMatchObject({ format: 'text', output: undefined, rule: [], quiet: false });
    expect(read('--format=text --format=json a').values.format).toBe('json');
    expect(read('-qo x -- -o --quiet')).toMatchObject({
      values: { output: 'x', quiet: true },
      operands: ['-o', '--quiet'],
    });
    expect(read('--output=-x - a').values.output).toBe('-x');
  });

  it.each([
    ['--fromat json a', 'sample has no option "--fromat". Did you mean "--format"?'],
    ['-z a', 'sample has no option "-z"'],
    ['--constructor a', 'sample has no option "--constructor"'],
    ['--format xml a', '--format takes text or json, not "xml"'],
    ['--format --quiet a', '--format takes text or json'],
    ['a --format', '--format takes text or json'],
    ['a -o', '-o takes a value: -o FILE'],
    ['a --output=', '--output takes a value: --output FILE'],
    ['a --today x', '--today takes a number, not "x"'],
    ['--quiet=yes a', '--quiet takes no value'],
    ['--quiet', 'sample takes one or two files'],
    ['a b c', 'sample takes one or two files'],
  ])('say what is wrong with %s', (line, problem) => {
    expect(() => read(line)).toThrow(problem);
  });

  it('ask for help whatever else is wrong', () => {
    expect(read('--fromat --help').help).toBe(true);
    expect(read('-h').help).toBe(true);
  });
});
