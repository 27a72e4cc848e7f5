import { t } from '@vscode/l10n';
import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver';
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { asText } from '../../shared/hover/field';
import { plainMarkdown } from '../../shared/text/markdown';
import { shorten } from '../../shared/text/shorten';
import { type InheritedField, type InheritedHere, inheritedHere } from '../../shared/tokens/inherited';
import { guarded } from '../guarded';
import type { Services } from '../services';
import { type Positions, toRange } from '../to-lsp';
import type { Workspace } from '../workspace/workspace';

/**
 * Most characters of a hint: editors cut off what is longer (VS Code does so here), and one that wraps covers what stands below it.
 * The last part tells how many fields there are besides.
 */
const longestHint = 43;
const separator = ' · ';
/** The first field is named in any case, and as much of it as this. */
const shortestField = 20;
const section = 'outreach.inlayHints';

/** What the client can do about hints and settings. */
export interface InlayHintsClient {
  readonly refresh: boolean;
  /** Whether it can be asked for its settings. */
  readonly configuration: boolean;
  readonly watchConfiguration: boolean;
  /** What it said when it started, for clients that can't be asked. */
  readonly inheritedValues: boolean;
}

/** What templates inherit from the policy, quietly beside their own fields. Can be switched off by a setting of the client. */
export function registerInlayHints(services: Services, client: InlayHintsClient): () => void {
  const { connection, documents, workspaces, changes } = services;
  /** By document; asked again after a change of the settings. */
  let wanted = new Map<string, Promise<boolean>>();

  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }): Promise<InlayHint[]> => {
    if (!(await isWanted(uri))) return [];
    await workspaces.ready;
    const { workspace, path } = workspaces.place(uri);
    const check = workspace.check(path);
    const positions = workspace.positions(path);
    if (!check || !positions) return [];
    return inheritedHere(check)
      .map((here) => toHint(here, positions, workspace))
      .filter(({ position: { line } }) => range.start.line <= line && line <= range.end.line);
  });
  documents.onDidClose(({ document }) => wanted.delete(document.uri));
  connection.onDidChangeConfiguration(() => {
    wanted = new Map();
    refresh();
  });
  changes.onChange((beyond) => {
    if (beyond) refresh();
  });
  return () => {
    if (client.watchConfiguration)
      guarded(connection, () => connection.client.register(DidChangeConfigurationNotification.type, { section }));
  };

  function refresh(): void {
    if (client.refresh) guarded(connection, () => connection.languages.inlayHint.refresh());
  }

  function isWanted(uri: string): Promise<boolean> {
    let known = wanted.get(uri);
    if (!known) {
      known = client.configuration ? asked(uri) : Promise.resolve(client.inheritedValues);
      wanted.set(uri, known);
    }
    return known;
  }

  /** A client without an opinion, or one that can't answer, gets what is there by default. */
  async function asked(scopeUri: string): Promise<boolean> {
    try {
      return isSwitchedOn(await connection.workspace.getConfiguration({ scopeUri, section })) ?? client.inheritedValues;
    } catch {
      return client.inheritedValues;
    }
  }
}

/** What settings or options say of inherited values; undefined where they say nothing. They may be anything. */
export function isSwitchedOn(settings: unknown): boolean | undefined {
  if (typeof settings !== 'object' || settings === null || !('inheritedValues' in settings)) return undefined;
  return typeof settings.inheritedValues === 'boolean' ? settings.inheritedValues : undefined;
}

function toHint({ offset, fields }: InheritedHere, positions: Positions, workspace: Workspace): InlayHint {
  const label: InlayHintLabelPart[] = [];
  let room = longestHint;
  for (const [index, field] of fields.entries()) {
    const rest = fields.slice(index + 1);
    const text = `${field.name}: ${field.value}`;
    const needed = (rest.length > 0 ? separator.length + more(rest).length : 0) + (index > 0 ? separator.length : 0);
    if (index > 0 && text.length + needed > room) {
      label.push({ value: separator }, { value: more(fields.slice(index)), tooltip: tooltipOf(fields.slice(index)) });
      break;
    }
    if (index > 0) label.push({ value: separator });
    const value = index === 0 ? shorten(text, Math.max(shortestField, room - needed)) : text;
    label.push(toPart(value, field, workspace));
    room -= value.length + (index > 0 ? separator.length : 0);
  }
  return { position: toRange({ start: offset, end: offset }, positions).start, label, paddingLeft: true };
}

function more({ length }: readonly InheritedField[]): string {
  return length === 1 ? t('and 1 more') : t('and {0} more', length);
}

function toPart(value: string, field: InheritedField, workspace: Workspace): InlayHintLabelPart {
  const { file, span } = field.all[0]!.origin;
  const positions = workspace.positions(file.path);
  return {
    value,
    tooltip: tooltipOf([field]),
    ...(positions && { location: { uri: workspace.uriOf(file.path), range: toRange(span, positions) } }),
  };
}

function tooltipOf(fields: readonly InheritedField[]) {
  return markdown(fields.flatMap(({ all }) => all));
}

function markdown(all: InheritedField['all']) {
  const lines = all.map(({ path, node, origin: { file, span } }) => {
    const line = file.lines.positionAt(span.start).line + 1;
    const from = t('from {0}, line {1}', plainMarkdown(file.path), line);
    return `- **${path}**: ${plainMarkdown(asText(node))} (${from})`;
  });
  const intro = t('Inherited: this template gives no value of its own.');
  return { kind: 'markdown' as const, value: [intro, lines.join('\n')].join('\n\n') };
}
