import {
  type Disposable,
  EventEmitter,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from 'vscode';
import type { WireRange } from '../shared/protocol';
import type { Server } from './server';
import type { Templates } from './templates';
import { type GroupNode, type TreeNode, templatesTree, templatesWithErrors } from './templates-tree';
import { counted } from './words';

/** The Templates view: every template under its assessment status. */
export class TemplatesView implements TreeDataProvider<TreeNode>, Disposable {
  readonly #templates: Templates;
  readonly #server: Server;
  readonly #view: TreeView<TreeNode>;
  readonly #changed = new EventEmitter<void>();
  readonly #disposables: Disposable[];
  readonly onDidChangeTreeData = this.#changed.event;
  #groups: readonly GroupNode[] = [];
  #parents: ReadonlyMap<TreeNode, GroupNode> = new Map();
  #shown = '';

  constructor(templates: Templates, server: Server) {
    this.#templates = templates;
    this.#server = server;
    this.#view = window.createTreeView('outreach.templates', { treeDataProvider: this, showCollapseAll: true });
    this.#disposables = [
      this.#view,
      this.#changed,
      templates.onDidChange(() => this.#update()),
      server.onDidChangeState(() => this.#sayWhetherCurrent()),
      window.onDidChangeActiveTextEditor(() => this.#revealActive()),
      this.#view.onDidChangeVisibility(() => this.#revealActive()),
    ];
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) return [...this.#groups];
    return node.kind === 'group' ? [...node.children] : [];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node);
  }

  getTreeItem(node: TreeNode): TreeItem {
    const item = new TreeItem(node.label);
    item.id = node.id;
    item.accessibilityInformation = { label: node.spoken };
    switch (node.kind) {
      case 'group':
        item.collapsibleState = TreeItemCollapsibleState.Expanded;
        item.iconPath = icon(node.words);
        item.tooltip = node.words.meaning;
        item.contextValue = 'group';
        break;
      case 'template':
        // Shows the count of problems at the right edge, as the Explorer does, where a long title leaves no room for words.
        item.resourceUri = Uri.parse(node.summary.uri, true);
        item.iconPath = icon(node.words);
        item.description = node.description;
        item.tooltip = new MarkdownString(node.tooltip);
        item.contextValue = node.context;
        item.command = open(node.summary.uri, node.summary.firstFinding);
        break;
      case 'unread':
        item.iconPath = new ThemeIcon('eye-closed');
        item.description = node.description;
        item.tooltip = new MarkdownString(node.tooltip);
        item.contextValue = 'unread';
        item.command = open(node.file.uri);
    }
    return item;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #update(): void {
    const result = this.#templates.result;
    if (!result) return;
    const groups = templatesTree(result);
    const errors = templatesWithErrors(result);
    this.#view.badge =
      errors > 0 ? { value: errors, tooltip: `${counted(errors, 'template')} with errors` } : undefined;
    // Drawing the same again would drop the selection and any open tooltip.
    const shown = JSON.stringify(groups);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#groups = groups;
    this.#parents = new Map(groups.flatMap((group) => group.children.map((child) => [child, group] as const)));
    this.#changed.fire();
    this.#revealActive();
  }

  #sayWhetherCurrent(): void {
    this.#view.message =
      this.#server.state === 'down' && this.#groups.length > 0
        ? 'The checks have stopped, so this list may be out of date. Use "Outreach: Restart Server".'
        : '';
  }

  /** Selects the template of the active editor, only while the view is visible and without taking the focus. */
  #revealActive(): void {
    if (!this.#view.visible) return;
    const template = this.#templates.find(window.activeTextEditor?.document.uri);
    if (
      !template ||
      this.#view.selection.some((node) => node.kind === 'template' && node.summary.uri === template.uri)
    ) {
      return;
    }
    for (const node of this.#parents.keys()) {
      if (node.kind !== 'template' || node.summary.uri !== template.uri) continue;
      // The list can be redrawn meanwhile; then there is nothing to reveal and nothing to say.
      this.#view.reveal(node, { select: true, focus: false }).then(undefined, () => {});
    }
  }
}

function icon({ icon: name, colour }: { icon: string; colour?: string }): ThemeIcon {
  return new ThemeIcon(name, colour === undefined ? undefined : new ThemeColor(colour));
}

function open(uri: string, at?: WireRange) {
  const selection = at && new Range(at.start.line, at.start.character, at.start.line, at.start.character);
  return { command: 'vscode.open', title: 'Open', arguments: [Uri.parse(uri, true), { selection }] };
}
