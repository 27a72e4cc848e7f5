import { answersIn } from '../assessment/answers';
import { parts, questions } from '../assessment/questions';
import { endOfLine, startOfLine } from '../text/line-ends';
import { plainMarkdown } from '../text/markdown';
import { newLineOf } from '../text/new-line';
import type { Context } from './context';
import type { Item } from './item';

/** An empty line, or the beginning of a heading or of the id of a question. */
const begun = /^(?:#{1,6}[ \t]*)?(?:[PNBD]\d{0,2})?$/i;

/** The questions that the assessment doesn't ask yet, as headings with room for an answer. Never an answer. */
export function questionHeadings(context: Context, offset: number): Item[] {
  const { text, header } = context;
  const start = startOfLine(text, offset);
  const end = endOfLine(text, offset);
  if (end - start > longestHeading || !begun.test(text.slice(start, offset)) || text.slice(offset, end).trim() !== '')
    return [];
  const newLine = newLineOf(text.slice(0, 10_000));
  const asked = new Set(answersIn(text, { start: header?.end ?? 0, end: text.length }).map(({ id }) => id));
  return questions
    .filter(({ id }) => !asked.has(id))
    .map(({ id, part, question, addresses, source }) => ({
      label: `${id} ${question}`,
      kind: 'question',
      note: parts.find((each) => each.id === part)?.heading ?? '',
      filterText: /^#/.test(text.slice(start, offset))
        ? `${text.slice(start, offset).replace(/[^#\s]*$/, '')}${id} ${question}`
        : `${id} ${question}`,
      edit: { span: { start, end: offset }, newText: `### ${id} ${question}${newLine}` },
      documentation: () => `*A good answer addresses:* ${plainMarkdown(addresses)}\n\n${plainMarkdown(source)}`,
    }));
}

const longestHeading = 500;
