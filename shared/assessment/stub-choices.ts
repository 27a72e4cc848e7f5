import type { AssessmentStatus } from './status';

/** Why a template is offered for a new assessment, in the order in which they are. */
export const stubGroups = ['selected', 'folder', 'purpose', 'without', 'other'] as const;
export type StubGroup = (typeof stubGroups)[number];

/** A template that a new assessment could be for. */
export interface StubCandidate {
  readonly path: string;
  /** Empty where it isn't said. */
  readonly purpose: string;
  readonly status: AssessmentStatus;
}

export interface StubStart {
  /** Paths of templates that were selected or are open. */
  readonly selected: readonly string[];
  /** A folder that was selected, relative to the workspace folder; '' for that folder itself. */
  readonly folder?: string | undefined;
}

/**
 * The templates in the order in which they are offered, and which of them are chosen beforehand: what was selected, and of the
 * folder or the purpose what still lacks an assessment. Where nothing was selected, those of the purpose that most of them lack one
 * for, because an assessment is for one purpose. Those that need none are left out unless somebody selected them.
 */
export function stubChoices<Candidate extends StubCandidate>(
  candidates: readonly Candidate[],
  { selected, folder }: StubStart,
): (Candidate & { readonly group: StubGroup; readonly picked: boolean })[] {
  const offered = candidates.filter(({ path, status }) => status !== 'not-needed' || selected.includes(path));
  const start = offered.filter(({ path }) => selected.includes(path));
  const purposes = new Set(start.map(({ purpose }) => purpose).filter((purpose) => purpose !== ''));
  const inFolder = ({ path }: StubCandidate) =>
    folder !== undefined && (folder === '' || path.startsWith(`${folder}/`));
  const isOpen = start.length === 0 && folder === undefined;
  const common = isOpen ? mostCommonPurpose(offered) : undefined;
  const choices = offered.map((each) => {
    const lacks = lacksAssessment(each);
    if (start.includes(each)) return { ...each, group: 'selected' as const, picked: true };
    if (inFolder(each)) return { ...each, group: 'folder' as const, picked: lacks };
    if (purposes.has(each.purpose)) return { ...each, group: 'purpose' as const, picked: lacks };
    return {
      ...each,
      group: lacks ? ('without' as const) : ('other' as const),
      picked: isOpen && lacks && each.purpose === common,
    };
  });
  return choices.sort((a, b) => stubGroups.indexOf(a.group) - stubGroups.indexOf(b.group));
}

function lacksAssessment({ status }: StubCandidate): boolean {
  return status === 'missing' || status === 'not-found';
}

/** Of equals the first. */
function mostCommonPurpose(candidates: readonly StubCandidate[]): string | undefined {
  const counts = new Map<string, number>();
  for (const each of candidates) {
    if (lacksAssessment(each)) counts.set(each.purpose, (counts.get(each.purpose) ?? 0) + 1);
  }
  let most: string | undefined;
  for (const [purpose, count] of counts) if (most === undefined || count > counts.get(most)!) most = purpose;
  return most;
}
