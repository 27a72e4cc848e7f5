import { window } from 'vscode';

/** Runs a command's work; what goes wrong is said once, with the server's own words where it has some. */
export async function orShowError(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
