import { t } from '@vscode/l10n';
import type { AssessmentStatus } from '../shared/assessment/status';
import type { TemplateSummary } from '../shared/protocol';
import { statusWords } from './status-words';
import { oneLine } from './words';

/** Which templates the Templates view shows: those to which all of this applies. */
export interface TemplateFilter {
  /** Words that must all occur in title, path, channel, owner, campaign, assessment or status; in any case and order. */
  readonly text: string;
  readonly attention: boolean;
  readonly status?: AssessmentStatus;
}

export const noFilter: TemplateFilter = { text: '', attention: false };

export function isFiltering({ text, attention, status }: TemplateFilter): boolean {
  return text.trim() !== '' || attention || status !== undefined;
}

export function matches(template: TemplateSummary, filter: TemplateFilter): boolean {
  if (filter.attention && !template.needsAttention) return false;
  if (filter.status !== undefined && template.assessment.status !== filter.status) return false;
  const words = folded(filter.text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { title, path, channel, owner, campaign, assessment } = template;
  const status = statusWords[assessment.status].label;
  const text = folded([title, path, channel, owner, campaign.name, assessment.ref, status].join('\n'));
  return words.every((word) => text.includes(word));
}

function folded(text: string): string {
  return text.toLowerCase().normalize('NFC');
}

/** What the view says above its list; empty where nothing is left out. */
export function filterSentence(filter: TemplateFilter, shown: number, total: number): string {
  if (!isFiltering(filter)) return '';
  const text = oneLine(filter.text, 60);
  const parts = [
    text === '' ? '' : `“${text}”`,
    filter.status === undefined ? '' : statusWords[filter.status].label,
    filter.attention ? t('needs attention') : '',
  ].filter(Boolean);
  return t('Showing {0} of {1}: {2}.', shown, total, parts.join(', '));
}
