import type { ExitCode } from './report';

/** An option of a command: what it takes, how it is explained, completed and checked. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** One sentence without a full stop. */
  readonly help: string;
  /** Stands for the value in help texts, in capitals. Needed where `choices` doesn't tell. */
  readonly value?: string;
  readonly short?: string;
  /** May be given several times; all of its values count. */
  readonly multiple?: boolean;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  readonly default?: string;
  /** What a value has to be where `choices` doesn't tell, in words that fit "--today takes ...". */
  readonly form?: { readonly is: (value: string) => boolean; readonly inWords: string };
  /** What a shell offers as its value. */
  readonly completes?: Completion;
}

export type Completion = 'file' | 'folder' | 'rule';
export type Options = Readonly<Record<string, Option>>;

/** Paths or names that stand after the options. */
export interface Operands {
  /** As help shows them, such as `[PATHS...]`. */
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  /** What the command takes, in words that fit "stub takes ...". */
  readonly inWords: string;
  readonly completes?: Completion | readonly string[];
}

export interface Example {
  /** Without the name of the program. */
  readonly command: string;
  readonly what: string;
}

type ValueOf<O extends Option> = O extends { type: 'boolean' }
  ? boolean
  : O extends { multiple: true }
    ? readonly TextOf<O>[]
    : O extends { default: string }
      ? TextOf<O>
      : TextOf<O> | undefined;
type TextOf<O extends Option> = O extends { choices: readonly (infer Choice)[] } ? Choice : string;
export type Values<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> };

interface CommandOf<O extends Options> {
  readonly name: string;
  /** One line without a full stop, for the list of commands. */
  readonly summary: string;
  /** Paragraphs that say what else somebody should know. */
  readonly details?: readonly string[];
  readonly operands: Operands;
  readonly options: O;
  readonly examples?: readonly Example[];
  /** Does it. What it needs is imported here, from the bundle of all commands but `check` (esbuild.commands.mjs). `commands` is the whole table. */
  readonly run: (
    values: Values<O>,
    operands: readonly string[],
    commands: readonly Command[],
  ) => ExitCode | Promise<ExitCode>;
}

/** A command as the table holds it. */
export type Command = Omit<CommandOf<Options>, 'run'> & {
  readonly run: (
    // biome-ignore lint/suspicious/noExplicitAny: each command knows the types of its own values; the parser has seen to them.
    values: any,
    operands: readonly string[],
    commands: readonly Command[],
  ) => ExitCode | Promise<ExitCode>;
};

/** Types the values of a command by its options. */
export function command<const O extends Options>(of: CommandOf<O>): Command {
  return of;
}

/** Thrown where the command line asks for something that there isn't: a sentence without a full stop. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Also for one that another bundle has thrown, whose class is another. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}
