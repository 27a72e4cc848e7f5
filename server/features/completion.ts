import {
  type ClientCapabilities,
  CompletionItemKind,
  type CompletionList,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem as LspItem,
} from 'vscode-languageserver';
import { complete } from '../../shared/completion/complete';
import type { Abilities, Context } from '../../shared/completion/context';
import type { Item, ItemKind } from '../../shared/completion/item';
import { headerContent } from '../../shared/text/front-matter';
import type { Lines } from '../../shared/text/lines';
import { shorten } from '../../shared/text/shorten';
import { assessmentFields } from '../../shared/vocabulary/assessment-fields';
import { packFields } from '../../shared/vocabulary/pack-fields';
import { policyFields } from '../../shared/vocabulary/policy-fields';
import { templateFields } from '../../shared/vocabulary/template-fields';
import type { Services } from '../services';
import { type Positions, toRange, toSpan } from '../to-lsp';
import type { FileKind } from '../workspace/file';
import type { Workspace } from '../workspace/workspace';

const kinds: Readonly<Record<ItemKind, CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  assessment: CompletionItemKind.Reference,
  'merge-field': CompletionItemKind.Variable,
  rule: CompletionItemKind.Constant,
  question: CompletionItemKind.Text,
  wording: CompletionItemKind.Text,
  file: CompletionItemKind.File,
};

const tables = { template: templateFields, assessment: assessmentFields, policy: policyFields, pack: packFields };

/** What could stand where the cursor is. What is said of an item is made when somebody looks at it. */
export function registerCompletion(
  { connection, workspaces, options }: Services,
  client: NonNullable<ClientCapabilities['textDocument']>['completion'],
): void {
  const abilities: Abilities = {
    snippets: client?.completionItem?.snippetSupport === true,
    goesOn: options.suggestCommand !== undefined,
  };
  const describes = client?.completionItem?.labelDetailsSupport === true;
  const asItIs = client?.completionItem?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true;
  /** The items that were offered last; only what is shown can be asked about. */
  let offered: { readonly list: number; readonly items: readonly Item[] } = { list: 0, items: [] };

  connection.onCompletion(async ({ textDocument: { uri }, position, context: asked }): Promise<CompletionList> => {
    await workspaces.ready;
    const { workspace, path } = workspaces.place(uri);
    const positions = workspace.positions(path);
    const context = positions && contextOf(workspace, path, positions, abilities);
    const nothing = { isIncomplete: false, items: [] };
    if (!context) return nothing;
    const byBlank = asked?.triggerKind === CompletionTriggerKind.TriggerCharacter && asked.triggerCharacter === ' ';
    const items = complete(context, toSpan({ start: position, end: position }, positions).start, byBlank);
    if (items.length === 0) return nothing;
    offered = { list: offered.list + 1, items };
    return { isIncomplete: false, items: items.map((item, index) => toItem(item, index, positions)) };
  });

  connection.onCompletionResolve((item): LspItem => {
    const { list, index } = (item.data ?? {}) as { list?: unknown; index?: unknown };
    const known = list === offered.list && typeof index === 'number' ? offered.items[index] : undefined;
    const markdown = known?.documentation?.();
    return markdown ? { ...item, documentation: { kind: 'markdown', value: markdown } } : item;
  });

  function toItem(item: Item, index: number, positions: Positions): LspItem {
    const { label, kind, note, detail, edit, snippet, filterText, goesOn, documentation } = item;
    const text = snippet ?? edit.newText;
    const said = [note, detail].filter((each) => each !== undefined).join(' · ');
    return {
      label,
      kind: kinds[kind],
      sortText: String(index).padStart(4, '0'),
      textEdit: { range: toRange(edit.span, positions), newText: text },
      // Beside every label rather than that of the chosen one: people compare what the values mean.
      ...(said !== '' && describes && { labelDetails: { description: shorten(said, roomBeside(label)) } }),
      ...(describes ? detail !== undefined && !documentation && { detail } : said !== '' && { detail: said }),
      ...(filterText !== undefined && { filterText }),
      ...(snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
      // Lines are indented as they have to be already.
      ...(asItIs && /[\r\n]/.test(text) && { insertTextMode: InsertTextMode.asIs }),
      ...(goesOn && options.suggestCommand && { command: { title: 'Suggest', command: options.suggestCommand } }),
      ...(documentation && { data: { list: offered.list, index } }),
    };
  }
}

/** How many characters a list of suggestions shows beside a label; with more of them VS Code cuts the label off. */
function roomBeside(label: string): number {
  return Math.max(12, Math.floor(52 - 1.15 * label.length));
}

function contextOf(
  workspace: Workspace,
  path: string,
  positions: Positions,
  abilities: Abilities,
): Context | undefined {
  const text = workspace.text(path);
  const kind = workspace.kindAt(path);
  if (text === undefined || !kind) return undefined;
  return {
    path,
    text,
    kind,
    header: headerOf(text, kind, positions.lines),
    table: tables[kind],
    policy: workspace.policyOf(path),
    index: workspace.index,
    get used() {
      return workspace.used;
    },
    today: workspace.todayFor(path),
    abilities,
    check: () => workspace.check(path),
  };
}

function headerOf(text: string, kind: FileKind, lines: Lines): Context['header'] {
  if (kind === 'policy' || kind === 'pack') return { start: 0, end: text.length };
  return headerContent(text, lines);
}
