import { type Disposable, l10n, StatusBarAlignment, type StatusBarItem, ThemeColor, window } from 'vscode';
import { type Attention, attentionOf } from './attention';
import { commandIds } from './command-ids';
import type { Server } from './server';
import type { Templates } from './templates';

/**
 * The item in the status bar: how many messages of the workspace need somebody, and nothing at all where none does. How the file
 * in front stands is told by the language status.
 */
export function showStatusBar(server: Server, templates: Templates): Disposable[] {
  const item = window.createStatusBarItem('outreach.attention', StatusBarAlignment.Right, 99);
  item.name = l10n.t('Outreach: What Needs Attention');
  const update = () => {
    const attention = attentionOf(server.state, templates.result);
    if (!attention) return item.hide();
    describe(item, attention);
    item.show();
  };
  update();
  return [item, server.onDidChangeState(update), templates.onDidChange(update)];
}

function describe(item: StatusBarItem, attention: Attention): void {
  item.backgroundColor = attention.kind === 'stopped' ? new ThemeColor('statusBarItem.errorBackground') : undefined;
  if (attention.kind === 'stopped') {
    item.text = `$(error) ${l10n.t('Outreach: stopped')}`;
    item.tooltip = l10n.t(
      'The Outreach checks have stopped. Your files are not being checked. Select to start them again.',
    );
    item.command = commandIds.restartServer;
  } else {
    const { templates, unread } = attention;
    const sentences = [
      ...(templates > 0 ? [needing(templates)] : []),
      ...(unread > 0 ? [unreadWords(unread)] : []),
      templates > 0 ? l10n.t('Select to list them.') : l10n.t('Select to see which.'),
    ];
    item.text = `$(mail) ${templates + unread}`;
    item.tooltip = sentences.join(' ');
    item.command = templates > 0 ? commandIds.showTemplatesNeedingAttention : commandIds.checkWorkspace;
  }
  item.accessibilityInformation = { label: l10n.t('Outreach: {0}', item.tooltip), role: 'button' };
}

function needing(count: number): string {
  return count === 1 ? l10n.t('1 template needs attention.') : l10n.t('{0} templates need attention.', count);
}

function unreadWords(count: number): string {
  return count === 1 ? l10n.t('1 file could not be read.') : l10n.t('{0} files could not be read.', count);
}
