import type { Command, Option } from './command';
import { helpOption } from './parse-arguments';

/** Lines end here, as terminals are. */
const width = 80;

const exitCodes = `Exit code 0: no issues found by these checks. 1: findings. 2: wrong usage, a wrong outreach.yaml or house pack, or a file that could not be read or written. 130: interrupted.`;

/** What the program is for, and all of its commands, a line each. */
export function overview(commands: readonly Command[]): string {
  return [
    ...wrapped('Checks outreach templates against UK GDPR and PECR. Nothing leaves this computer.', width),
    '',
    'Usage: lawful-outreach COMMAND [OPTIONS] [PATHS...]',
    '',
    'Commands:',
    ...twoColumns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'lawful-outreach help COMMAND    every option of a command, with examples',
    'lawful-outreach --version       the version',
    '',
    ...wrapped(exitCodes, width),
    '',
  ].join('\n');
}

/** Everything about one command. */
export function commandHelp({ name, summary, details = [], operands, options, examples = [] }: Command): string {
  const rows = Object.entries({ ...options, help: helpOption }).map(([option, of]) => [
    nameOf(option, of),
    explained(of),
  ]);
  return [
    `Usage: lawful-outreach ${[name, Object.keys(options).length > 0 ? '[OPTIONS]' : '', operands.usage].filter(Boolean).join(' ')}`,
    '',
    ...wrapped(`${summary}.`, width),
    '',
    ...details.flatMap((paragraph) => [...wrapped(paragraph, width), '']),
    'Options:',
    ...twoColumns(rows),
    '',
    ...(examples.length > 0 ? ['Examples:', ...examples.flatMap(example), ''] : []),
    ...wrapped(exitCodes, width),
    '',
  ].join('\n');
}

/** An option as it is written: its names, and what stands for its value. */
export function nameOf(name: string, { short, type, value, choices }: Option): string {
  const long = `${short === undefined ? '' : `-${short}, `}--${name}`;
  return type === 'boolean' ? long : `${long} ${value ?? choices?.join('|') ?? 'VALUE'}`;
}

function explained({ help, choices, value, default: usual, multiple }: Option): string {
  const notes = [
    ...(choices && value !== undefined ? [choices.join(', ')] : []),
    ...(multiple ? ['may be repeated'] : []),
    ...(usual !== undefined ? [`usually ${usual}`] : []),
  ];
  return `${help}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
}

function example({ command, what }: { readonly command: string; readonly what: string }): string[] {
  return [`  lawful-outreach ${command}`, ...wrapped(what, width - 6).map((line) => `      ${line}`)];
}

/** Columns that the first part may take before the second goes below it. */
const widest = 26;

function twoColumns(rows: readonly (readonly string[])[]): string[] {
  const first = Math.min(
    widest,
    rows.reduce((most, [name]) => Math.max(most, name!.length), 0),
  );
  return rows.flatMap(([name, text]) => {
    const lines = wrapped(text!, width - first - 4);
    const indent = `${' '.repeat(first + 4)}`;
    return name!.length > first
      ? [`  ${name}`, ...lines.map((line) => indent + line)]
      : [`  ${name!.padEnd(first)}  ${lines[0] ?? ''}`, ...lines.slice(1).map((line) => indent + line)];
  });
}

function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}
