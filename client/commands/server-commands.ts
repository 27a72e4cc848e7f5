import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import { commandIds } from '../command-ids';
import type { Server } from '../server';

/** Show Output and Restart Server. */
export function registerServerCommands(server: Server, output: LogOutputChannel): Disposable[] {
  return [
    commands.registerCommand(commandIds.showOutput, () => output.show()),
    commands.registerCommand(commandIds.restartServer, () => server.restart()),
  ];
}
