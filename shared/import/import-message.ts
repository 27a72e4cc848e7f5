import type { Policy } from '../policy/policy';
import { newTemplate } from '../template/new-template';
import { parseTemplate } from '../template/template';
import { yamlList, yamlText } from '../text/yaml-text';
import { plainName, type Table } from './table';

/** A message as it was kept before. */
export interface Message {
  readonly title: string;
  /** As written, HTML where it is a page. */
  readonly body: string;
  readonly html: boolean;
  readonly subject?: string;
  /** A value of the vocabulary; blank where nobody has said. */
  readonly channel: string;
}

export interface MessagePlace {
  readonly path: string;
  readonly policy: Policy;
  readonly today: string;
}

/**
 * The message as a template: its words as they are, its merge fields declared, and blank what only somebody who knows its audience can
 * say. It claims no consent, no basis and no permission.
 */
export function importMessage({ title, body, subject, channel }: Message, place: MessagePlace): string {
  const blank = newTemplate(title, { channel }, place).text;
  const { body: written } = parseTemplate(place.path, blank);
  const text = `${blank.slice(0, written.start)}${body.replace(/^\n+/, '').trimEnd()}\n`;
  const { prose } = parseTemplate(place.path, text);
  const names = [...new Set(prose.placeholders.map(({ name }) => name))].filter((name) => /^[\w.-]+$/.test(name));
  const header = text
    .slice(0, written.start)
    .replace(/^merge-fields: .*\n/m, () => (names.length > 0 ? `merge-fields: ${yamlList(names)}\n` : ''));
  const withSubject =
    subject === undefined
      ? header
      : /^subject: .*$/m.test(header)
        ? header.replace(/^subject: .*$/m, () => `subject: ${yamlText(subject)}`)
        : header.replace(/^channel: .*\n/m, (line) => `${line}subject: ${yamlText(subject)}\n`);
  return `${withSubject}${text.slice(written.start)}`;
}

const bodyNames = ['body', 'message', 'text', 'copy', 'content', 'message text', 'message body', 'template'];
const titleNames = ['title', 'name', 'template name', 'campaign', 'id', 'description'];
const subjectNames = ['subject', 'subject line'];
const channelNames = ['channel', 'type', 'medium'];

/** The messages of a table, with the rows they stand in; undefined where no column holds the words of a message. */
export function messagesOf(
  { columns, rows }: Table,
  channelOf: (text: string) => string,
): { readonly row: number; readonly message: Message }[] | undefined {
  const at = (names: readonly string[]) => columns.findIndex((column) => names.includes(plainName(column)));
  const [body, title, subject, channel] = [at(bodyNames), at(titleNames), at(subjectNames), at(channelNames)];
  if (body < 0) return undefined;
  return rows.flatMap(({ number, cells }) => {
    const words = cells[body] ?? '';
    if (words === '') return [];
    const heading = cells[subject] ?? '';
    const named = cells[title] ?? '';
    return [
      {
        row: number,
        message: {
          title: named || heading || `Message ${number}`,
          body: words,
          html: /^\s*(?:<!doctype html|<html\b|<(?:p|div|table|body)\b)/i.test(words),
          ...(heading !== '' && { subject: heading }),
          channel: channelOf(cells[channel] ?? ''),
        },
      },
    ];
  });
}
