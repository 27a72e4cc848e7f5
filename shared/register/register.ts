import { assessmentStatuses } from '../assessment/status';
import { verdicts } from '../decision/verdict';
import {
  approval,
  assessment,
  change,
  counts,
  file,
  finding,
  pack,
  policy,
  revision,
  template,
  waiver,
} from './row-shapes';
import { choice, count, day, exactly, list, type Of, optional, record, text } from './shape';

/*
 * What the register holds, described once. Only plain data: the same files and day give the same bytes in every format. Paths are
 * relative to the folder the register was made in, with forward slashes.
 */

/** The register: the evidence of every decision, as it stood on one day. */
export const registerShape = record(
  {
    schema: exactly(1, 'Version of this format.'),
    tool: record(
      {
        name: exactly('lawful-outreach', 'The tool.'),
        version: text('Its version.'),
        rulesetDate: day('The day on which its rules were last held against the law.'),
      },
      'What made it.',
    ),
    today: day('The day as of which everything was judged.'),
    statement: text('The result in one sentence.'),
    scope: list(
      record(
        {
          folder: text('Folder that was read, relative to where the register was made.'),
          paths: list(text('A path.'), 'What of it was asked for; empty for all of it.'),
          revision: optional(revision),
        },
        'One folder.',
      ),
      'What was looked at.',
    ),
    files: record(
      {
        templates: count('Templates.'),
        assessments: count('Assessments.'),
        policies: count('Policies.'),
        packs: count('House packs.'),
        unread: count('Files that could not be read.'),
      },
      'How many files were found.',
    ),
    unread: list(record({ file, reason: text('Why.') }, 'One file.'), 'Files that could not be read, and why.'),
    summary: record(
      {
        needAttention: count('Templates that somebody has to look at.'),
        findings: counts,
        waived: count('Findings that waivers accept.'),
        reviewsOverdue: count('Approved assessments whose review is overdue.'),
        reviewsDueSoon: count('Approved assessments to be reviewed within 30 days.'),
        orphans: count('Assessments that no template refers to.'),
        expired: count('Assessments that have expired.'),
        statuses: list(
          record({ status: choice(assessmentStatuses, 'Status.'), count: count('Templates.') }, 'One status.'),
          'Templates by the status of their assessment, worst first.',
        ),
        pecr: list(
          record({ verdict: choice(verdicts, 'Verdict.'), count: count('Templates.') }, 'One verdict.'),
          'Templates by the decision under PECR.',
        ),
        rules: list(
          record({ rule: text('Code.'), title: text('What it is about.'), count: count('Findings.') }, 'One rule.'),
          'Open findings by rule, most first.',
        ),
        reviews: list(
          record({ when: text('overdue, or a month as YYYY-MM.'), count: count('Assessments.') }, 'One month.'),
          'Reviews that are overdue or due in the coming twelve months.',
        ),
      },
      'In numbers.',
    ),
    policies: list(policy, 'Policies in force.'),
    packs: list(pack, 'Packs of wordings in force.'),
    templates: list(template, 'Every template that could be read, by file.'),
    findings: list(finding, 'Every finding, by file and place; what is fixed or gone stands last.'),
    waivers: list(waiver, 'Every waiver, by file and place.'),
    assessments: list(assessment, 'Every assessment that could be read, by file.'),
    approvals: list(approval, 'Every recorded approval, by assessment.'),
    since: optional(
      record(
        {
          name: text('The earlier register, or the revision, that was compared with.'),
          today: day('The day as of which that was judged.'),
          changes: list(change, 'What has changed.'),
        },
        'What has changed since; only where that was asked for.',
      ),
    ),
    disclaimer: list(text('One statement.'), 'What this register is not.'),
  },
  'What is on record about outreach templates and the assessments behind them.',
);

export type Register = Of<typeof registerShape>;
export type TemplateRow = Register['templates'][number];
export type FindingRow = Register['findings'][number];
export type WaiverRow = Register['waivers'][number];
export type AssessmentRow = Register['assessments'][number];
export type ApprovalRow = Register['approvals'][number];
export type Scope = Register['scope'][number];
export type Revision = NonNullable<Scope['revision']>;
export type Change = NonNullable<Register['since']>['changes'][number];
