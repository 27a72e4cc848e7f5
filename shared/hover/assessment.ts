import type { Assessment } from '../assessment/assessment';
import { progressOf, progressWords } from '../assessment/progress';
import type { Check } from '../lint/check';
import { plainMarkdown } from '../text/markdown';
import { shorten } from '../text/shorten';
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
  return { span: id.span, markdown: assessmentSummary(assessment, situation.why, links).join('\n\n') };
}

const longestInterest = 200;

/** What an assessment is about, how it stands and when it is reviewed, in Markdown paragraphs. `why` says how it stands. */
export function assessmentSummary(assessment: Assessment, why: string, links: Links): string[] {
  const { id, title, path, interest, decision, reviewDue } = assessment;
  const address = links.file?.(path);
  const { answered, required } = progressOf(assessment);
  const facts = [
    ...(answered < required ? [`Questions: ${progressWords({ answered, required })}.`] : []),
    ...(decision ? [`Decision: ${plainMarkdown(decision.value)}.`] : []),
    ...(reviewDue ? [`Next review due on ${plainMarkdown(reviewDue.value)}.`] : []),
  ];
  return [
    `**${plainMarkdown(id?.value ?? path)}: ${plainMarkdown(title?.value ?? 'without a title')}**`,
    ...(interest ? [`*Interest:* ${plainMarkdown(shorten(interest.value, longestInterest))}`] : []),
    plainMarkdown(why),
    ...(facts.length > 0 ? [facts.join(' ')] : []),
    ...(address === undefined ? [] : [`[Open the assessment](${address})`]),
  ];
}
