import { t } from '@vscode/l10n';
import { commands, type Disposable, type QuickPickItem, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { type WaiverParams, type WaiverResult, type WaiverSubject, waiverRequest } from '../../shared/protocol';
import { isIsoDay } from '../../shared/text/iso-day';
import { commandIds } from '../command-ids';
import { gitUser } from '../git-user';
import type { Server } from '../server';
import { oneLine, withoutIcons } from '../words';
import { pathWords } from './files';
import { orShowError } from './show-error';

/**
 * Waive with a reason: asks why, who and, where the policy wants it, until when; then writes the waiver into the front-matter in
 * one edit that can be undone. Whoever leaves a question with Esc leaves no trace.
 */
export function registerWaive(server: Server): Disposable {
  return commands.registerCommand(commandIds.waive, (subject?: WaiverSubject) =>
    orShowError(async () => {
      if (!subject?.uri || !subject.rule)
        throw new Error(t('Put the cursor on a finding, and choose the quick fix there.'));
      const { uri, rule, phrase } = subject;
      const decision = await decide(subject);
      if (decision) await write({ uri, rule, ...(phrase !== undefined && { phrase }), ...decision }, server);
    }),
  );
}

type Decision = Pick<WaiverParams, 'reason' | 'by' | 'until'>;

/** The answers; undefined where a question was left with Esc. */
async function decide(subject: WaiverSubject): Promise<Decision | undefined> {
  const title = t('Waive {0}', subject.rule);
  const reason = await window.showInputBox({
    title,
    prompt:
      subject.phrase === undefined
        ? t('Why is this acceptable here? The reason is kept in the template, for whoever asks later.')
        : t(
            'Why is “{0}” acceptable here? The reason is kept in the template, for whoever asks later.',
            oneLine(subject.phrase, 60),
          ),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim().length < 3 ? t('Say why, in words that others can follow.') : undefined),
  });
  if (reason === undefined) return undefined;
  const by = await whoDecides(title, subject.people);
  if (by === undefined) return undefined;
  if (!subject.needsEnd) return { reason: reason.trim(), by };
  const until = await window.showInputBox({
    title,
    prompt: t('The policy wants every waiver to end. Until which day does this one hold?'),
    placeHolder: t('year-month-day'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      isIsoDay(text.trim()) ? undefined : t('Write the day as year-month-day, such as 2027-03-31.'),
  });
  return until === undefined ? undefined : { reason: reason.trim(), by, until: until.trim() };
}

interface Candidate extends QuickPickItem {
  /** As it will be recorded; the label may differ. */
  readonly name?: string;
}

/** The person who accepts the finding: chosen from those who are known here, or typed. Nobody is put down without being chosen. */
async function whoDecides(title: string, people: readonly string[]): Promise<string | undefined> {
  const items: Candidate[] = people.map((name) => ({ label: withoutIcons(name), name }));
  const self = await gitUser();
  if (self !== undefined && !people.some((name) => name === self || name.startsWith(`${self}, `)))
    items.push({ label: withoutIcons(self), description: t('your name in git'), name: self });
  if (items.length > 0) {
    const chosen = await window.showQuickPick([...items, { label: t('Somebody else...') }], {
      title,
      placeHolder: t('Who accepts this finding?'),
      ignoreFocusOut: true,
    });
    if (!chosen) return undefined;
    if (chosen.name !== undefined) return chosen.name;
  }
  const typed = await window.showInputBox({
    title,
    prompt: t('Who accepts this finding? Name and role.'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? t('Somebody has to answer for it.') : undefined),
  });
  return typed?.trim();
}

async function write(params: WaiverParams, server: Server): Promise<void> {
  const { version, edits } = await server.request<WaiverResult>(waiverRequest, params);
  const uri = Uri.parse(params.uri, true);
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (version !== null && open?.version !== version)
    throw new Error(t('{0} changed in the meantime. Nothing was changed; please try again.', pathWords(uri)));
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    edit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText);
  }
  if (!(await workspace.applyEdit(edit)))
    throw new Error(t('The waiver could not be written. Nothing was changed; please try again.'));
}
