import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  type ChannelChoice,
  channelsRequest,
  type NewTemplateParams,
  type NewTemplateResult,
  newTemplateRequest,
} from '../shared/protocol';
import { newTemplateText } from '../shared/template/new-template';
import { channels } from '../shared/vocabulary/choices';
import { uriBelow } from './paths';
import type { Services } from './services';

/** Text and free file name for a new template, and the channels to choose from. */
export function registerNewTemplate({ connection, workspaces, host }: Services): void {
  connection.onRequest(channelsRequest, (): ChannelChoice[] =>
    channels.map(({ value, label, help }) => ({ value, label, help })),
  );

  connection.onRequest(newTemplateRequest, async (params: NewTemplateParams): Promise<NewTemplateResult> => {
    const { folder, title, channel } = params;
    if (![folder, title, channel].every((each) => typeof each === 'string'))
      throw new ResponseError(ErrorCodes.InvalidParams, 'A new template needs a folder, a title and a channel.');
    await workspaces.scanned;
    const name = fileName(title);
    for (let number = 1; ; number++) {
      const uri = uriBelow(folder, `${name}${number === 1 ? '' : `-${number}`}.outreach.md`);
      if (await host.exists(uri)) continue;
      const { workspace, path } = workspaces.place(uri);
      return { uri, text: newTemplateText(path, title, channel, workspace.policyOf(path)) };
    }
  });
}

/** The title as a file name: lower case, hyphens, nothing that a file system or a shell could take for something else. */
function fileName(title: string): string {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return name === '' ? 'message' : name;
}
