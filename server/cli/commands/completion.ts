import { command, UsageError } from '../command';
import { shells } from '../completion/shells';
import { print } from '../say';

export const completion = command({
  name: 'completion',
  summary: 'Print a script with which your shell completes commands, options and rules',
  details: ['The first lines of the script say where it belongs.'],
  operands: { usage: shells.join('|'), least: 1, most: 1, inWords: 'bash, zsh or fish', completes: shells },
  options: {},
  examples: [{ command: 'completion bash', what: 'source <(lawful-outreach completion bash) tries it out' }],
  async run(_values, [word], commands) {
    const shell = shells.find((each) => each === word);
    if (!shell) throw new UsageError(`completion takes bash, zsh or fish, not "${word}"`);
    const [{ completionFor }, { ruleCodes }] = await Promise.all([
      import('../completion/scripts'),
      import('../rule-codes'),
    ]);
    return print(completionFor(shell, { commands, ruleCodes }));
  },
});
