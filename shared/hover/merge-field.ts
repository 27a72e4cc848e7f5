import type { Assessment } from '../assessment/assessment';
import type { Subject } from '../lint/subject';
import type { Placeholder } from '../template/prose';
import { plainMarkdown } from '../text/markdown';
import { entryOf } from '../text/tree';
import { classOf, mergeFieldClasses, mergeFieldName } from '../vocabulary/merge-fields';
import type { Hover } from './hover';

/** What kind of data a merge field holds, why that matters, and whether the template declares it, as Markdown. */
export function mergeFieldText(
  { name, condition }: Pick<Placeholder, 'name' | 'condition'>,
  { fields }: Pick<Subject, 'fields'>,
): string {
  const shown = plainMarkdown(mergeFieldName(name));
  const known = classOf(name);
  const parts = [
    known
      ? `**${shown}**: ${known.inferred ? 'perhaps ' : ''}${known.class.label}. ${known.class.why}`
      : `**${shown}**: a merge field of your own. What it holds can’t be told from its name, so it counts as data about the recipient.`,
  ];
  if (condition)
    parts.push('It decides what is printed. That is a use of the data too, even where nothing of it is shown.');
  const declared = declaredAs(mergeFieldName(name), fields);
  if (known?.class.sensitivity !== 'none' || declared) parts.push(declared ?? notDeclared);
  if (known) parts.push(`Source: ${known.class.source}.`);
  return parts.join('\n\n');
}

const notDeclared = 'Not declared: list it under merge-fields, with the purpose it serves.';

function declaredAs(name: string, fields: Subject['fields']): string | undefined {
  const declared = fields.find('merge-fields');
  const items = declared?.kind === 'list' ? declared.items : declared ? [declared] : [];
  for (const item of items) {
    const written = item.kind === 'mapping' ? entryOf(item, 'name')?.value : item;
    if (written?.kind !== 'scalar' || mergeFieldName(written.text) !== name) continue;
    const purpose = entryOf(item, 'purpose')?.value;
    const why = purpose?.kind === 'scalar' && purpose.text !== '' ? `: ${plainMarkdown(purpose.text)}` : '';
    return `Declared under merge-fields${why}.`;
  }
  return undefined;
}

/** What kind of data an assessment covers where its scope names a merge field or a class of them; undefined elsewhere and where that can't be told. */
export function dataFieldText({ scope }: Assessment, offset: number): Hover | undefined {
  const named = scope.dataFields.find(({ span }) => span.start <= offset && offset < span.end);
  if (!named) return undefined;
  const whole = mergeFieldClasses.find(({ code }) => code === named.value);
  const of = whole ?? classOf(named.value)?.class;
  if (!of) return undefined;
  const what = whole ? 'every merge field that is ' : '';
  const markdown = `**${plainMarkdown(named.value)}**: ${what}${of.label}. ${of.why}\n\nSource: ${of.source}.`;
  return { span: named.span, markdown };
}
