import { t } from '@vscode/l10n';
import { commands, type Disposable, window } from 'vscode';
import { commandIds } from '../command-ids';
import { noFilter } from '../template-filter';
import { groupings, groupingWords } from '../template-groups';
import type { TemplatesView } from '../templates-view';

/** The commands that say which templates the Templates view shows, and in which groups. */
export function registerListTemplates(view: TemplatesView): Disposable[] {
  return [
    commands.registerCommand(commandIds.groupTemplates, async () => {
      const items = groupings.map((grouping) => ({
        label: groupingWords[grouping].label,
        detail: groupingWords[grouping].help,
        ...(grouping === view.grouping && { description: t('as now') }),
        grouping,
      }));
      const chosen = await window.showQuickPick(items, {
        title: t('Group Templates By'),
        placeHolder: t('What should stand together in the Templates view?'),
      });
      if (chosen) view.groupBy(chosen.grouping);
    }),
    commands.registerCommand(commandIds.filterTemplates, () => filterWhileTyping(view)),
    commands.registerCommand(commandIds.showTemplatesNeedingAttention, async () => {
      view.show({ ...view.filter, attention: true });
      // The status bar and the palette call it too, while another view is in front.
      await commands.executeCommand('outreach.templates.focus');
    }),
    commands.registerCommand(commandIds.showAllTemplates, () => view.show(noFilter)),
  ];
}

/** Asks what to look for; the view follows each keystroke. Esc brings back what was shown before. */
async function filterWhileTyping(view: TemplatesView): Promise<void> {
  await commands.executeCommand('outreach.templates.focus');
  const before = view.filter;
  const input = window.createInputBox();
  let isAccepted = false;
  input.title = t('Filter Templates');
  input.prompt = t(
    'Words of the title, file, channel, owner, campaign, assessment or status. Enter keeps the filter, Esc drops it.',
  );
  input.value = before.text;
  // Whoever scrolls the list to look at it is still filtering.
  input.ignoreFocusOut = true;
  input.onDidChangeValue((text) => view.show({ ...before, text }));
  input.onDidAccept(() => {
    isAccepted = true;
    input.hide();
  });
  input.onDidHide(() => {
    if (!isAccepted) view.show(before);
    input.dispose();
  });
  input.show();
}
