import { closest } from '../../shared/text/closest';
import { version } from '../../shared/version';
import { type Command, isUsageError } from './command';
import { commands } from './commands';
import { commandHelp, overview } from './help-text';
import { parseArguments } from './parse-arguments';
import type { ExitCode } from './report';
import { complain, print, say } from './say';

/** Runs one command. Results go to standard output, everything else to standard error. */
export async function run(words: readonly string[]): Promise<ExitCode> {
  const [first, ...rest] = words;
  if (first === '--version') return print(`${version}\n`);
  if (first === '--help' || first === '-h') return print(overview(commands));
  if (first === 'help') return help(rest);
  const command = commands.find(({ name }) => name === first);
  if (!command) return wrongUsage(first === undefined ? 'say what to do' : noCommand(first));
  try {
    const { help, values, operands } = parseArguments(command, rest);
    return help ? print(commandHelp(command)) : await command.run(values, operands, commands);
  } catch (error) {
    if (isUsageError(error)) return wrongUsage(error.message, command);
    throw error;
  }
}

function help([name]: readonly string[]): ExitCode {
  const command = commands.find((each) => each.name === name);
  if (name === undefined || name === 'help' || name.startsWith('-')) return print(overview(commands));
  return command ? print(commandHelp(command)) : wrongUsage(noCommand(name));
}

function noCommand(word: string): string {
  if (word.startsWith('-')) return `options come after the command, as in "lawful-outreach check ${word}"`;
  const names = [...commands.map(({ name }) => name), 'help'];
  const near = closest(word, names, 1)[0];
  return `there is no command "${word}"${near === undefined ? '' : `. Did you mean "${near}"?`}`;
}

function wrongUsage(problem: string, command?: Command): ExitCode {
  const more = command ? `help ${command.name}` : 'help';
  complain(problem);
  say(`Call "lawful-outreach ${more}" to see what it takes.`);
  return 2;
}
