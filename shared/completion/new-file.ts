import { nextFreeId } from '../assessment/next-id';
import { blankTemplate, stubText } from '../assessment/stub';
import { channels } from '../vocabulary/choices';
import type { Context } from './context';
import type { Item } from './item';
import { newTemplateParts } from './new-template-parts';
import { escaped, plainText, snippetText } from './shape';

/** Nothing is there yet but the beginning of a fence or of a word. */
const begun = /^\s*(?:-{1,3}|\p{L}{0,20})\s*$/u;

/** What an empty file may begin with: a template for each channel, without what the policy gives; or an assessment without answers. */
export function newFiles(context: Context, offset: number): Item[] {
  const { text, path, kind, policy, index, today, abilities } = context;
  if (text.length > 100 || !begun.test(text)) return [];
  const typed = /[^\r\n]*$/.exec(text.slice(0, offset))![0];
  const rest = /^[^\r\n]*/.exec(text.slice(offset))![0];
  const span = { start: offset - typed.length, end: offset + rest.trimEnd().length };
  if (kind === 'assessment') {
    const id = nextFreeId(policy.assessments.id, index.ids, today);
    const newText = stubText({ id, templates: [blankTemplate], today, reviewMonths: policy.assessments.reviewMonths });
    const detail = 'A new assessment with every question and no answers.';
    return [
      { label: 'New assessment', kind: 'file', detail, filterText: '--- new assessment', edit: { span, newText } },
    ];
  }
  if (kind !== 'template') return [];
  return channels.map((channel) => {
    const { value, label, help } = channel;
    const { before, after } = newTemplateParts(path, titleOf(path), channel, policy);
    return {
      label: `New template: ${label}`,
      kind: 'file',
      detail: help,
      filterText: `--- new template ${label} ${value}`,
      edit: { span, newText: plainText(before) + after },
      ...(abilities.snippets && { snippet: `${snippetText(before)}$0${escaped(after)}` }),
    };
  });
}

/** The name of the file in words. */
function titleOf(path: string): string {
  const words = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\..*$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
