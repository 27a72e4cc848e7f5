import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { type EffectivePolicyParams, type EffectivePolicyResult, effectivePolicyRequest } from '../../shared/protocol';
import type { Services } from '../services';
import { normalised } from '../workspace/paths';

/** Every setting in force for a file or folder, for the page that shows it. */
export function registerEffectivePolicy({ connection, workspaces }: Services): void {
  connection.onRequest(
    effectivePolicyRequest,
    async ({ uri }: EffectivePolicyParams): Promise<EffectivePolicyResult> => {
      if (typeof uri !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'A file or folder must be named.');
      await workspaces.scanned;
      const folder = workspaces.folders.find((each) => each.folder === normalised(uri));
      const { workspace, path } = folder ? { workspace: folder, path: '' } : workspaces.place(uri);
      return { path, yaml: workspace.effectivePolicy(path) };
    },
  );
}
