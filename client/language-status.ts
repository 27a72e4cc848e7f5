import { t } from '@vscode/l10n';
import {
  DiagnosticSeverity,
  type Disposable,
  LanguageStatusSeverity,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { TemplatesResult } from '../shared/protocol';
import { commandIds } from './command-ids';
import type { Server } from './server';
import type { Templates } from './templates';
import { findingsSentence, oneLine, withoutIcons } from './words';

const ownFiles = [
  { language: 'outreach-template' },
  { language: 'outreach-assessment' },
  { pattern: '**/outreach.yaml' },
];

/** The language status item: what the checks found in the active file, how long it is, and by which policy it was checked. */
export function showLanguageStatus(server: Server, templates: Templates): Disposable[] {
  const item = languages.createLanguageStatusItem('outreach.status', ownFiles);
  item.name = 'Outreach';
  const update = () => {
    const document = window.activeTextEditor?.document;
    // A policy can declare a file of any language a template.
    const declared = document &&
      templates.find(document.uri) && { language: document.languageId, scheme: document.uri.scheme };
    item.selector = declared ? [...ownFiles, declared] : ownFiles;
    item.busy = server.state === 'starting';
    item.command = { command: commandIds.showOutput, title: t('Show Output') };
    item.severity = LanguageStatusSeverity.Information;
    item.detail = document ? detailOf(document, templates) : '';
    if (server.state === 'down') {
      item.severity = LanguageStatusSeverity.Error;
      item.text = t('Outreach: not running');
      item.detail = t('Your files are not being checked');
    } else if (server.state === 'starting') {
      item.text = t('Outreach: starting');
    } else {
      item.text = `Outreach: ${(document && findingsOf(document, server, templates)) ?? t('checking')}`;
    }
  };
  update();
  return [
    item,
    server.onDidChangeState(update),
    templates.onDidChange(update),
    window.onDidChangeActiveTextEditor(update),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const active = window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active)) update();
    }),
  ];
}

/** Undefined while the file hasn't been checked. */
function findingsOf(document: TextDocument, server: Server, templates: Templates): string | undefined {
  const diagnostics = server.diagnosticsOf(document.uri);
  if (!diagnostics) {
    const summary = templates.find(document.uri);
    return summary && findingsSentence(summary.counts);
  }
  const count = (severity: DiagnosticSeverity) => diagnostics.filter((one) => one.severity === severity).length;
  return findingsSentence({
    error: count(DiagnosticSeverity.Error),
    warning: count(DiagnosticSeverity.Warning),
    information: count(DiagnosticSeverity.Information),
    hint: count(DiagnosticSeverity.Hint),
  });
}

/** How long the message is as its channel counts, and by which policy it is judged. */
function detailOf(document: TextDocument, templates: Templates): string {
  const length = templates.find(document.uri)?.length;
  const words = [length && withoutIcons(oneLine(length)), policyWords(document, templates.result)];
  return words.filter(Boolean).join('; ');
}

function policyWords(document: TextDocument, result: TemplatesResult | undefined): string | undefined {
  const folder = workspace.getWorkspaceFolder(document.uri)?.uri.toString();
  const policy =
    result?.policies.find((one) => Uri.parse(one.folder, true).toString() === folder) ??
    (result?.policies.length === 1 ? result.policies[0] : undefined);
  if (!policy) return undefined;
  const file = policy.file === undefined ? t('no outreach.yaml') : fileWords(policy.file);
  return withoutIcons(t('risk appetite {0}, {1}', oneLine(policy.riskAppetite), file));
}

function fileWords(file: string): string {
  return workspace.asRelativePath(/^[a-z][a-z0-9+.-]+:/i.test(file) ? Uri.parse(file, true) : file);
}
