import { t } from '@vscode/l10n';
import type { AssessmentStatus } from '../shared/assessment/status';

/** How one assessment status is shown: always in words, with an icon of its own shape; the colour only adds. */
export interface StatusWords {
  /** Name of the group in the Templates view. */
  readonly label: string;
  /** Name of a codicon; no two statuses share one. */
  readonly icon: string;
  /** Id of a theme colour, where one helps. */
  readonly colour?: string;
  /** What the status means for the writer, in one sentence. */
  readonly meaning: string;
}

const stop = 'problemsErrorIcon.foreground';
const look = 'problemsWarningIcon.foreground';
const fine = 'testing.iconPassed';

/** The words for every status, for people who write messages and not law. */
export const statusWords: Readonly<Record<AssessmentStatus, StatusWords>> = {
  rejected: {
    label: t('Assessment rejected'),
    icon: 'circle-slash',
    colour: stop,
    meaning: t('The assessment decided against this kind of message.'),
  },
  withdrawn: {
    label: t('Assessment withdrawn'),
    icon: 'discard',
    colour: stop,
    meaning: t('The assessment was taken back and can no longer be relied on.'),
  },
  superseded: {
    label: t('Assessment superseded'),
    icon: 'replace',
    colour: stop,
    meaning: t('A newer assessment has taken the place of the one this template names.'),
  },
  'not-found': {
    label: t('Assessment not found'),
    icon: 'debug-disconnect',
    colour: stop,
    meaning: t('The template names an assessment that is not in this workspace.'),
  },
  missing: {
    label: t('Missing assessment'),
    icon: 'question',
    colour: stop,
    meaning: t('The template relies on legitimate interests but names no assessment.'),
  },
  expired: {
    label: t('Assessment expired'),
    icon: 'history',
    colour: stop,
    meaning: t('The review date of the assessment passed too long ago.'),
  },
  mismatch: {
    label: t("Assessment doesn't fit"),
    icon: 'diff',
    colour: stop,
    meaning: t('The assessment does not cover what this template does.'),
  },
  changed: {
    label: t('Changed since approval'),
    icon: 'git-compare',
    colour: look,
    meaning: t('The message is no longer what was approved.'),
  },
  incomplete: {
    label: t('Assessment incomplete'),
    icon: 'tasklist',
    colour: look,
    meaning: t('The assessment still has answers or a decision to be written.'),
  },
  'changes-requested': {
    label: t('Changes requested'),
    icon: 'request-changes',
    colour: look,
    meaning: t('A reviewer asked for changes to the assessment.'),
  },
  draft: {
    label: t('Assessment in draft'),
    icon: 'edit',
    colour: look,
    meaning: t('The assessment is being written and nobody has approved it yet.'),
  },
  'in-review': {
    label: t('Assessment in review'),
    icon: 'eye',
    colour: look,
    meaning: t('The assessment is with a reviewer and not approved yet.'),
  },
  'review-due': {
    label: t('Assessment due for review'),
    icon: 'calendar',
    colour: look,
    meaning: t('The assessment is approved, but its review date has passed.'),
  },
  covered: {
    label: t('Covered by an assessment'),
    icon: 'check',
    colour: fine,
    meaning: t('An approved assessment covers this template.'),
  },
  'not-needed': {
    label: t('No assessment needed'),
    icon: 'dash',
    meaning: t('The template does not rely on legitimate interests for personal data.'),
  },
};
