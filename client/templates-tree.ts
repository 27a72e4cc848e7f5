import { t } from '@vscode/l10n';
import type { TemplateSummary, TemplatesResult, UnreadFile } from '../shared/protocol';
import { type StatusWords, statusWords } from './status-words';
import { isFiltering, matches, noFilter, type TemplateFilter } from './template-filter';
import { type Grouping, placeOf } from './template-groups';
import {
  baseName,
  errors,
  files,
  findingsSentence,
  markdownText,
  oneLine,
  pecrVerdictWords,
  problemWords,
  templates as templatesInWords,
} from './words';

/** A group of the Templates view: templates that have something in common, or the files that could not be read. */
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

/** What the Templates view shows, and how. */
export interface TemplatesLayout {
  readonly grouping: Grouping;
  readonly filter: TemplateFilter;
}

/**
 * The Templates view: groups in their order, without empty ones, with the templates that the filter lets through; files that could
 * not be read last, unless something is filtered.
 */
export function templatesTree(
  result: TemplatesResult,
  { grouping, filter }: TemplatesLayout = { grouping: 'status', filter: noFilter },
): GroupNode[] {
  const sameTitle = titleCounts(result.templates);
  const groups = new Map<string, { place: ReturnType<typeof placeOf>; children: TemplateNode[] }>();
  for (const template of result.templates) {
    if (!matches(template, filter)) continue;
    const place = placeOf(template, grouping);
    const group = groups.get(place.key) ?? { place, children: [] };
    groups.set(place.key, group);
    const showFile = (sameTitle.get(titleOf(template)) ?? 0) > 1;
    group.children.push(templateNode(template, { showFile, showStatus: grouping !== 'status' }));
  }
  const ordered = [...groups.values()].sort(
    (a, b) => a.place.rank - b.place.rank || a.place.label.localeCompare(b.place.label, 'en-GB'),
  );
  const tree = ordered.map(({ place: { key, label, words }, children }): GroupNode => {
    const spoken = `${label}: ${templatesInWords(children.length)}. ${words.meaning}`;
    const id = `${grouping}:${key}`;
    return { kind: 'group', id, label: `${label} (${children.length})`, words, spoken, children };
  });
  if (result.unread.length > 0 && !isFiltering(filter)) {
    tree.push({
      kind: 'group',
      id: 'unread',
      label: `${t('Not read')} (${result.unread.length})`,
      words: {
        icon: 'eye-closed',
        colour: 'problemsWarningIcon.foreground',
        meaning: t('These files were not checked.'),
      },
      spoken: t('Not read: {0}. These files were not checked.', files(result.unread.length)),
      children: result.unread.map(unreadNode),
    });
  }
  return tree;
}

function titleCounts(templates: readonly TemplateSummary[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const template of templates) counts.set(titleOf(template), (counts.get(titleOf(template)) ?? 0) + 1);
  return counts;
}

/** The number for the view's badge: templates that somebody has something to do about, shown or not. */
export function templatesNeedingAttention(result: TemplatesResult): number {
  return result.templates.filter(({ needsAttention }) => needsAttention).length;
}

const titles = new WeakMap<TemplateSummary, string>();

/** The title that people know a template by; its file name where it has none. */
export function titleOf(template: TemplateSummary): string {
  let title = titles.get(template);
  if (title === undefined) {
    title = oneLine(template.title) || baseName(template.path);
    // Asked for again of all templates whenever one of thousands changes.
    titles.set(template, title);
  }
  return title;
}

/** Whether a new assessment stub is what this template lacks. */
export function lacksAssessment(template: TemplateSummary): boolean {
  return template.assessment.status === 'missing' || template.assessment.status === 'not-found';
}

/** Why a template is among those that need attention, in a few words; empty where it isn't. */
export function attentionWords(template: TemplateSummary): string {
  if (!template.needsAttention) return '';
  const { status } = template.assessment;
  const settled = status === 'covered' || status === 'not-needed';
  const { counts } = template;
  // While its findings are looked for there is nothing to be named.
  const broken = counts && counts.error > 0 ? errors(counts.error) : '';
  return [settled ? '' : statusWords[status].label, broken].filter(Boolean).join(', ');
}

/** The item of one template. `idPrefix` tells it from other items of the same template in one view. */
export function templateNode(
  template: TemplateSummary,
  { showFile, showStatus, idPrefix = 'template:' }: { showFile: boolean; showStatus: boolean; idPrefix?: string },
): TemplateNode {
  const words = statusWords[template.assessment.status];
  const label = titleOf(template);
  const channel = oneLine(template.channel);
  const context = ['template'];
  if (lacksAssessment(template)) context.push('lacksAssessment');
  if (template.assessment.uri !== undefined) context.push('hasAssessment');
  const described = [
    showFile ? baseName(template.path) : '',
    channel,
    showStatus ? words.label : '',
    problemWords(template.counts),
  ];
  return {
    kind: 'template',
    id: `${idPrefix}${template.uri}`,
    label,
    description: described.filter(Boolean).join(' · '),
    context: context.join(' '),
    words,
    spoken: [label, channel, words.label, findingsSentence(template.counts)].filter(Boolean).join(', '),
    summary: template,
  };
}

/** Markdown with all user text escaped. */
export function templateTooltip(template: TemplateSummary): string {
  const words = statusWords[template.assessment.status];
  const { pecr, counts } = template;
  return [
    `**${markdownText(titleOf(template))}**`,
    `**${words.label}.** ${markdownText(template.assessment.why || words.meaning)}`,
    `**PECR: ${markdownText(pecrVerdictWords(pecr.verdict))}.** ${markdownText(pecr.why)}`.trim(),
    `**${t('Findings')}:** ${findingsSentence(counts)}`,
    ...(template.owner === '' ? [] : [`**${t('Owner')}:** ${markdownText(template.owner)}`]),
    markdownText(template.path),
  ].join('\n\n');
}

function unreadNode(file: UnreadFile): UnreadNode {
  const label = baseName(file.path);
  const reason = oneLine(file.reason);
  return {
    kind: 'unread',
    id: `unread:${file.uri}`,
    label,
    description: reason,
    spoken: t('{0}, not read: {1}', label, reason),
    tooltip: `**${t('Not read')}:** ${markdownText(reason)}\n\n${markdownText(file.path)}`,
    file,
  };
}
