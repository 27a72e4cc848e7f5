import type { Command, Option } from '../../server/cli/command';
import { nameOf } from '../../server/cli/help-text';
import { helpOption } from '../../server/cli/parse-arguments';

const intro = `\`lawful-outreach\` runs the checks of the editor without an editor. It needs [Node](https://nodejs.org) 20 or newer and nothing else. In a clone, \`npm run build\` writes it: \`node dist/cli.cjs\` is \`lawful-outreach\`. \`npm pack\` makes a package of it, which \`npm install\` and \`npx\` take: see [pipelines](ci.md).

\`lawful-outreach help COMMAND\` prints what stands here. Results go to standard output, everything else to standard error.

| exit code | |
|---|---|
| 0 | no issues found by these checks |
| 1 | findings (what counts: \`--fail-on\`, \`--max-warnings\`) |
| 2 | wrong usage, a wrong \`outreach.yaml\` or house pack, or a file that could not be read or written. It is named, and everything else is still done |
| 130 | interrupted. A file that was being written is whole, either as it was or as it was to be |

Nothing outside of the working directory is read or written but what you name.`;

const shells = `## Completion in your shell

\`\`\`sh
lawful-outreach completion bash > ~/.local/share/bash-completion/completions/lawful-outreach
lawful-outreach completion zsh > ~/.zfunc/_lawful-outreach         # a folder of your $fpath
lawful-outreach completion fish > ~/.config/fish/completions/lawful-outreach.fish
\`\`\``;

/** Every command with its options, from the table of the command line. */
export function commandLinePage(commands: readonly Command[]): string {
  return `${['# Command line', intro, ...commands.map(section), shells].join('\n\n')}\n`;
}

function section({ name, summary, details = [], operands, options, examples = [] }: Command): string {
  const rows = Object.entries({ ...options, help: helpOption }).map(
    ([option, of]) => `| \`${nameOf(option, of).replaceAll('|', '\\|')}\` | ${cell(of)} |`,
  );
  const lines = examples.map(({ command, what }) => `lawful-outreach ${command}   # ${what}`);
  return [
    `## \`${[name, operands.usage].filter(Boolean).join(' ')}\``,
    `${summary}.`,
    ...details,
    ['| option | |', '|---|---|', ...rows].join('\n'),
    ...(lines.length > 0 ? [['```sh', ...lines, '```'].join('\n')] : []),
  ].join('\n\n');
}

function cell({ help, choices, default: usual, multiple }: Option): string {
  const notes = [
    ...(choices ? [choices.map((choice) => `\`${choice}\``).join(', ')] : []),
    ...(usual !== undefined ? [`usually \`${usual}\``] : []),
    ...(multiple ? ['may be repeated'] : []),
  ];
  return [help, ...notes].join('; ').replaceAll('|', '\\|');
}
