import { decisions, lifecycleStates, opinions } from '../assessment/assessment';
import { assessmentStatuses, standings } from '../assessment/status';
import { verdicts } from '../decision/verdict';
import { severities } from '../lint/finding';
import { riskAppetites } from '../vocabulary/choices';
import { choice, count, day, flag, list, optional, record, text } from './shape';

/* What the rows of the register hold. */

export const file = text('Path of the file.');

/** The severities, each with a number of findings. */
export const counts = record(
  {
    error: count('Errors.'),
    warning: count('Warnings.'),
    information: count('Notes.'),
    hint: count('Hints.'),
  },
  'Findings that are open, by severity.',
);

const approvalStates = ['current', 'changed', 'replaced', 'no-template', 'not-compared'] as const;
const approvalState = choice(
  approvalStates,
  'current: what was approved is what stands there now. changed: it is not. replaced: a later approval of the same template follows. no-template: no template has that id and refers to the assessment. not-compared: it was recorded without a fingerprint.',
);

export const template = record(
  {
    file,
    id: text('Id by which approvals know the template.'),
    title: text('Its title; empty where it has none.'),
    status: text('How far its author says it is: draft, live and so on.'),
    owner: text('Who owns it; empty where nobody is named.'),
    channel: text('How it is sent; empty where that is not said.'),
    purpose: text('What it is for; empty where that is not said.'),
    campaign: optional(
      record(
        { name: optional(text('Name.')), start: optional(text('First day.')), end: optional(text('Last day.')) },
        'The campaign it belongs to.',
      ),
    ),
    nature: record(
      {
        declared: optional(text('What its author declares it to be.')),
        effective: text('What its words make of it, as these checks read them.'),
      },
      'Kind of message.',
    ),
    pecr: record(
      {
        verdict: choice(verdicts, 'May it be sent?'),
        route: optional(text('The route through PECR that is claimed.')),
        regulation: text('Where that is settled.'),
        why: text('Why.'),
      },
      'The decision under PECR.',
    ),
    ukGdpr: record(
      {
        basis: optional(text('The lawful basis that is declared.')),
        line: text('How it stands, in a few words.'),
        why: text('Why.'),
        source: text('Where that is settled.'),
      },
      'The decision under UK GDPR.',
    ),
    assessment: record(
      {
        ref: optional(text('Id of the assessment it refers to.')),
        version: optional(text('Version it refers to.')),
        file: optional(text('File of that assessment, where there is one.')),
        status: choice(assessmentStatuses, 'How the assessment stands for this template.'),
        why: text('Why.'),
      },
      'The legitimate interests assessment.',
    ),
    approval: optional(
      record(
        {
          by: optional(text('Who approved it.')),
          on: optional(day('When.')),
          version: optional(text('Version of the assessment.')),
          fingerprint: optional(text('Of what was approved.')),
          state: approvalState,
        },
        'The last approval of this template that its assessment records.',
      ),
    ),
    decisionRecord: optional(
      record(
        {
          by: optional(text('Who decided.')),
          on: optional(text('When.')),
          reason: optional(text('Why.')),
          riskAccepted: optional(text('The risk that was accepted.')),
        },
        'The recorded decision that a borderline message may go out.',
      ),
    ),
    fingerprint: text('Of what recipients get and who they are; another one as soon as that changes.'),
    policy: optional(text('The policy that holds for it; absent where none does.')),
    riskAppetite: choice(riskAppetites, 'How strictly it was judged.'),
    needsAttention: flag('Whether it holds an error or its assessment does not carry it.'),
    findings: counts,
    waived: count('Findings that waivers accept.'),
  },
  'One template with both decisions.',
);

const dispositions = ['open', 'waived', 'fixed', 'gone'] as const;

export const finding = record(
  {
    fingerprint: text('Names it in every register.'),
    disposition: choice(
      dispositions,
      'open: somebody has to look at it. waived: accepted with a reason. fixed: in the earlier register, and no longer found in the same file. gone: in the earlier register, and its file was removed, could not be read, or its rule has been switched off since.',
    ),
    file,
    line: count('Line in the file, from 1; of what is fixed or gone, where it was.'),
    column: count('Column in the line, from 1, in UTF-16 code units.'),
    rule: text('Code of the rule.'),
    severity: choice(severities, 'How serious it is.'),
    message: text('What was seen, why it matters, what to do.'),
    source: text('Source of law or practice.'),
    category: optional(text('Kind of promotional phrase.')),
    confidence: optional(text('How sure the checks are that the phrase promotes.')),
    waiver: optional(
      record(
        {
          reason: text('Why it is accepted.'),
          by: optional(text('Who accepted it.')),
          until: optional(text('Last day on which that holds.')),
        },
        'The waiver that accepts it.',
      ),
    ),
  },
  'One finding with what became of it.',
);

export const waiver = record(
  {
    file,
    line: count('Line in the file, from 1.'),
    rule: optional(text('Code of the rule whose findings it accepts.')),
    phrase: optional(text('Words it is limited to.')),
    reason: optional(text('Why.')),
    by: optional(text('Who.')),
    until: optional(text('Last day on which it holds.')),
    outcome: choice(
      ['used', 'unused', 'expired', 'invalid'],
      'used: it accepts findings. unused: there is nothing to accept. expired: its last day has passed and its findings are back. invalid: it does not count.',
    ),
  },
  'One waiver as the template records it.',
);

const history = record(
  {
    date: optional(day('When.')),
    who: optional(text('Who.')),
    change: optional(text('What was changed.')),
  },
  'One line of history.',
);

export const assessment = record(
  {
    file,
    id: optional(text('Id by which templates refer to it.')),
    title: text('Its title; empty where it has none.'),
    version: optional(text('Its version.')),
    status: optional(choice(lifecycleStates, 'The state that is written.')),
    standing: choice(standings, 'How it stands on the day of the register.'),
    why: text('Why.'),
    owner: optional(text('Business owner.')),
    author: optional(text('Who wrote it.')),
    approver: optional(text('Who approved it.')),
    approvedOn: optional(day('When it was approved.')),
    createdOn: optional(day('When it was begun.')),
    lastReviewedOn: optional(day('When it was last reviewed.')),
    reviewDue: optional(day('When it is next to be reviewed.')),
    supersededBy: optional(text('The assessment that took its place.')),
    interest: optional(text('The interest that is pursued.')),
    decision: optional(choice(decisions, 'What was decided.')),
    reasons: optional(text('Reasons given beside the decision.')),
    conditions: list(text('One condition.'), 'Conditions of going ahead.'),
    dpoReview: optional(
      record(
        {
          reviewer: optional(text('Who.')),
          date: optional(day('When.')),
          opinion: optional(choice(opinions, 'The advice.')),
          notes: optional(text('Notes.')),
        },
        'What the data protection officer advised.',
      ),
    ),
    safeguards: list(
      record(
        { description: text('What is done.'), status: optional(choice(['planned', 'in-place'], 'How far it is.')) },
        'One safeguard.',
      ),
      'Safeguards.',
    ),
    answered: count('Required questions that have an answer.'),
    required: count('Required questions.'),
    templates: list(file, 'Templates that refer to it.'),
    isOrphan: flag('Whether no template refers to it, though it is still in force or being written.'),
    isExpired: flag('Whether its review is so long overdue that it carries nothing any more.'),
    history: list(history, 'What was changed and by whom, as the file has it.'),
    findings: counts,
  },
  'One legitimate interests assessment.',
);

export const approval = record(
  {
    file: text('Assessment that records it.'),
    assessment: optional(text('Id of the assessment.')),
    template: optional(text('Id of the template.')),
    templateFile: optional(text('File of the template, where there is one.')),
    version: optional(text('Version of the assessment.')),
    fingerprint: optional(text('Of what was approved.')),
    on: optional(day('When.')),
    by: optional(text('Who.')),
    state: approvalState,
  },
  'One recorded approval.',
);

export const policy = record(
  {
    file,
    extends: list(file, 'Policies it takes settings from, the nearest first.'),
    riskAppetite: optional(
      choice(riskAppetites, 'How strictly templates are judged; absent where it only lends its settings to others.'),
    ),
    riskAppetiteReason: optional(text('Who decided on that, and why.')),
    rules: list(
      record(
        { rule: text('Code of the rule.'), severity: choice([...severities, 'off'], 'What the policy makes of it.') },
        'One rule.',
      ),
      'Rules whose severity the policy sets. What the law settles stays as it is.',
    ),
    templates: count('Templates of this register that it holds for.'),
    fingerprint: text('Of its text.'),
  },
  'One policy.',
);

export const pack = record(
  {
    name: text('Category of a pack that comes with the tool, or file of a house pack.'),
    kind: choice(['built-in', 'house'], 'Where it comes from.'),
    label: optional(text('What it is about.')),
    version: optional(text('Its version.')),
    fingerprint: optional(text('Of its text; only of house packs.')),
    problems: count('Parts of it that could not be read.'),
  },
  'One pack of wordings.',
);

const changeKinds = [
  'tool',
  'scope',
  'policy',
  'pack',
  'unread',
  'template',
  'finding',
  'waiver',
  'assessment',
  'history',
  'approval',
] as const;

export const change = record(
  {
    kind: choice(changeKinds, 'What it is about.'),
    change: choice(['added', 'removed', 'changed'], 'What happened to it.'),
    file: text('The file; empty where it is about none.'),
    name: text('What it is called.'),
    fields: list(
      record(
        {
          field: text('Which value.'),
          before: optional(text('What it was.')),
          after: optional(text('What it is now.')),
        },
        'One value.',
      ),
      'Values that differ; empty for what was added or removed.',
    ),
  },
  'One change.',
);

export const revision = record(
  {
    commit: text('Commit that is checked out.'),
    date: day('Day of the commit.'),
    dirty: flag('Whether files of this register differ from that commit.'),
  },
  'What version control says; absent where there is none.',
);
