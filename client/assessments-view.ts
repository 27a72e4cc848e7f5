import { t } from '@vscode/l10n';
import {
  type CancellationToken,
  commands,
  type DataTransfer,
  type Disposable,
  EventEmitter,
  MarkdownString,
  type TreeDataProvider,
  type TreeDragAndDropController,
  type TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from 'vscode';
import type { Assessments } from './assessments';
import {
  type AssessmentNode,
  type AssessmentsFilter,
  type AssessmentsNode,
  assessmentsTree,
  assessmentTooltip,
  reviewFilterSentence,
  reviewsDue,
  type StandingNode,
} from './assessments-tree';
import type { Server } from './server';
import type { Templates } from './templates';
import { treeChanges } from './tree-changes';
import { groupItem, iconOf, namedItem, openCommand, templateItem, templateTooltipOf } from './tree-items';

/** The Assessments view: every assessment under how it stands, with the templates that rely on it. Templates can be dropped on it. */
export class AssessmentsView
  implements TreeDataProvider<AssessmentsNode>, TreeDragAndDropController<AssessmentsNode>, Disposable
{
  readonly #assessments: Assessments;
  readonly #templates: Templates;
  readonly #server: Server;
  readonly #link: (assessment: string, templates: readonly string[]) => Promise<void>;
  readonly #view: TreeView<AssessmentsNode>;
  readonly #changed = new EventEmitter<AssessmentsNode[] | undefined>();
  readonly #disposables: Disposable[];
  readonly onDidChangeTreeData = this.#changed.event;
  readonly dragMimeTypes: readonly string[] = [];
  readonly dropMimeTypes = ['text/uri-list'];
  #groups: readonly StandingNode[] = [];
  #parents: ReadonlyMap<AssessmentsNode, StandingNode | AssessmentNode> = new Map();
  #filter: AssessmentsFilter = {};

  /** `link` makes templates refer to an assessment, by their addresses; it says itself what went wrong. */
  constructor(
    assessments: Assessments,
    templates: Templates,
    server: Server,
    link: (assessment: string, templates: readonly string[]) => Promise<void>,
  ) {
    this.#assessments = assessments;
    this.#templates = templates;
    this.#server = server;
    this.#link = link;
    this.#view = window.createTreeView('outreach.assessments', {
      treeDataProvider: this,
      dragAndDropController: this,
      showCollapseAll: true,
    });
    this.#disposables = [
      this.#view,
      this.#changed,
      assessments.onDidChange(() => this.#update()),
      templates.onDidChange(() => this.#update()),
      server.onDidChangeState(() => this.#describe()),
    ];
  }

  show(filter: AssessmentsFilter): void {
    this.#filter = filter;
    void commands.executeCommand('setContext', 'outreach.assessments.filtered', filter.review !== undefined);
    this.#update();
  }

  getChildren(node?: AssessmentsNode): AssessmentsNode[] {
    if (node === undefined) return [...this.#groups];
    return node.kind === 'template' ? [] : [...node.children];
  }

  getParent(node: AssessmentsNode): AssessmentsNode | undefined {
    return this.#parents.get(node);
  }

  getTreeItem(node: AssessmentsNode): TreeItem {
    if (node.kind === 'group') return groupItem(node);
    if (node.kind === 'template') return templateItem(node);
    const item = namedItem(node);
    item.resourceUri = Uri.parse(node.summary.uri, true);
    item.iconPath = iconOf(node.words);
    item.description = node.description;
    item.contextValue = 'assessment';
    item.command = openCommand(node.summary.uri);
    item.collapsibleState =
      node.children.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
    return item;
  }

  resolveTreeItem(item: TreeItem, node: AssessmentsNode): TreeItem {
    if (node.kind === 'template') item.tooltip = templateTooltipOf(node);
    if (node.kind === 'assessment') item.tooltip = new MarkdownString(assessmentTooltip(node));
    return item;
  }

  /** Templates dropped on an assessment, or on one that it covers already, refer to it from then on. */
  async handleDrop(target: AssessmentsNode | undefined, data: DataTransfer, token: CancellationToken): Promise<void> {
    const assessment = target?.kind === 'template' ? this.#parents.get(target) : target;
    const text = await data.get('text/uri-list')?.asString();
    const uris = (text ?? '').split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
    if (token.isCancellationRequested || uris.length === 0) return;
    if (assessment?.kind !== 'assessment') {
      void window.showWarningMessage(
        t('Drop templates on one of the assessments, so that it is clear which one covers them.'),
      );
      return;
    }
    await this.#link(assessment.summary.uri, uris);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #update(): void {
    const all = this.#assessments.all;
    if (!all) return;
    const { count, words } = reviewsDue(all);
    this.#view.badge = count > 0 ? { value: count, tooltip: words } : undefined;
    const fresh = assessmentsTree(all, this.#templates.result?.templates ?? [], this.#filter);
    const { roots, changed } = treeChanges<AssessmentsNode>(this.#groups, fresh);
    this.#groups = roots as StandingNode[];
    const parents = new Map<AssessmentsNode, StandingNode | AssessmentNode>();
    for (const group of this.#groups) {
      for (const child of group.children) {
        parents.set(child, group);
        for (const template of child.children) parents.set(template, child);
      }
    }
    this.#parents = parents;
    this.#describe();
    if (changed?.length !== 0) this.#changed.fire(changed && [...changed]);
  }

  #describe(): void {
    const total = this.#assessments.all?.length ?? 0;
    const shown = this.#groups.reduce((sum, { children }) => sum + children.length, 0);
    const isDown = this.#server.state === 'down' && total > 0;
    const sentences = [
      isDown ? t('The checks have stopped, so this list may be out of date.') : '',
      reviewFilterSentence(this.#filter, shown, total),
    ];
    this.#view.message = sentences.filter(Boolean).join(' ');
  }
}
