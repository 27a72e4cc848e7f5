import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { severities } from '../../shared/lint/finding';
import { isIsoDay } from '../../shared/text/iso-day';
import { version } from '../../shared/version';
import { check } from './check';
import { evaluate } from './evaluate';
import { explain } from './explain';
import { formats, isFormat } from './formats/formats';
import { policy } from './policy';
import { printable } from './printable';
import type { ExitCode } from './report';
import { stub } from './stub';

const help = `Checks outreach templates against UK GDPR and PECR. Nothing leaves this computer.

  lawful-outreach check [paths...]       check templates, assessments and outreach.yaml below this folder
      --format FORMAT                    how to print the result: text, json, sarif, github, gitlab, junit or
                                         markdown (text)
      --fail-on error|warning|information|hint|never   severity that makes the exit code 1 (error)
      --today YYYY-MM-DD                 judge review dates as on this day
  lawful-outreach stub TEMPLATE          write an assessment stub for a template and link it
  lawful-outreach policy [PATH]          print every setting in force for a file or folder, and where it is written
  lawful-outreach explain [CODE]         explain a rule, or list all rules
  lawful-outreach evaluate FILES...      test packs (.yaml) by their own examples, and the phrasing checks by labelled
                                         texts (.jsonl): prints how often they are right
      --predictions FILE                 also write what was found in each text
      --errors N                         also print so many of the misses and false alarms
  lawful-outreach lsp --stdio            language server for other editors
  lawful-outreach --version | --help

Exit codes: 0 no issues found by these checks, 1 findings, 2 wrong usage, wrong outreach.yaml, or a file that could not be read.
`;

const options = {
  format: { type: 'string', default: 'text' },
  'fail-on': { type: 'string', default: 'error' },
  today: { type: 'string' },
  predictions: { type: 'string' },
  errors: { type: 'string', default: '0' },
  stdio: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Runs one command. Results go to standard output, everything else to standard error. */
export async function run(argv: string[]): Promise<ExitCode> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [command, ...rest] = positionals;
  if (values.version) return print(`${version}\n`);
  if (values.help) return print(help);
  if (values.today !== undefined && !isIsoDay(values.today))
    return usage(`--today takes a day such as 2026-03-01, not "${values.today}"`);
  switch (command) {
    case 'check': {
      const { format } = values;
      const failOn = values['fail-on'];
      if (!isFormat(format)) return usage(`--format takes ${formats.join(', ')}, not "${format}"`);
      const severity = severities.find((each) => each === failOn);
      if (!severity && failOn !== 'never')
        return usage(`--fail-on takes ${severities.join(', ')} or never, not "${failOn}"`);
      return check(rest, { format, failOn: severity, today: values.today });
    }
    case 'stub':
      return rest.length === 1 ? stub(rest[0]!, values.today) : usage('stub takes one template');
    case 'explain':
      return rest.length <= 1 ? explain(rest[0]) : usage('explain takes one rule code');
    case 'policy':
      return rest.length <= 1 ? policy(rest[0] ?? '.') : usage('policy takes one file or folder');
    case 'evaluate': {
      const errors = Number(values.errors);
      if (!Number.isInteger(errors) || errors < 0) return usage(`--errors takes a number, not "${values.errors}"`);
      if (rest.length === 0) return usage('evaluate takes packs and files of labelled texts');
      return evaluate(rest, { predictions: values.predictions, errors });
    }
    case 'lsp':
      if (!values.stdio) return usage('lsp talks over standard input and output: say --stdio');
      // Loaded only here: the checks need none of it.
      require(join(__dirname, 'server.cjs'));
      return new Promise(() => {});
    case undefined:
      return usage('say what to do');
    default:
      return usage(`there is no command "${command}"`);
  }
}

function parse(argv: string[]) {
  return parseArgs({ args: argv, options, allowPositionals: true });
}

function print(text: string): ExitCode {
  process.stdout.write(text);
  return 0;
}

function usage(problem: string): ExitCode {
  process.stderr.write(`lawful-outreach: ${printable(problem)}\n\n${help}`);
  return 2;
}
