import { t } from '@vscode/l10n';
import {
  commands,
  type DataTransfer,
  DataTransferItem,
  type Disposable,
  EventEmitter,
  MarkdownString,
  type Memento,
  ThemeIcon,
  type TreeDataProvider,
  type TreeDragAndDropController,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { Server } from './server';
import { filterSentence, isFiltering, noFilter, type TemplateFilter } from './template-filter';
import { type Grouping, groupingWords, isGrouping } from './template-groups';
import type { Templates } from './templates';
import {
  type GroupNode,
  type TemplateNode,
  type TreeNode,
  templatesNeedingAttention,
  templatesTree,
} from './templates-tree';
import { treeChanges } from './tree-changes';
import { groupItem, namedItem, openCommand, templateItem, templateTooltipOf } from './tree-items';
import { counted } from './words';

const groupingKey = 'templates.grouping';
const attentionKey = 'templates.attention';

/** The Templates view: every template, grouped and filtered as people last chose. */
export class TemplatesView implements TreeDataProvider<TreeNode>, TreeDragAndDropController<TreeNode>, Disposable {
  readonly #templates: Templates;
  readonly #server: Server;
  readonly #memory: Memento;
  readonly #view: TreeView<TreeNode>;
  readonly #changed = new EventEmitter<TreeNode[] | undefined>();
  readonly #disposables: Disposable[];
  readonly onDidChangeTreeData = this.#changed.event;
  readonly dragMimeTypes = ['text/uri-list'];
  readonly dropMimeTypes: readonly string[] = [];
  #groups: readonly GroupNode[] = [];
  #parents: ReadonlyMap<TreeNode, GroupNode> = new Map();
  #grouping: Grouping;
  #filter: TemplateFilter;

  /** What people chose is kept in `memory`, but for what they search: nobody wants to find yesterday's words in the way. */
  constructor(templates: Templates, server: Server, memory: Memento) {
    this.#templates = templates;
    this.#server = server;
    this.#memory = memory;
    const grouping = memory.get(groupingKey);
    this.#grouping = isGrouping(grouping) ? grouping : 'status';
    this.#filter = { ...noFilter, attention: memory.get(attentionKey) === true };
    this.#view = window.createTreeView('outreach.templates', {
      treeDataProvider: this,
      dragAndDropController: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.#disposables = [
      this.#view,
      this.#changed,
      templates.onDidChange(() => this.#update()),
      server.onDidChangeState(() => this.#describe()),
      window.onDidChangeActiveTextEditor(() => this.#revealActive()),
      this.#view.onDidChangeVisibility(() => this.#revealActive()),
    ];
    this.#describe();
    this.#tellMenus();
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  get filter(): TemplateFilter {
    return this.#filter;
  }

  groupBy(grouping: Grouping): void {
    this.#grouping = grouping;
    void this.#memory.update(groupingKey, grouping);
    this.#update();
  }

  show(filter: TemplateFilter): void {
    const before = this.#filter;
    this.#filter = filter;
    if (filter.attention !== before.attention) void this.#memory.update(attentionKey, filter.attention);
    if (filter.attention !== before.attention || isFiltering(filter) !== isFiltering(before)) this.#tellMenus();
    this.#update();
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) return [...this.#groups];
    return node.kind === 'group' ? [...node.children] : [];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node);
  }

  getTreeItem(node: TreeNode): TreeItem {
    if (node.kind === 'group') return groupItem(node);
    if (node.kind === 'template') return templateItem(node);
    const item = namedItem(node);
    item.iconPath = new ThemeIcon('eye-closed');
    item.description = node.description;
    item.tooltip = new MarkdownString(node.tooltip);
    item.contextValue = 'unread';
    item.command = openCommand(node.file.uri);
    return item;
  }

  resolveTreeItem(item: TreeItem, node: TreeNode): TreeItem {
    if (node.kind === 'template') item.tooltip = templateTooltipOf(node);
    return item;
  }

  /** As files, so that templates can be dropped on an assessment, and into the editor too. */
  handleDrag(source: readonly TreeNode[], data: DataTransfer): void {
    const uris = source.flatMap((node) => (node.kind === 'template' ? node.summary.uri : []));
    if (uris.length > 0) data.set('text/uri-list', new DataTransferItem(uris.join('\r\n')));
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #update(): void {
    const result = this.#templates.result;
    if (!result) return;
    const attention = templatesNeedingAttention(result);
    const tooltip = counted(attention, t('1 template needs attention'), t('{0} templates need attention'));
    this.#view.badge = attention > 0 ? { value: attention, tooltip } : undefined;
    const fresh = templatesTree(result, { grouping: this.#grouping, filter: this.#filter });
    const { roots, changed } = treeChanges<TreeNode>(this.#groups, fresh);
    this.#groups = roots as GroupNode[];
    this.#parents = new Map(this.#groups.flatMap((group) => group.children.map((child) => [child, group] as const)));
    this.#describe();
    if (changed?.length !== 0) this.#changed.fire(changed && [...changed]);
    this.#revealActive();
  }

  /** Says above the list what it leaves out, how it is grouped, and whether it may be out of date. */
  #describe(): void {
    const total = this.#templates.result?.templates.length ?? 0;
    const isDown = this.#server.state === 'down' && total > 0;
    const shown = [...this.#parents.keys()].filter(({ kind }) => kind === 'template').length;
    const sentences = [
      isDown ? t('The checks have stopped, so this list may be out of date. Use "Outreach: Restart Server".') : '',
      total > 0 ? filterSentence(this.#filter, shown, total) : '',
    ];
    this.#view.message = sentences.filter(Boolean).join(' ');
    this.#view.description = groupingWords[this.#grouping].by;
  }

  #tellMenus(): void {
    void commands.executeCommand('setContext', 'outreach.templates.filtered', isFiltering(this.#filter));
    void commands.executeCommand('setContext', 'outreach.templates.attention', this.#filter.attention);
  }

  /** Selects the template of the active editor, only while the view is visible and without taking the focus. */
  #revealActive(): void {
    if (!this.#view.visible) return;
    const template = this.#templates.find(window.activeTextEditor?.document.uri);
    const isOf = (node: TreeNode): node is TemplateNode =>
      node.kind === 'template' && node.summary.uri === template?.uri;
    if (!template || this.#view.selection.some(isOf)) return;
    const node = [...this.#parents.keys()].find(isOf);
    // The list can be redrawn meanwhile; then there is nothing to reveal and nothing to say.
    if (node) this.#view.reveal(node, { select: true, focus: false }).then(undefined, () => {});
  }
}
