import { t } from '@vscode/l10n';
import { type CodeAction, CodeActionKind, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Check } from '../../shared/lint/check';
import type { Finding } from '../../shared/lint/finding';
import { addWaiver } from '../../shared/lint/waiver-edits';
import { isReason, isWaivable, waiverOffer } from '../../shared/lint/waivers';
import { type WaiverParams, type WaiverResult, type WaiverSubject, waiverRequest } from '../../shared/protocol';
import { ruleOf } from '../../shared/rules';
import { isIsoDay } from '../../shared/text/iso-day';
import type { Services } from '../services';
import { type Positions, toDiagnostic, toTextEdit } from '../to-lsp';

/** Most people who are offered: nobody reads a longer list. */
const mostPeople = 50;

/** Offers to waive the findings that can be, by the client's command, which asks for the reason. The same waiver is offered once. */
export function waiverActions(
  findings: readonly Finding[],
  check: Check,
  positions: Positions,
  uri: string,
  command: string,
): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  const people = check.policy.people
    .slice(0, mostPeople)
    .map(({ name, role }) => (role === undefined ? name : `${name}, ${role}`));
  for (const finding of findings) {
    const offer = waiverOffer(finding, check);
    if (!offer) continue;
    const { rule, phrase } = offer;
    const title = t('Waive with a reason... ({0})', rule);
    const subject: WaiverSubject = {
      uri,
      rule,
      ...(phrase !== undefined && { phrase }),
      needsEnd: check.policy.waiversEnd,
      people,
    };
    actions.set(JSON.stringify(offer), {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(finding, positions)],
      command: { title, command, arguments: [subject] },
    });
  }
  return [...actions.values()];
}

/** The edits of a waiver that a person has given a reason for. */
export function registerWaive({ connection, documents, workspaces }: Services): void {
  connection.onRequest(waiverRequest, async (params: WaiverParams): Promise<WaiverResult> => {
    const { uri, rule, phrase, reason, by, until } = params;
    for (const text of [uri, rule, reason, phrase ?? '', by ?? '', until ?? ''])
      if (typeof text !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'A waiver is made of texts.');
    await workspaces.scanned;
    const { workspace, path } = workspaces.place(uri);
    const check = workspace.check(path);
    if (!check) throw failed(t('This file is not a template that can be read.'));
    if (!ruleOf(rule) || !isWaivable(rule)) throw failed(t('Findings of "{0}" can\'t be waived.', rule));
    if (!isReason(reason)) throw failed(t('Give a reason that others can follow.'));
    if (until === undefined && check.policy.waiversEnd) throw failed(t('The policy wants every waiver to end.'));
    if (until !== undefined && !isIsoDay(until)) throw failed(t('"{0}" is no day written as year-month-day.', until));
    if (until !== undefined && until < check.today) throw failed(t('{0} has passed already.', until));
    const edits = addWaiver(check.template, { rule, phrase, reason: oneLine(reason), by: by && oneLine(by), until });
    if (!edits)
      throw failed(t("The fields of this template can't be read, so nothing can be added. Put them right first."));
    const positions = { lines: check.template.lines, marked: workspace.isMarked(path) };
    return { version: documents.get(uri)?.version ?? null, edits: edits.map((edit) => toTextEdit(edit, positions)) };
  });
}

function failed(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
