import type { Command } from '../command';
import { calendar } from './calendar';
import { check } from './check';
import { completion } from './completion';
import { evaluate } from './evaluate';
import { explain } from './explain';
import { importCommand } from './import';
import { lsp } from './lsp';
import { mcp } from './mcp';
import { policy } from './policy';
import { register } from './register';
import { stub } from './stub';

/** Every command but `help`, in the order of the list that it prints. Help, completion and the parser are made of this table. */
export const commands: readonly Command[] = [
  check,
  stub,
  register,
  calendar,
  importCommand,
  policy,
  explain,
  evaluate,
  lsp,
  mcp,
  completion,
];
