import type { Check } from '../lint/check';
import { plainMarkdown } from '../text/markdown';
import { entryOf } from '../text/tree';
import type { Hover, Links } from './hover';

/** The assessment that a template refers to, where its id stands; undefined elsewhere and where no assessment has that id. */
export function assessmentText(check: Check, offset: number, links: Links): Hover | undefined {
  const { template, assessment: situation } = check;
  const value = entryOf(template.root, 'lia')?.value;
  const id = value?.kind === 'mapping' ? entryOf(value, 'ref')?.value : value;
  if (id?.kind !== 'scalar' || offset < id.span.start || offset >= id.span.end) return undefined;
  const { assessment } = situation;
  if (!assessment) return undefined;
  const title = plainMarkdown(assessment.title?.value ?? 'without a title');
  const name = `${plainMarkdown(assessment.id?.value ?? id.text)}: ${title}`;
  const address = links.file?.(assessment.path);
  const parts = [`**${name}**`, plainMarkdown(situation.why)];
  if (assessment.reviewDue) parts.push(`Next review due on ${plainMarkdown(assessment.reviewDue.value)}.`);
  if (address !== undefined) parts.push(`[Open the assessment](${address})`);
  return { span: id.span, markdown: parts.join('\n\n') };
}
