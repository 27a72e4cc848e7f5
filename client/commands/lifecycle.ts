import { t } from '@vscode/l10n';
import { commands, type Disposable, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { Question, Transition } from '../../shared/assessment/lifecycle';
import {
  type LifecycleParams,
  type LifecycleResult,
  type LifecycleSubject,
  lifecycleRequest,
} from '../../shared/protocol';
import { isIsoDay } from '../../shared/text/iso-day';
import { commandIds } from '../command-ids';
import { gitUser } from '../git-user';
import type { Server } from '../server';
import { counted, oneLine, withoutIcons } from '../words';
import { isStale, pathWords, toRange } from './files';
import { orShowError } from './show-error';

const palette: readonly (readonly [command: string, transition: Transition])[] = [
  [commandIds.submitForReview, 'submit'],
  [commandIds.requestChanges, 'request-changes'],
  [commandIds.recordApproval, 'approve'],
  [commandIds.recordRejection, 'reject'],
  [commandIds.supersede, 'supersede'],
  [commandIds.withdraw, 'withdraw'],
  [commandIds.recordReview, 'review'],
];

/**
 * The steps in the life of an assessment: what the server wants to know is asked, and what it makes of the answers is written in one
 * edit that can be undone. Whoever leaves a question with Esc leaves no trace.
 */
export function registerLifecycle(server: Server): Disposable[] {
  const run = (subject: LifecycleSubject) => orShowError(() => walk(subject, server));
  return [
    commands.registerCommand(commandIds.recordStep, (subject?: LifecycleSubject) =>
      orShowError(async () => {
        if (!subject?.uri || !subject.transition) throw new Error(t('Open an assessment, and choose a command there.'));
        await walk(subject, server);
      }),
    ),
    ...palette.map(([command, transition]) =>
      commands.registerCommand(command, () => {
        const uri = window.activeTextEditor?.document.uri.toString();
        return uri === undefined
          ? orShowError(() => Promise.reject(new Error(t('Open an assessment first.'))))
          : run({ uri, transition });
      }),
    ),
  ];
}

async function walk(subject: LifecycleSubject, server: Server): Promise<void> {
  const params: LifecycleParams = { ...subject, answers: {} };
  for (;;) {
    const result = await server.request<LifecycleResult>(lifecycleRequest, params);
    if (result.kind === 'refused') return explain(result);
    if (result.kind === 'edits') return write(result);
    for (const question of result.questions) {
      const answer = await ask(question, result.title);
      if (answer === undefined) return;
      params.answers = { ...params.answers, [question.name]: answer };
    }
    params.seen ??= result.seen;
  }
}

const show = t('Show');

type Refusal = Extract<LifecycleResult, { kind: 'refused' }>;

/** Said once, with what stands in the way first and a way there. */
async function explain({ message, gaps }: Refusal): Promise<void> {
  const [first, ...others] = gaps;
  const more =
    others.length === 0
      ? ''
      : counted(others.length, t('(1 more point like this.)'), t('({0} more points like this.)'));
  const words = first ? [message, oneLine(first.message, 300), more].filter(Boolean).join(' ') : message;
  if (first?.uri === undefined) {
    void window.showWarningMessage(words);
    return;
  }
  const { uri, range } = first;
  // Not waited for: the command is over, whether or not anybody answers.
  void window.showWarningMessage(words, show).then(async (choice) => {
    if (choice !== show) return;
    await orShowError(async () => {
      const selection = range && toRange(range);
      await window.showTextDocument(Uri.parse(uri, true), { preview: false, ...(selection && { selection }) });
    });
  });
}

/** The answer; undefined where it was left with Esc. */
async function ask(question: Question, title: string): Promise<string | undefined> {
  if (question.kind === 'choice' || question.kind === 'person') {
    const known = question.choices.map(({ value, label, detail }) => ({
      label: withoutIcons(label),
      ...(detail !== undefined && { description: withoutIcons(detail) }),
      value,
    }));
    const self = question.kind === 'person' && question.open ? await gitUser() : undefined;
    const items: { label: string; description?: string; value?: string }[] = [...known];
    if (self !== undefined && !known.some(({ value }) => value === self))
      items.push({ label: withoutIcons(self), description: t('your name in git'), value: self });
    if (items.length > 0) {
      if (question.open) items.push({ label: t('Somebody else...') });
      const chosen = await window.showQuickPick(items, {
        title,
        placeHolder: question.prompt,
        ignoreFocusOut: true,
        matchOnDescription: true,
      });
      if (!chosen || chosen.value !== undefined) return chosen?.value;
    }
  }
  const typed = await window.showInputBox({
    title,
    prompt: question.kind === 'person' ? t('{0} Their name.', question.prompt) : question.prompt,
    ...(question.value !== undefined && { value: question.value }),
    ...(question.kind === 'day' && { placeHolder: t('year-month-day') }),
    ignoreFocusOut: true,
    validateInput: (text) => wrong(text.trim(), question),
  });
  return typed?.trim();
}

function wrong(text: string, { kind }: Question): string | undefined {
  if (kind === 'day') return isIsoDay(text) ? undefined : t('Write the day as year-month-day, such as 2027-03-31.');
  if (kind === 'person') return text === '' ? t('Somebody has to answer for it.') : undefined;
  return text.length < 3 ? t('Say it in words that others can follow.') : undefined;
}

async function write({ uri, version, edits, done }: Extract<LifecycleResult, { kind: 'edits' }>): Promise<void> {
  const target = Uri.parse(uri, true);
  const changed = () =>
    new Error(t('{0} changed in the meantime. Nothing was recorded; look at it again first.', pathWords(target)));
  if (isStale(target, version)) throw changed();
  const document = await workspace.openTextDocument(target);
  if (version !== null && document.version !== version) throw changed();
  // What somebody else wrote to disk a moment ago may not have reached the editor.
  if (!document.isDirty && (await differsOnDisk(target, document.getText()))) throw changed();
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(target, toRange(range), newText);
  if (!(await workspace.applyEdit(edit)))
    throw new Error(t('Nothing could be recorded, and nothing was changed; please try again.'));
  const visible = window.visibleTextEditors.some((editor) => editor.document === document);
  if (!visible) await window.showTextDocument(document, { preview: false });
  window.setStatusBarMessage(withoutIcons(done), 5000);
}

async function differsOnDisk(uri: Uri, text: string): Promise<boolean> {
  const bytes = await workspace.fs.readFile(uri).then(
    (found) => found,
    () => undefined,
  );
  const plain = (each: string) => each.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return bytes !== undefined && plain(new TextDecoder().decode(bytes)) !== plain(text);
}
