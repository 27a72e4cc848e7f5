import { extensions } from 'vscode';

interface Git {
  getAPI(version: 1): { repositories: { getConfig(key: string): Promise<string> }[] };
}

/** The name that git knows the user by; undefined where there is none, or no git. VS Code's own git is asked: nothing is started. */
export async function gitUser(): Promise<string | undefined> {
  try {
    const git = extensions.getExtension<Git>('vscode.git');
    const name = git?.isActive ? await git.exports.getAPI(1).repositories[0]?.getConfig('user.name') : undefined;
    return name?.trim() || undefined;
  } catch {
    return undefined;
  }
}
