import { isOptOutOffered, optOutLine } from '../rules/opt-out-wording';
import { names } from '../template/sender-name';
import { startOfLine } from '../text/line-ends';
import { shorten } from '../text/shorten';
import type { Context } from './context';
import type { Item } from './item';

/** Rules whose fixes add a line to the message in the words of the policy or the template. */
const addingLines: readonly string[] = ['right-to-object', 'privacy-notice', 'sender-identity'];

/** A line is asked for by an empty one, or by a word that begins with what it is about. */
const asked = /^[ \t]*([\p{L}-]*)$/u;
const shortest = 3;

/**
 * Lines that the message still lacks and that the template or its policy has the words for: how to opt out, who writes, where the
 * privacy notice is. On an empty line, or where somebody begins to name what they want. Nothing is made up.
 */
export function wordings(context: Context, offset: number): Item[] {
  const { text } = context;
  const start = startOfLine(text, offset);
  const typed = offset - start > 100 ? undefined : asked.exec(text.slice(start, offset))?.[1];
  if (typed === undefined || (typed !== '' && typed.length < shortest)) return [];
  if (!/^[ \t]*(?:[\r\n]|$)/.test(text.slice(offset, offset + 20))) return [];
  const check = context.check();
  if (!check) return [];
  const lines: { readonly label: string; readonly line: string; readonly also: string }[] = [];
  const optOut = optOutLine(check);
  if (optOut !== undefined && !isOptOutOffered(check))
    lines.push({ label: 'Opt-out line', line: optOut, also: 'opt-out unsubscribe stop' });
  const organisation = check.fields.text('sender.organisation');
  if (organisation !== undefined && !names(check.template, organisation, check.fields.text('sender.legal-name'))) {
    const person = check.fields.text('sender.person');
    const line = person === undefined ? organisation : `${person}, ${organisation}`;
    lines.push({ label: 'Sender line', line, also: 'sender signature name' });
  }
  for (const { rule, fixes } of check.findings) {
    if (!addingLines.includes(rule)) continue;
    for (const fix of fixes) {
      const [edit, ...others] = 'edits' in fix ? fix.edits : [];
      if (!edit || others.length > 0 || edit.span.start < check.template.body.start) continue;
      const line = edit.newText.trim();
      const also = { 'right-to-object': 'object', 'privacy-notice': 'privacy notice' }[rule] ?? 'company details';
      lines.push({
        label: fix.title.replace(/^Add (?:the )?/, '').replace(/^./, (letter) => letter.toUpperCase()),
        line,
        also,
      });
    }
  }
  return lines
    .filter(({ also }) => typed === '' || also.split(' ').some((word) => word.startsWith(typed.toLowerCase())))
    .map(({ label, line, also }) => ({
      label,
      kind: 'wording',
      detail: shorten(line, 120),
      filterText: also,
      edit: { span: { start: offset - typed.length, end: offset }, newText: line },
    }));
}
