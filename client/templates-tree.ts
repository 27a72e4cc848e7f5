import { assessmentStatuses } from '../shared/assessment/status';
import type { TemplateSummary, TemplatesResult, UnreadFile } from '../shared/protocol';
import { type StatusWords, statusWords } from './status-words';
import { baseName, counted, findingsSentence, markdownText, oneLine, pecrVerdictWords, problemWords } from './words';

/** A group of the Templates view: one assessment status, or the files that could not be read. */
export interface GroupNode {
  readonly kind: 'group';
  /** The same for the same group at every refresh, so that the view keeps it open or closed. */
  readonly id: string;
  readonly label: string;
  readonly words: Pick<StatusWords, 'icon' | 'colour' | 'meaning'>;
  readonly spoken: string;
  readonly children: readonly (TemplateNode | UnreadNode)[];
}

export interface TemplateNode {
  readonly kind: 'template';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What the item allows: words that menus test with `=~`. */
  readonly context: string;
  readonly words: StatusWords;
  readonly spoken: string;
  /** Markdown with all user text escaped. */
  readonly tooltip: string;
  readonly summary: TemplateSummary;
}

export interface UnreadNode {
  readonly kind: 'unread';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
  readonly tooltip: string;
  readonly file: UnreadFile;
}

export type TreeNode = GroupNode | TemplateNode | UnreadNode;

/**
 * The Templates view: groups by assessment status, worst first, without empty ones; files that could not be read last.
 */
export function templatesTree(result: TemplatesResult): GroupNode[] {
  const sameTitle = new Map<string, number>();
  for (const template of result.templates) {
    const label = titleOf(template);
    sameTitle.set(label, (sameTitle.get(label) ?? 0) + 1);
  }
  const groups: GroupNode[] = [];
  for (const status of assessmentStatuses) {
    const templates = result.templates.filter((template) => template.assessment.status === status);
    if (templates.length === 0) continue;
    const words = statusWords[status];
    groups.push({
      kind: 'group',
      id: `status:${status}`,
      label: `${words.label} (${templates.length})`,
      words,
      spoken: `${words.label}: ${counted(templates.length, 'template')}. ${words.meaning}`,
      children: templates.map((template) => templateNode(template, (sameTitle.get(titleOf(template)) ?? 0) > 1)),
    });
  }
  if (result.unread.length > 0) {
    groups.push({
      kind: 'group',
      id: 'unread',
      label: `Not read (${result.unread.length})`,
      words: { icon: 'eye-closed', colour: 'problemsWarningIcon.foreground', meaning: 'These files were not checked.' },
      spoken: `Not read: ${counted(result.unread.length, 'file')}. These files were not checked.`,
      children: result.unread.map(unreadNode),
    });
  }
  return groups;
}

/** The number for the view's badge: templates with at least one error. */
export function templatesWithErrors(result: TemplatesResult): number {
  return result.templates.filter((template) => template.counts.error > 0).length;
}

/** The title that people know a template by; its file name where it has none. */
export function titleOf(template: TemplateSummary): string {
  return oneLine(template.title) || baseName(template.path);
}

/** Whether a new assessment stub is what this template lacks. */
export function lacksAssessment(template: TemplateSummary): boolean {
  return template.assessment.status === 'missing' || template.assessment.status === 'not-found';
}

function templateNode(template: TemplateSummary, showFile: boolean): TemplateNode {
  const words = statusWords[template.assessment.status];
  const label = titleOf(template);
  const channel = oneLine(template.channel);
  const problems = problemWords(template.counts);
  const context = ['template'];
  if (lacksAssessment(template)) context.push('lacksAssessment');
  if (template.assessment.uri !== undefined) context.push('hasAssessment');
  return {
    kind: 'template',
    id: `template:${template.uri}`,
    label,
    description: [showFile ? baseName(template.path) : '', channel, problems].filter(Boolean).join(' · '),
    context: context.join(' '),
    words,
    spoken: [label, channel, words.label, findingsSentence(template.counts)].filter(Boolean).join(', '),
    tooltip: [
      `**${markdownText(label)}**`,
      `**${words.label}.** ${markdownText(template.assessment.why || words.meaning)}`,
      `**PECR: ${markdownText(pecrVerdictWords(template.pecr.verdict))}.** ${markdownText(template.pecr.why)}`.trim(),
      `**Findings:** ${findingsSentence(template.counts)}`,
      markdownText(template.path),
    ].join('\n\n'),
    summary: template,
  };
}

function unreadNode(file: UnreadFile): UnreadNode {
  const label = baseName(file.path);
  const reason = oneLine(file.reason);
  return {
    kind: 'unread',
    id: `unread:${file.uri}`,
    label,
    description: reason,
    spoken: `${label}, not read: ${reason}`,
    tooltip: `**Not read:** ${markdownText(reason)}\n\n${markdownText(file.path)}`,
    file,
  };
}
