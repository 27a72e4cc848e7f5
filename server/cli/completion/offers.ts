import type { Command, Completion, Option, Options } from '../command';
import { helpOption } from '../parse-arguments';

/** What scripts for shells are made of. */
export interface Offered {
  readonly commands: readonly Command[];
  readonly ruleCodes: readonly string[];
}

/** What a shell offers in one place: words, names of files or folders, or nothing. */
export type Offer = readonly string[] | 'file' | 'folder' | undefined;

/** What a shell offers as the value of an option. */
export function valueOffer({ choices, completes }: Option, { ruleCodes }: Offered): Offer {
  return choices ?? (completes && offerOf(completes, ruleCodes));
}

/** What a shell offers after the options of a command. */
export function operandOffer({ operands }: Command, { ruleCodes }: Offered): Offer {
  const { completes } = operands;
  return completes && (typeof completes === 'string' ? offerOf(completes, ruleCodes) : completes);
}

function offerOf(completes: Completion, ruleCodes: readonly string[]): Offer {
  return completes === 'rule' ? ruleCodes : completes;
}

/** The options of a command, and the one that every command has. */
export function optionsOf({ options }: Command): Options {
  return { ...options, help: helpOption };
}

/** The commands, and `help`, with a line for each. */
export function namesOf({ commands }: Offered): readonly (readonly [string, string])[] {
  return [
    ...commands.map(({ name, summary }) => [name, summary] as const),
    ['help', 'Explain the commands, or one of them'],
  ];
}

/** A text in the single quotes of a shell for which a quote ends them, as in bash and zsh. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
