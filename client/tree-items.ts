import { t } from '@vscode/l10n';
import { MarkdownString, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { WireRange } from '../shared/protocol';
import type { StatusWords } from './status-words';
import { type TemplateNode, templateTooltip } from './templates-tree';

/** An item that is always named for screen readers, and known to VS Code by its id. */
export function namedItem(node: { readonly label: string; readonly id: string; readonly spoken: string }): TreeItem {
  const item = new TreeItem(node.label);
  item.id = node.id;
  item.accessibilityInformation = { label: node.spoken };
  return item;
}

export function groupItem(
  node: { readonly label: string; readonly id: string; readonly spoken: string } & {
    readonly words: Pick<StatusWords, 'icon' | 'colour' | 'meaning'>;
  },
): TreeItem {
  const item = namedItem(node);
  item.collapsibleState = TreeItemCollapsibleState.Expanded;
  item.iconPath = iconOf(node.words);
  item.tooltip = node.words.meaning;
  item.contextValue = 'group';
  return item;
}

/** The item of a template, which opens it where its worst finding stands. Its tooltip is made when it is asked for. */
export function templateItem(node: TemplateNode): TreeItem {
  const item = namedItem(node);
  // Shows the count of problems at the right edge, as the Explorer does, where a long title leaves no room for words.
  item.resourceUri = Uri.parse(node.summary.uri, true);
  item.iconPath = iconOf(node.words);
  item.description = node.description;
  item.contextValue = node.context;
  item.command = openCommand(node.summary.uri, node.summary.firstFinding);
  return item;
}

export function templateTooltipOf(node: TemplateNode): MarkdownString {
  return new MarkdownString(templateTooltip(node.summary));
}

export function iconOf({ icon, colour }: { icon: string; colour?: string }): ThemeIcon {
  return new ThemeIcon(icon, colour === undefined ? undefined : new ThemeColor(colour));
}

export function openCommand(uri: string, at?: WireRange) {
  const selection = at && new Range(at.start.line, at.start.character, at.start.line, at.start.character);
  return { command: 'vscode.open', title: t('Open'), arguments: [Uri.parse(uri, true), { selection }] };
}
