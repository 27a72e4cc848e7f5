import { commands, type Disposable } from 'vscode';
import { commandIds } from '../command-ids';
import type { Templates } from '../templates';

/**
 * Get Started: the walkthrough, which VS Code itself shows only when the extension is installed. VS Code ticks a step when something
 * happens, so what was there before the walkthrough was opened is ticked here.
 */
export function registerGetStarted(extension: string, templates: Templates): Disposable {
  const walkthrough = `${extension}#getStarted`;
  return commands.registerCommand(commandIds.getStarted, async () => {
    await commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
    if (!templates.result?.templates.length) return;
    // Another VS Code may lack the command; the step can be ticked by hand.
    await commands.executeCommand('welcome.markStepComplete', `${walkthrough}#open`).then(undefined, () => undefined);
  });
}
