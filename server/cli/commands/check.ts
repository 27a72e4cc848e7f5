import { severities } from '../../../shared/lint/finding';
import { command, UsageError } from '../command';
import { pathsOperands, todayOption } from '../common-options';
import { formats } from '../formats/names';

export const check = command({
  name: 'check',
  summary: 'Check templates, assessments, outreach.yaml and house packs',
  details: [
    'Without a path, everything below this folder is checked. A path narrows what is shown; assessments, policies and other templates count wherever they stand below this folder. A path outside of this folder is checked by itself.',
  ],
  operands: pathsOperands,
  options: {
    format: { type: 'string', value: 'FORMAT', choices: formats, default: 'text', help: 'How to print the result' },
    output: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      completes: 'file',
      help: 'Write the result to a file instead of printing it',
    },
    force: { type: 'boolean', help: 'Replace the file of --output; let --update-baseline add findings' },
    'fail-on': {
      type: 'string',
      value: 'SEVERITY',
      choices: [...severities, 'never'],
      default: 'error',
      help: 'Mildest severity that makes the exit code 1',
    },
    'max-warnings': {
      type: 'string',
      value: 'N',
      form: { is: (value) => /^\d{1,9}$/.test(value), inWords: 'a number' },
      help: 'More warnings than this make the exit code 1',
    },
    rule: {
      type: 'string',
      value: 'RULE',
      multiple: true,
      completes: 'rule',
      help: 'Only findings of this rule',
    },
    quiet: { type: 'boolean', short: 'q', help: 'Show errors only; the exit code stays what it is' },
    today: todayOption,
    'changed-since': {
      type: 'string',
      value: 'REVISION',
      help: 'Only files that differ from where this revision of git and the present one parted, files that git does not know yet, and templates whose assessment, policy or pack is among them',
    },
    stdin: { type: 'boolean', help: 'Check the text on standard input; needs --stdin-filename' },
    'stdin-filename': {
      type: 'string',
      value: 'FILE',
      completes: 'file',
      help: 'Where that text stands or would stand; it decides what kind of file it is, and its policy',
    },
    'ignore-unknown': {
      type: 'boolean',
      help: 'Pass over named files that are no templates or that outreach.yaml excludes, instead of failing',
    },
    fix: { type: 'boolean', help: 'Apply the fixes that are safe, then check; never changes what a message says' },
    baseline: {
      type: 'string',
      value: 'FILE',
      completes: 'file',
      help: 'Findings listed in this file do not count: for adopting the checks on old templates',
    },
    'update-baseline': {
      type: 'boolean',
      help: 'Write the baseline: all findings where it is not there yet, later only fewer, unless --force is given',
    },
    watch: { type: 'boolean', short: 'w', help: 'Check again after every change, until Ctrl+C' },
    color: { type: 'boolean', help: 'Colour the text even where it goes to no terminal' },
    'no-color': { type: 'boolean', help: 'Do not colour the text (NO_COLOR in the environment says the same)' },
  },
  examples: [
    { command: 'check', what: 'everything below this folder' },
    { command: 'check --fail-on warning email/', what: 'one folder; warnings fail too' },
    { command: 'check --changed-since main', what: 'what this branch changed, and what depends on it' },
    {
      command: 'check --baseline outreach-baseline.json --update-baseline',
      what: 'start on old templates: from now on only new findings fail',
    },
    { command: 'check --format sarif --output outreach.sarif', what: 'for code scanning' },
  ],
  async run(values, paths) {
    const problem = conflictIn(values, paths);
    if (problem !== undefined) throw new UsageError(problem);
    const { format, output, force, today, baseline } = values;
    const maxWarnings = values['max-warnings'];
    const { check: checkPaths } = await import('../check');
    return checkPaths(paths, {
      format,
      output: output === undefined ? undefined : { file: output, force },
      colour: values['no-color'] ? false : values.color ? true : undefined,
      failOn: severities.find((each) => each === values['fail-on']),
      maxWarnings: maxWarnings === undefined ? undefined : Number(maxWarnings),
      rules: values.rule,
      quiet: values.quiet,
      today,
      changedSince: values['changed-since'],
      standardInput: values['stdin-filename'],
      ignoreUnknown: values['ignore-unknown'],
      fix: values.fix,
      baseline: baseline === undefined ? undefined : { file: baseline, update: values['update-baseline'], force },
      watch: values.watch,
    });
  },
});

/** Options that don't go together, in a sentence without a full stop. */
function conflictIn(values: Readonly<Record<string, unknown>>, paths: readonly string[]): string | undefined {
  const given = (name: string) => values[name] !== undefined && values[name] !== false;
  if (given('stdin') && !given('stdin-filename')) return '--stdin needs --stdin-filename FILE';
  if (given('stdin-filename') && !given('stdin')) return '--stdin-filename needs --stdin';
  if (given('stdin') && paths.length > 0) return '--stdin takes no paths';
  if (given('update-baseline') && !given('baseline')) return '--update-baseline needs --baseline FILE';
  if (given('force') && !given('output') && !given('update-baseline'))
    return '--force needs --output or --update-baseline';
  const together = [
    ['stdin', 'fix'],
    ['stdin', 'changed-since'],
    ['stdin', 'watch'],
    ['watch', 'fix'],
    ['watch', 'output'],
    ['watch', 'update-baseline'],
    ['color', 'no-color'],
  ] as const;
  const clash = together.find(([one, other]) => given(one) && given(other));
  return clash && `--${clash[0]} and --${clash[1]} don't go together`;
}
