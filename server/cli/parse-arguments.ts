import { parseArgs } from 'node:util';
import { closest } from '../../shared/text/closest';
import { type Command, type Option, type Options, UsageError } from './command';

/** What every command takes. */
export const helpOption: Option = { type: 'boolean', short: 'h', help: 'Explain the command' };

export interface Arguments {
  readonly help: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly operands: readonly string[];
}

/** Reads what follows the name of a command. Throws a {@link UsageError} on what it doesn't take, unless help is asked for. */
export function parseArguments(command: Command, words: readonly string[]): Arguments {
  const options: Options = { ...command.options, help: helpOption };
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type, short }]) => [name, { type, ...(short !== undefined && { short }) }]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options))
    values[name] = option.type === 'boolean' ? false : option.multiple ? [] : option.default;
  const operands: string[] = [];
  let problem: string | undefined;
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    // What looks like an option isn't its value: somebody forgot it.
    const value = token.inlineValue || !/^-./.test(token.value ?? '') ? token.value : undefined;
    problem ??= option ? problemOf(token.rawName, option, value) : unknownOption(command, options, token.rawName);
    if (option?.multiple) (values[token.name] as string[]).push(value ?? '');
    else if (option) values[token.name] = option.type === 'boolean' ? true : value;
  }
  const { least, most, inWords } = command.operands;
  if (operands.length < least || operands.length > most)
    problem ??= `${command.name} takes ${most === 0 ? `no "${operands[0]}"` : inWords}`;
  if (problem !== undefined && !values.help) throw new UsageError(problem);
  return { help: values.help === true, values, operands };
}

function problemOf(name: string, option: Option, value: string | undefined): string | undefined {
  if (option.type === 'boolean') return value === undefined ? undefined : `${name} takes no value`;
  const { choices, form } = option;
  const takes = `${name} takes ${choices ? inWords(choices) : (form?.inWords ?? `a value: ${name} ${option.value}`)}`;
  if (value === undefined || value === '') return takes;
  const fits = choices ? choices.includes(value) : (form?.is(value) ?? true);
  return fits ? undefined : `${takes}, not "${value}"`;
}

function unknownOption(command: Command, options: Options, name: string): string {
  const near = name.startsWith('--') ? closest(name.slice(2), Object.keys(options), 1)[0] : undefined;
  return `${command.name} has no option "${name}"${near === undefined ? '' : `. Did you mean "--${near}"?`}`;
}

function inWords(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
