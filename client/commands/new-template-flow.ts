import { l10n, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import {
  type NewTemplateParams,
  type NewTemplateQuestionParams,
  type NewTemplateQuestionResult,
  newTemplateQuestionRequest,
} from '../../shared/protocol';
import type { AskedField } from '../../shared/template/new-template-questions';
import type { Server } from '../server';
import { type ChoiceGroup, choiceGroup, choiceGroups, choiceName, foldersOf } from '../template-choices';
import type { Templates } from '../templates';
import { oneLine, withoutIcons } from '../words';
import { pathWords } from './files';
import { type Answer, type Place, pick, type } from './steps';

/** Where New Template was asked for: a folder that somebody chose, or one to begin with. */
export interface Start {
  readonly folder: Uri;
  /** Chosen in the Explorer: nobody has to be asked for it again. */
  readonly chosen: boolean;
}

/** Asks for all that a new template needs; each answer narrows the next question. Undefined where it was left with Esc. */
export async function askForTemplate(
  start: Start,
  server: Server,
  templates: Templates,
): Promise<NewTemplateParams | undefined> {
  const heading = l10n.t('New Template');
  const answers: Record<string, string> = {};
  const given: Record<string, string> = {};
  const asked: AskedField[] = [];
  const last: { title?: string } = {};
  const afterwards = start.chosen ? 1 : 2;
  for (;;) {
    const params: NewTemplateQuestionParams = { folder: start.folder.toString(), answers };
    const question = await server.request<NewTemplateQuestionResult | null>(newTemplateQuestionRequest, params);
    const step = asked.length + 1;
    const back = () => {
      const field = asked.pop();
      if (field) delete answers[field];
    };
    if (question) {
      const place = { title: heading, step, totalSteps: step + question.following + afterwards, goesBack: step > 1 };
      const answer = await askQuestion(place, question, given[question.field]);
      if (answer === undefined) return undefined;
      if (answer === 'back') back();
      else {
        asked.push(question.field);
        answers[question.field] = answer.value;
        given[question.field] = answer.value;
      }
      continue;
    }
    const place = { title: heading, step, totalSteps: step + afterwards - 1, goesBack: true };
    const title = await type(place, {
      prompt: l10n.t('Give it a title that helps colleagues find it: "Invite customers to the open day".'),
      value: last.title ?? '',
      wrong: (text) => (text === '' ? l10n.t('A title helps colleagues find the template.') : undefined),
    });
    if (title === undefined) return undefined;
    if (title === 'back') {
      back();
      continue;
    }
    last.title = title.value;
    if (start.chosen) return { ...params, title: title.value };
    const folder = await askFolder({ ...place, step: step + 1 }, start.folder, answers.channel ?? '', templates);
    if (folder === undefined) return undefined;
    if (folder !== 'back') return { folder: folder.value.toString(), title: title.value, answers };
  }
}

function words(field: AskedField): string {
  switch (field) {
    case 'channel':
      return l10n.t('How will the message be sent?');
    case 'message-nature':
      return l10n.t('What kind of message is it?');
    case 'audience.subscriber-type':
      return l10n.t('Who holds the addresses or accounts?');
    case 'audience.relationship':
      return l10n.t('How do they know you?');
    case 'pecr-route':
      return l10n.t('What permits you to send it?');
    case 'lawful-basis':
      return l10n.t('What permits you to use their data?');
    case 'purpose':
      return l10n.t('What is it sent for, in a word or two?');
  }
}

function groupWords(group: ChoiceGroup): string {
  switch (group) {
    case 'linkedin':
      return l10n.t('LinkedIn');
    case 'email-and-text':
      return l10n.t('Email and text messages');
    case 'direct-messages':
      return l10n.t('Other private messages');
    case 'calls-and-post':
      return l10n.t('Calls, fax and post');
    case 'public':
      return l10n.t('Public');
    case 'individual':
      return l10n.t('Count as individuals');
    case 'corporate':
      return l10n.t('Count as corporate subscribers');
    case 'fits':
      return '';
    case 'care':
      return l10n.t('Only with good reason');
    case 'refused':
      return l10n.t("Can't be chosen for this message");
  }
}

type ChoiceItem = QuickPickItem & { readonly value?: string; readonly refused?: string };

async function askQuestion(
  place: Place,
  question: NewTemplateQuestionResult,
  before: string | undefined,
): Promise<Answer<string>> {
  if (question.offers.length === 0) return askInWords(place, question, before);
  const asking = [words(question.field), question.source].filter(Boolean).join('  ');
  const items = choiceItems(question);
  let placeholder = asking;
  for (;;) {
    const answer = await pick(place, {
      items,
      placeholder,
      chosen: items.filter(({ value }) => value !== undefined && value === before),
      many: false,
    });
    if (answer === undefined || answer === 'back') return answer;
    const [item] = answer.value;
    if (item?.refused === undefined) return { value: item?.value ?? '' };
    placeholder = item.refused;
  }
}

function choiceItems({ field, offers, mayWait }: NewTemplateQuestionResult): ChoiceItem[] {
  const later: ChoiceItem = {
    label: l10n.t('Decide later'),
    detail: l10n.t('It stays open, and the checks go on asking for it.'),
    value: '',
  };
  const items: ChoiceItem[] = [];
  for (const group of choiceGroups) {
    const members = offers.filter((offer) => choiceGroup(field, offer) === group);
    if (group === 'refused' && mayWait) items.push({ label: '', kind: QuickPickItemKind.Separator }, later);
    if (members.length === 0) continue;
    items.push({ label: groupWords(group), kind: QuickPickItemKind.Separator });
    for (const { value, help, care, refused } of members) {
      items.push({
        label: refused === undefined ? choiceName(value) : `$(circle-slash) ${choiceName(value)}`,
        detail: refused ?? (care === undefined ? help : `$(warning) ${care}`),
        value,
        ...(refused !== undefined && { refused }),
      });
    }
  }
  return items;
}

async function askInWords(
  place: Place,
  { field, used }: NewTemplateQuestionResult,
  before: string | undefined,
): Promise<Answer<string>> {
  const other: ChoiceItem = { label: l10n.t('Something else...') };
  const later: ChoiceItem = { label: l10n.t('Decide later'), value: '' };
  const known = used.slice(0, 50).map((value): ChoiceItem => ({ label: withoutIcons(oneLine(value)), value }));
  for (;;) {
    if (known.length > 0) {
      const items = [...known, other, later];
      const answer = await pick(place, {
        items,
        placeholder: words(field),
        chosen: items.filter(({ value }) => value !== undefined && value === before),
        many: false,
      });
      if (answer === undefined || answer === 'back') return answer;
      const [item] = answer.value;
      if (item?.value !== undefined) return { value: item.value };
    }
    const typed = await type(known.length > 0 ? { ...place, goesBack: true } : place, {
      prompt: l10n.t('What is it sent for, in a word or two: page-follow, feedback? Leave it blank to decide later.'),
      value: before ?? '',
      wrong: () => undefined,
    });
    if (typed !== 'back' || known.length === 0) return typed;
  }
}

type FolderItem = QuickPickItem & { readonly folder?: Uri };

/** Folders that hold messages of this channel first, then where somebody is at work, then the workspace folder. */
async function askFolder(place: Place, start: Uri, channel: string, templates: Templates): Promise<Answer<Uri>> {
  const root = workspace.getWorkspaceFolder(start)?.uri ?? start;
  const items: FolderItem[] = [];
  const offer = (folder: Uri, description: string) => {
    if (items.some((item) => item.folder?.toString() === folder.toString())) return;
    const isRoot = folder.toString() === root.toString();
    items.push({
      label: `$(folder) ${withoutIcons(isRoot ? root.path.slice(root.path.lastIndexOf('/') + 1) : pathWords(folder))}`,
      description,
      folder,
    });
  };
  const inRoot = (templates.result?.templates ?? []).filter(
    ({ uri }) => workspace.getWorkspaceFolder(Uri.parse(uri, true))?.uri.toString() === root.toString(),
  );
  for (const { folder, count } of foldersOf(choiceName(channel), inRoot).slice(0, 5))
    offer(folder === '' ? root : Uri.joinPath(root, folder), templatesWords(count, choiceName(channel)));
  offer(start, l10n.t('where you are'));
  offer(root, l10n.t('the folder that is open'));
  items.push({ label: l10n.t('Another folder...') });
  for (;;) {
    const answer = await pick(place, {
      items,
      placeholder: l10n.t('Where should the file go?'),
      chosen: [],
      many: false,
    });
    if (answer === undefined || answer === 'back') return answer;
    const [item] = answer.value;
    if (item?.folder) return { value: item.folder };
    const [other] =
      (await window.showOpenDialog({
        canSelectFiles: false,
        canSelectFolders: true,
        defaultUri: root,
        title: l10n.t('Folder for the new template'),
        openLabel: l10n.t('Choose'),
      })) ?? [];
    if (other && workspace.getWorkspaceFolder(other)) return { value: other };
    if (other)
      void window.showWarningMessage(l10n.t('Choose a folder of the workspace: messages outside it are not checked.'));
  }
}

function templatesWords(count: number, channel: string): string {
  return count === 1 ? l10n.t('1 template: {0}', channel) : l10n.t('{0} templates: {1}', count, channel);
}
