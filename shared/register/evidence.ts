import { sha256 } from '../assessment/sha256';
import { dueSoon } from '../assessment/status';
import { type Verdict, verdicts } from '../decision/verdict';
import type { AssessmentSubject } from '../lint/assessment-subject';
import type { Check } from '../lint/check';
import type { Finding, Severity } from '../lint/finding';
import { overviewOf } from '../overview/overview';
import { reviewTimeOf } from '../overview/reviews';
import type { Pack } from '../phrasing/pack';
import type { Policy } from '../policy/policy';
import type { PolicyFile } from '../policy/policy-file';
import { Lines } from '../text/lines';
import { entryOf } from '../text/tree';
import { rulesetDate, version } from '../version';
import { approvalRows, assessmentRow } from './assessment-rows';
import { builtInPackVersions } from './built-in-packs.prepared';
import { disclaimer } from './disclaimer';
import type { FindingRow, Register, Scope, TemplateRow, WaiverRow } from './register';
import { findingRows, templateRow, waiverRows } from './template-rows';
import { counted, countsInWords } from './words';

/** What was read in one folder, and what was made of it. */
export interface FolderEvidence {
  readonly scope: Scope;
  /** Leads from where the register is made to the folder: empty, or ending in a slash. */
  readonly prefix: string;
  /** Those that were asked for. */
  readonly templates: readonly TemplateEvidence[];
  /** The fingerprint of any template of the folder: an approval may be of one that wasn't asked for. */
  readonly fingerprintOf: (path: string) => string | undefined;
  readonly assessments: readonly { readonly subject: AssessmentSubject; readonly findings: readonly Finding[] }[];
  readonly policies: readonly {
    readonly file: PolicyFile;
    readonly policy: Policy;
    readonly findings: readonly Finding[];
  }[];
  readonly packs: readonly { readonly pack: Pack; readonly findings: readonly Finding[] }[];
  /** By path in the folder. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
}

/** What of a template belongs into the register. Of thousands, their checks are too large to be held for it. */
export interface TemplateEvidence {
  readonly row: TemplateRow;
  readonly findings: readonly FindingRow[];
  readonly waivers: readonly WaiverRow[];
  /** Path of the policy that holds for it; undefined where there is none. */
  readonly policy: string | undefined;
}

/** What is on record about a template; `prefix` as in {@link FolderEvidence}. */
export function templateEvidence(check: Check, prefix: string): TemplateEvidence {
  const { template, findings, waived, policy } = check;
  const { text, lines } = template;
  return {
    row: templateRow(check, prefix),
    findings: findingRows({ file: prefix + template.path, text, lines, findings, waived }),
    waivers: waiverRows(check, prefix),
    policy: policy.file?.path,
  };
}

export interface Evidence {
  readonly folders: readonly FolderEvidence[];
  /** ISO day. */
  readonly today: string;
  /** What couldn't be read beside the files of the folders: paths that were asked for. */
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
}

/** The register of what was read. Pure: the same evidence gives the same register. Never throws. */
export function registerOf({ folders, today, unread: others }: Evidence): Register {
  const templates = byFile(folders.flatMap(({ templates }) => templates.map(({ row }) => row)));
  const assessments = byFile(
    folders.flatMap(({ assessments, prefix }) => assessments.map((each) => assessmentRow(each, prefix))),
  );
  const findings = byFile(folders.flatMap(allFindings));
  const unread = byFile([
    ...folders.flatMap(({ unread, prefix }) => unread.map(({ path, reason }) => ({ file: prefix + path, reason }))),
    ...others,
  ]);
  const open = findings.filter(({ disposition }) => disposition === 'open');
  const overview = overviewOf({
    templates: templates.map(({ assessment, needsAttention, waived }) => ({
      status: assessment.status,
      needsAttention,
      waived,
      waivers: [],
    })),
    assessments: folders.flatMap(({ assessments }) =>
      assessments.map(({ subject: { assessment, today } }) => ({
        review: reviewTimeOf(assessment, today),
        dueSoon: dueSoon(assessment, today) !== undefined,
      })),
    ),
    findings: open,
    unread: unread.length,
    today,
  });
  const count = (kind: 'assessments' | 'policies' | 'packs') =>
    folders.reduce((sum, each) => sum + each[kind].length, 0);
  return {
    schema: 1,
    tool: { name: 'lawful-outreach', version, rulesetDate },
    today,
    statement: statementOf(overview.counts, overview.waived, unread.length),
    scope: folders.map(({ scope }) => scope),
    files: {
      templates: templates.length,
      assessments: count('assessments'),
      policies: count('policies'),
      packs: count('packs'),
      unread: unread.length,
    },
    unread,
    summary: {
      needAttention: overview.needAttention,
      findings: overview.counts,
      waived: overview.waived,
      reviewsOverdue: overview.reviewsOverdue,
      reviewsDueSoon: overview.reviewsDueSoon,
      orphans: assessments.filter(({ isOrphan }) => isOrphan).length,
      expired: assessments.filter(({ isExpired }) => isExpired).length,
      statuses: overview.statuses,
      pecr: verdictCounts(templates.map(({ pecr }) => pecr.verdict)),
      rules: overview.rules.map(({ rule, title, count }) => ({ rule, title, count })),
      reviews: overview.reviews.map(({ time, count }) => ({ when: time, count })),
    },
    policies: byFile(folders.flatMap(policyRows)),
    packs: [...builtInPackVersions, ...folders.flatMap(packRows)],
    templates,
    findings,
    waivers: byFile(folders.flatMap(({ templates }) => templates.flatMap(({ waivers }) => waivers))),
    assessments,
    approvals: folders.flatMap((folder) =>
      folder.assessments.flatMap(({ subject }) => approvalRows(subject, folder.fingerprintOf, folder.prefix)),
    ),
    disclaimer,
  };
}

/** The result in one sentence. It never says more than that these checks found nothing. */
function statementOf(counts: Readonly<Record<Severity, number>>, waived: number, unread: number): string {
  const words = countsInWords(counts);
  const nothing =
    unread > 0 ? 'No issues found by these checks in what could be read.' : 'No issues found by these checks.';
  const accepted = waived === 0 ? '' : ` ${counted(waived, 'finding is', 'findings are')} accepted by waivers.`;
  const missing = unread === 0 ? '' : ` ${counted(unread, 'file')} could not be read.`;
  return `${words === '' ? nothing : `Open: ${words}.`}${accepted}${missing}`;
}

function allFindings({ templates, assessments, policies, packs, prefix }: FolderEvidence): FindingRow[] {
  const rows = (path: string, text: string, lines: Lines, findings: readonly Finding[]) =>
    findingRows({ file: prefix + path, text, lines, findings, waived: [] });
  return [
    ...templates.flatMap(({ findings }) => findings),
    ...assessments.flatMap(({ subject, findings }) =>
      rows(subject.assessment.path, subject.text, new Lines(subject.text), findings),
    ),
    ...policies.flatMap(({ file, findings }) => rows(file.path, file.text, file.lines, findings)),
    ...packs.flatMap(({ pack, findings }) => rows(pack.path, pack.text, new Lines(pack.text), findings)),
  ];
}

function policyRows({ policies, templates, prefix }: FolderEvidence): Register['policies'] {
  const holdsFor = new Map<string | undefined, number>();
  for (const { policy } of templates) holdsFor.set(policy, (holdsFor.get(policy) ?? 0) + 1);
  return policies.map(({ file, policy }) => ({
    file: prefix + file.path,
    extends: [],
    rules: [],
    // One that others extend holds for nothing by itself.
    ...(policy.file === file && {
      extends: policy.files.slice(1).map(({ path }) => prefix + path),
      riskAppetite: policy.riskAppetite,
      ...(policy.riskAppetiteReason !== undefined && { riskAppetiteReason: policy.riskAppetiteReason }),
      rules: [...policy.rules]
        .map(([rule, { severity }]) => ({ rule, severity }))
        .sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    }),
    templates: holdsFor.get(file.path) ?? 0,
    fingerprint: textFingerprint(file.text),
  }));
}

function packRows({ packs, prefix }: FolderEvidence): Register['packs'] {
  return packs.map(({ pack }) => {
    const written = entryOf(pack.root, 'version')?.value;
    return {
      name: prefix + pack.path,
      kind: 'house',
      ...(written?.kind === 'scalar' && written.text !== '' && { version: written.text }),
      fingerprint: textFingerprint(pack.text),
      problems: pack.problems.length,
    };
  });
}

/** Tells one text of a whole file from others. */
function textFingerprint(text: string): string {
  return `sha256:${sha256(text).slice(0, 32)}`;
}

function verdictCounts(found: readonly Verdict[]): { verdict: Verdict; count: number }[] {
  return verdicts.flatMap((verdict) => {
    const count = found.filter((each) => each === verdict).length;
    return count === 0 ? [] : [{ verdict, count }];
  });
}

/** By file; rows of one file stay in their order. */
function byFile<Row extends { readonly file: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
