import { t } from '@vscode/l10n';
import type { TemplatesResult } from '../shared/protocol';
import {
  errors as errorsInWords,
  files as filesInWords,
  templates as templatesInWords,
  warnings as warningsInWords,
} from './words';

/** The result of Check Workspace in one or two sentences. It never says more than that these checks found nothing. */
export function checkSummary(result: TemplatesResult): string {
  const all = result.templates.flatMap(({ counts }) => counts ?? []);
  const errors = all.reduce((total, counts) => total + counts.error, 0);
  const warnings = all.reduce((total, counts) => total + counts.warning, 0);
  const clean = all.filter((counts) => counts.error + counts.warning + counts.information + counts.hint === 0).length;
  const sentences = [
    `${templatesInWords(result.templates.length)}: ${errorsInWords(errors)}, ${warningsInWords(warnings)}.`,
    t('No issues found by these checks in {0}.', clean),
  ];
  if (result.unread.length > 0) sentences.push(t('Could not be read: {0}.', filesInWords(result.unread.length)));
  return sentences.join(' ');
}
