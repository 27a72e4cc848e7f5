import { t } from '@vscode/l10n';
import { commands, type Disposable, ProgressLocation, type QuickPickItem, window, workspace } from 'vscode';
import { type RegisterParams, type RegisterResult, registerRequest } from '../../shared/protocol';
import type { RegisterFormat } from '../../shared/register/format-names';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import { baseName } from '../words';
import { saveAs } from './save-as';
import { orShowError } from './show-error';

/** Export Register: asks for the format and for an earlier register to compare with, and writes the file that is named. */
export function registerExportRegister(server: Server): Disposable {
  return commands.registerCommand(commandIds.exportRegister, () =>
    orShowError(async () => {
      const title = t('Export Register');
      const format = await window.showQuickPick(formats(), {
        title,
        placeHolder: t('What is the register for?'),
        matchOnDetail: true,
      });
      if (!format) return;
      const comparison = await window.showQuickPick(comparisons(), {
        title,
        placeHolder: t('Should it also say what has changed?'),
      });
      if (!comparison) return;
      const earlier = comparison.compares ? await earlierRegister() : undefined;
      if (comparison.compares && !earlier) return;
      const params: RegisterParams = { format: format.format, ...(earlier && { earlier }) };
      const { text, today } = await window.withProgress(
        { location: ProgressLocation.Window, title: t('Making the register') },
        async () => server.request<RegisterResult>(registerRequest, params),
      );
      await saveAs(text, `outreach-register-${today}.${format.ending}`, {
        [format.label]: [format.ending],
      });
    }),
  );
}

interface FormatItem extends QuickPickItem {
  readonly format: RegisterFormat;
  readonly ending: string;
}

function formats(): FormatItem[] {
  return [
    { label: 'HTML', detail: t('A page to read, sort and print.'), format: 'html', ending: 'html' },
    { label: 'CSV', detail: t('One table for a spreadsheet.'), format: 'csv', ending: 'csv' },
    {
      label: 'JSON',
      detail: t('Everything, for programs. Later registers can be compared with it.'),
      format: 'json',
      ending: 'json',
    },
    { label: 'Markdown', detail: t('Tables for a wiki or a pull request.'), format: 'markdown', ending: 'md' },
  ];
}

function comparisons(): (QuickPickItem & { readonly compares: boolean })[] {
  return [
    { label: t('No, only how things stand'), compares: false },
    {
      label: t('Yes, since an earlier register...'),
      detail: t('A register that was exported as JSON.'),
      compares: true,
    },
  ];
}

async function earlierRegister(): Promise<RegisterParams['earlier'] | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const [file] =
    (await window.showOpenDialog({
      title: t('Earlier Register'),
      filters: { JSON: ['json'] },
      ...(folder && { defaultUri: folder }),
    })) ?? [];
  if (!file) return undefined;
  const text = new TextDecoder().decode(await workspace.fs.readFile(file));
  return { name: baseName(file.path), text };
}
