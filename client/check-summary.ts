import type { TemplatesResult } from '../shared/protocol';
import { counted } from './words';

/** The result of Check Workspace in one or two sentences. It never says more than that these checks found nothing. */
export function checkSummary(result: TemplatesResult): string {
  const sum = (count: (counts: TemplatesResult['templates'][number]['counts']) => number) =>
    result.templates.reduce((total, template) => total + count(template.counts), 0);
  const errors = sum((counts) => counts.error);
  const warnings = sum((counts) => counts.warning);
  const clean = result.templates.filter(
    ({ counts }) => counts.error + counts.warning + counts.information + counts.hint === 0,
  ).length;
  const sentences = [
    `${counted(result.templates.length, 'template')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`,
    `No issues found by these checks in ${clean}.`,
  ];
  if (result.unread.length > 0) sentences.push(`${counted(result.unread.length, 'file')} could not be read.`);
  return sentences.join(' ');
}
