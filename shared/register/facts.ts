import { verdictWords } from '../decision/verdict';
import { monthInWords } from '../overview/reviews';
import { dayInWords } from '../text/iso-day';
import type { Change, Register, Scope } from './register';
import { counted, grouped, plainWords } from './words';

/** What stands at the head of a register for people, in pairs. */
export function aboutRows(register: Register): (readonly [string, string])[] {
  const { tool, scope, files, policies } = register;
  const read = [
    counted(files.templates, 'template'),
    counted(files.assessments, 'assessment'),
    counted(files.policies, 'policy', 'policies'),
    counted(files.packs, 'house pack'),
  ].join(', ');
  const unread = files.unread === 0 ? 'none left out' : `${counted(files.unread, 'file')} could not be read`;
  const appetites =
    policies.length === 0
      ? 'balanced (no policy says otherwise)'
      : policies
          .flatMap(({ file, riskAppetite, riskAppetiteReason }) =>
            riskAppetite === undefined
              ? []
              : `${riskAppetite} (${file}${riskAppetiteReason === undefined ? '' : `: ${riskAppetiteReason}`})`,
          )
          .join('; ');
  return [
    ['Made by', `${tool.name} ${tool.version}`],
    ['Rules as of', dayInWords(tool.rulesetDate)],
    ['Judged as of', dayInWords(register.today)],
    ...scope.flatMap((each): (readonly [string, string])[] => [
      ['Folder', scopeWords(each)],
      ['Version control', revisionWords(each)],
    ]),
    ['Files', `${read}; ${unread}`],
    ['Risk appetite', appetites],
  ];
}

function scopeWords({ folder, paths }: Scope): string {
  const name = folder === '.' ? 'the folder it was made in' : folder;
  return paths.length === 0 ? `${name}, all of it` : `${name}, of it: ${paths.join(', ')}`;
}

function revisionWords({ revision }: Scope): string {
  if (!revision) return 'none that could be read';
  const dirty = revision.dirty ? 'files of this register differ from it' : 'files of this register are as committed';
  return `commit ${revision.commit} of ${dayInWords(revision.date)}; ${dirty}`;
}

/** Templates and assessments in numbers. */
export function standingCounts({ files, summary }: Register): (readonly [string, string])[] {
  return [
    ['Templates', grouped(files.templates)],
    ['Templates that need attention', grouped(summary.needAttention)],
    ['Assessments', grouped(files.assessments)],
    ['Reviews overdue', grouped(summary.reviewsOverdue)],
    ['Reviews due within 30 days', grouped(summary.reviewsDueSoon)],
    ['Orphan assessments', grouped(summary.orphans)],
    ['Expired assessments', grouped(summary.expired)],
  ];
}

/** Findings in numbers. */
export function findingCounts({ summary, waivers }: Register): (readonly [string, string])[] {
  const { error, warning, information, hint } = summary.findings;
  return [
    ['Open errors', grouped(error)],
    ['Open warnings', grouped(warning)],
    ['Open notes and hints', grouped(information + hint)],
    ['Findings accepted by waivers', grouped(summary.waived)],
    ['Waivers', grouped(waivers.length)],
  ];
}

/** Assessments that no template refers to and those that carry nothing any more: name, what is wrong, why. */
export function settledRows({ assessments }: Register): (readonly [string, string, string])[] {
  return assessments
    .filter(({ isOrphan, isExpired }) => isOrphan || isExpired)
    .map(({ id, file, isOrphan, isExpired, why }) => [
      id === undefined ? file : `${id} (${file})`,
      [isExpired ? 'expired' : '', isOrphan ? 'orphan' : ''].filter(Boolean).join(', '),
      isExpired ? why : 'No template refers to it.',
    ]);
}

/** Charts: what is counted, and each bar with its number. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  readonly bars: readonly { readonly label: string; readonly count: number }[];
}

/** More rules than this stand in the table of findings only. */
const mostRules = 15;

export function chartsOf({ summary }: Register): Chart[] {
  const { statuses, pecr, rules, reviews } = summary;
  return [
    {
      id: 'statuses',
      title: 'Templates by assessment',
      bars: statuses.map(({ status, count }) => ({ label: plainWords(status), count })),
    },
    {
      id: 'pecr',
      title: 'Templates by decision under PECR',
      bars: pecr.map(({ verdict, count }) => ({ label: verdictWords[verdict], count })),
    },
    {
      id: 'rules',
      title: rules.length > mostRules ? `Open findings: the ${mostRules} rules with most` : 'Open findings by rule',
      bars: rules.slice(0, mostRules).map(({ rule, count }) => ({ label: rule, count })),
    },
    {
      id: 'reviews',
      title: 'Reviews overdue and due in twelve months',
      bars: reviews.some(({ count }) => count > 0)
        ? reviews.map(({ when, count }) => ({ label: when === 'overdue' ? 'overdue' : monthInWords(when), count }))
        : [],
    },
  ];
}

/** "status: draft → approved; owner: none → Helen Marsh". */
export function fieldWords({ fields }: Change): string {
  return fields.map(({ field, before, after }) => `${field}: ${before || 'none'} → ${after || 'none'}`).join('; ');
}
