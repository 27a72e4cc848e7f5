import type { Command, Option } from '../command';
import { namesOf, type Offer, type Offered, operandOffer, optionsOf, valueOffer } from './offers';

/** A script that teaches fish what can be typed. Pure. */
export function fishCompletion(offered: Offered): string {
  const names = namesOf(offered);
  const first = names.map(([name, what]) => line('__fish_use_subcommand', `-a ${name}`, what));
  return `# Completion of lawful-outreach for fish. To use it now and in every new shell:
#   lawful-outreach completion fish > ~/.config/fish/completions/lawful-outreach.fish
complete -c lawful-outreach -f
${first.join('\n')}
${line('__fish_use_subcommand', '-l help -s h', 'List the commands')}
${line('__fish_use_subcommand', '-l version', 'Print the version')}
${offered.commands.flatMap((command) => linesOf(command, offered)).join('\n')}
${line(isCommand('help'), `-a ${inQuotes(names.map(([name]) => name).join(' '))}`)}
`;
}

function linesOf(command: Command, offered: Offered): string[] {
  const condition = isCommand(command.name);
  const options = Object.entries(optionsOf(command)).map(([name, option]) =>
    line(condition, `-l ${name}${short(option)}${value(option, offered)}`, option.help),
  );
  const operands = operandOffer(command, offered);
  return operands === undefined ? options : [...options, line(condition, arguments_(operands))];
}

function isCommand(name: string): string {
  return `__fish_seen_subcommand_from ${name}`;
}

function short({ short: letter }: Option): string {
  return letter === undefined ? '' : ` -s ${letter}`;
}

function value(option: Option, offered: Offered): string {
  if (option.type === 'boolean') return '';
  const offer = valueOffer(option, offered);
  // Exclusive (-x) keeps names of files out.
  return offer === undefined ? ' -x' : ` ${offer === 'file' ? '-r' : '-x'} ${arguments_(offer)}`;
}

function arguments_(offer: Exclude<Offer, undefined>): string {
  if (offer === 'file') return '-F';
  return offer === 'folder' ? `-a ${inQuotes('(__fish_complete_directories)')}` : `-a ${inQuotes(offer.join(' '))}`;
}

function line(condition: string, what: string, description?: string): string {
  const after = description === undefined ? '' : ` -d ${inQuotes(description)}`;
  return `complete -c lawful-outreach -n ${inQuotes(condition)} ${what}${after}`;
}

function inQuotes(text: string): string {
  return `'${text.replace(/['\\]/g, (sign) => `\\${sign}`)}'`;
}
