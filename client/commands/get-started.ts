import { commands, type Disposable } from 'vscode';
import { commandIds } from '../command-ids';

/** Get Started: the walkthrough, which VS Code itself shows only when the extension is installed. */
export function registerGetStarted(extension: string): Disposable {
  return commands.registerCommand(commandIds.getStarted, () =>
    commands.executeCommand('workbench.action.openWalkthrough', `${extension}#getStarted`, false),
  );
}
