/** Our own requests and notifications beside LSP: names and types only. Offsets don't cross this border; LSP ranges do. */
import type { Answers, Question, Transition } from './assessment/lifecycle';
import type { Progress } from './assessment/progress';
import type { AssessmentStatus, Standing } from './assessment/status';
import type { StubGroup } from './assessment/stub-choices';
import type { Severity } from './lint/finding';
import type { Overview } from './overview/overview';
import type { ReviewTime } from './overview/reviews';
import type { Preview } from './preview/preview-types';
import type { RegisterFormat } from './register/format-names';
import type { Answers as TemplateAnswers } from './template/new-template';
import type { NewTemplateQuestion } from './template/new-template-questions';

/** Zero-based LSP range, UTF-16. */
export interface WireRange {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** What the Templates view shows of one template. */
export interface TemplateSummary {
  uri: string;
  /** Path relative to its workspace folder, forward slashes. */
  path: string;
  title: string;
  channel: string;
  /** Empty where nobody is named. */
  owner: string;
  /** What the campaign is called and its days, as ISO days; what isn't said is absent. */
  campaign: { name?: string; start?: string; end?: string };
  assessment: {
    status: AssessmentStatus;
    /** One sentence that says why this is the status. */
    why: string;
    ref?: string;
    /** File of the assessment, where the reference resolves. */
    uri?: string;
    /** When that assessment is to be reviewed; absent where it isn't approved. */
    review?: ReviewTime;
  };
  /** PECR verdict, a word of the output contract, and one sentence that says why. */
  pecr: { verdict: string; why: string };
  /** Absent while findings are made anew because an assessment changed that thousands may rely on; everything else holds already. */
  counts?: Record<Severity, number>;
  /** Whether somebody has something to do about it. Until there are counts, somebody may. */
  needsAttention: boolean;
  /** How long it is as its channel counts: "SMS: 2 segments, 168 of 306". Absent where the channel limits nothing in it. */
  length?: string;
  /** Where the worst finding stands; absent where there are none, or no counts yet. */
  firstFinding?: WireRange;
}

export interface UnreadFile {
  uri: string;
  path: string;
  reason: string;
}

/** What a client may name to be told only what is new: the state of the last answer it has. */
export interface NewsParams {
  since?: number;
}
export interface News {
  /** Names what the client has with this answer. */
  state: number;
  /** Whether everything is told, in order; else only what is new or changed since the state that was named. */
  complete: boolean;
  /** What there is no longer; empty where everything is told. */
  gone: string[];
}

/**
 * Request, {@link NewsParams} or none: every template the server knows, in path order. Answers once the first scan is done. Who names a
 * state is told at once how the assessment of each stands, and of the rest what takes no long; {@link templatesChangedNotification}
 * says when there is more. Everything is told with its counts.
 */
export const templatesRequest = 'outreach/templates';
export type TemplatesAnswer = TemplatesResult & News;
export interface TemplatesResult {
  templates: TemplateSummary[];
  unread: UnreadFile[];
  /** Risk appetite of each workspace folder's policy, for the language status item. */
  policies: { folder: string; riskAppetite: string; file?: string }[];
}

/** Notification, server to client, coalesced: ask for templates, assessments and overview again. */
export const templatesChangedNotification = 'outreach/templatesChanged';

/** What the Assessments view shows of one assessment. Which templates rely on it, those say. */
export interface AssessmentSummary {
  uri: string;
  /** Path relative to its workspace folder, forward slashes. */
  path: string;
  /** Empty where it has none: no template can name it then. */
  id: string;
  title: string;
  /** Empty where nobody is named. */
  owner: string;
  standing: Standing;
  /** One sentence that says why it stands so. */
  why: string;
  progress: Progress;
  /** ISO day. */
  reviewDue?: string;
  /** When it is to be reviewed; absent where it isn't approved. */
  review?: ReviewTime;
  /** Whether it is approved and that day comes within the next 30. */
  dueSoon: boolean;
}

/** Request, {@link NewsParams} or none: every assessment the server knows, in path order. Answers once the first scan is done. */
export const assessmentsRequest = 'outreach/assessments';
export type AssessmentsAnswer = { assessments: AssessmentSummary[] } & News;

/** Request: the edits that make templates refer to an assessment. Writes nothing; fails with a plain message where it can't be. */
export const linkTemplatesRequest = 'outreach/linkTemplates';
export interface LinkTemplatesParams {
  /** File of the assessment. */
  assessment: string;
  templates: string[];
}
export interface LinkTemplatesResult {
  /** Id of the assessment. */
  id: string;
  /** One entry for each template that didn't refer to it; `version` is null for a template that isn't open. */
  links: { uri: string; version: number | null; edits: { range: WireRange; newText: string }[] }[];
}

/** Request, no params: the numbers of all workspace folders, for the Overview panel. */
export const overviewRequest = 'outreach/overview';
export type OverviewResult = Overview;

/** Request: where the findings of one rule stand. */
export const findingsRequest = 'outreach/findings';
export interface FindingsParams {
  rule: string;
}
export interface FindingPlace {
  uri: string;
  /** Path relative to its workspace folder, forward slashes. */
  path: string;
  range: WireRange;
  severity: Severity;
  message: string;
}

/** Request: the text of an assessment stub for these templates and the edits that link it. Writes nothing. */
export const assessmentStubRequest = 'outreach/assessmentStub';
export interface AssessmentStubParams {
  templates: string[];
  /** Who owns it; the owner that the first template names where absent. */
  owner?: string;
  /** Months until the review; as the policy has it where absent. */
  reviewMonths?: number;
}
export interface AssessmentStubResult {
  id: string;
  /** The file to create; never one that exists. */
  uri: string;
  text: string;
  /** Link edits, one entry a template; `version` is null for a template that isn't open. */
  links: { uri: string; version: number | null; edits: { range: WireRange; newText: string }[] }[];
}

/** Request: what a new assessment could be for, and what the policy and the templates say of it. Writes nothing. */
export const stubChoicesRequest = 'outreach/stubChoices';
export interface StubChoicesParams {
  /** Templates that were selected or are open; their workspace folder is the one that counts. */
  templates: string[];
  /** A folder that was selected. */
  folder?: string;
}
export interface StubChoice {
  uri: string;
  /** Path relative to the workspace folder, forward slashes. */
  path: string;
  title: string;
  purpose: string;
  status: AssessmentStatus;
  group: StubGroup;
  /** Whether it is chosen beforehand. */
  picked: boolean;
}
export interface StubChoicesResult {
  /** In the order of their groups. */
  templates: StubChoice[];
  /** Who may own it: people of the policy and owners of templates. */
  owners: { name: string; role?: string }[];
  /** Owner of a template, by its URI; templates without one are left out. */
  ownerOf: Record<string, string>;
  /** Months until the review, as the policy has it. */
  reviewMonths: number;
}

/** Request: the edits that extend an assessment to cover a template. Writes nothing; fails with a plain message where it can't be. */
export const extendAssessmentRequest = 'outreach/extendAssessment';
/** What the client's command is called with, and all it has to ask for. */
export interface ExtendAssessmentSubject {
  template: string;
  /** Id of the assessment; the one that the template refers to where absent. */
  assessment?: string;
}
export interface ExtendAssessmentParams extends ExtendAssessmentSubject {
  /** Who extends it, for its history. */
  by?: string;
}
export interface ExtendAssessmentResult {
  id: string;
  /** What is added, in a few words. */
  adds: string;
  /** Status it has then. */
  status: string;
  /** People whom the policy names, as they would be recorded. */
  people: string[];
  /** Edits of the assessment first, and of the template where it refers to another; `version` is null for a file that isn't open. */
  edits: { uri: string; version: number | null; edits: { range: WireRange; newText: string }[] }[];
}

/** Request: what to ask next about a new template, as far as its answers go; null once nothing is left to ask. */
export const newTemplateQuestionRequest = 'outreach/newTemplateQuestion';
export interface NewTemplateQuestionParams {
  /** Folder the file goes to, by whose policy it is asked. */
  folder: string;
  /** By the path of the field; an empty text leaves it open. */
  answers: TemplateAnswers;
}
export interface NewTemplateQuestionResult extends NewTemplateQuestion {
  /** What the field means, and the law behind it. */
  help: string;
  source?: string;
  /** Values that other templates of the workspace have, most used first, where there is no list to choose from. */
  used: string[];
}

/** Request: the text of a new template: what was answered, and blank what else it has to say itself. Writes nothing. */
export const newTemplateRequest = 'outreach/newTemplate';
export interface NewTemplateParams extends NewTemplateQuestionParams {
  title: string;
}
export interface NewTemplateResult {
  /** The file to create; never one that exists. */
  uri: string;
  text: string;
  /** Where the message is to be written. */
  cursor: WireRange['start'];
}

/** Request: why one template was decided as it was, as a Markdown page; null for what is no template. */
export const explainDecisionRequest = 'outreach/explainDecision';
export interface ExplainDecisionParams {
  uri: string;
}
export interface ExplainDecisionResult {
  /** Title of the template, for the page's name. */
  title: string;
  markdown: string;
}

/** Request, no params: what selected words can be made in a house pack. */
export const phraseKindsRequest = 'outreach/phraseKinds';
export interface PhraseKindChoice {
  value: string;
  label: string;
  help: string;
}

/** Request: the edits that add words of a template to the house pack of its policy. Writes nothing. */
export const newPhraseRequest = 'outreach/newPhrase';
export interface NewPhraseParams {
  /** The template the words were selected in. */
  template: string;
  words: string;
  /** A value of the phrase kinds. */
  kind: string;
  reason: string;
}
export interface NewPhraseResult {
  /** The pack that gets the phrase. */
  pack: string;
  /** Files to create; never ones that exist. */
  create: { uri: string; text: string }[];
  /** Edits of files that exist; `version` is null for a file that isn't open. */
  edit: { uri: string; version: number | null; edits: { range: WireRange; newText: string }[] }[];
}

/** Request: the edits that write a waiver into a template's front-matter. Writes nothing; fails where it wouldn't count. */
export const waiverRequest = 'outreach/waiver';
/** What the client's waiver command is called with, and all it has to ask for. */
export interface WaiverSubject {
  uri: string;
  rule: string;
  /** Words of the message that the finding marks. */
  phrase?: string;
  /** Whether the policy wants every waiver to end. */
  needsEnd: boolean;
  /** People whom the policy names, as they would be recorded. */
  people: string[];
}
export interface WaiverParams {
  uri: string;
  rule: string;
  phrase?: string;
  reason: string;
  by?: string;
  /** ISO day: the last on which it holds. */
  until?: string;
}
export interface WaiverResult {
  /** Of the document the edits are for; null where it isn't open. */
  version: number | null;
  edits: { range: WireRange; newText: string }[];
}

/** Request: every setting in force for a template or folder, with its origin, as YAML to read. */
export const effectivePolicyRequest = 'outreach/effectivePolicy';
export interface EffectivePolicyParams {
  uri: string;
}
export interface EffectivePolicyResult {
  /** Path relative to its workspace folder, forward slashes; '' for that folder. */
  path: string;
  yaml: string;
}

/**
 * Request: a step in the life of an assessment, as edits of its file. Writes nothing. Asked without answers it tells what has to be
 * asked or what is in the way; asked again with answers and what was `seen` then, it gives the edits, unless a file has changed.
 */
export const lifecycleRequest = 'outreach/lifecycle';
/** What commands and quick fixes say; the rest is asked. */
export interface LifecycleSubject {
  /** The assessment, or a template that refers to it. */
  uri: string;
  transition: Transition;
  /** Approves only this template again; all that changed where absent. */
  template?: string;
}
export interface LifecycleParams extends LifecycleSubject {
  answers: Answers;
  /** As the last result named it; absent the first time. */
  seen?: string;
}
export type LifecycleResult =
  | { kind: 'refused'; message: string; gaps: { message: string; uri?: string; range?: WireRange }[] }
  | {
      kind: 'asks';
      /** The assessment. */
      uri: string;
      title: string;
      questions: Question[];
      seen: string;
    }
  | {
      kind: 'edits';
      uri: string;
      /** Of the document the edits are for; null where it isn't open. */
      version: number | null;
      edits: { range: WireRange; newText: string }[];
      /** What was recorded, in a few words. */
      done: string;
    };

/** Request: the text of a template as it was last approved; fails where none is kept. */
export const approvedTextRequest = 'outreach/approvedText';
export interface ApprovedTextParams {
  template: string;
}
export interface ApprovedTextResult {
  /** Line ends are those of the template as it is now, so that only what changed shows. */
  text: string;
  /** Id of the assessment. */
  assessment: string;
  /** ISO day. */
  on?: string;
  by?: string;
}

/** Request: the register of all workspace folders as a text. Writes nothing; fails with a plain message where it can't be made. */
export const registerRequest = 'outreach/register';
export interface RegisterParams {
  format: RegisterFormat;
  /** An earlier register in its JSON form, to say what has changed since. */
  earlier?: { name: string; text: string };
}
export interface RegisterResult {
  text: string;
  /** ISO day as of which it was made. */
  today: string;
}

/** Request, no params: the days on which reviews are due, assessments expire and waivers end, as an iCalendar file. */
export const calendarRequest = 'outreach/calendar';
export interface CalendarResult {
  text: string;
  /** How many entries it has. */
  days: number;
}

/*
 * Requests, server to client: files that the server can't reach itself, because it runs in a browser or the folder is a virtual one. Only
 * what stands in an open workspace folder is told.
 */
export const listFilesRequest = 'outreach/listFiles';
/** Above this many the rest of a folder isn't listed. */
export const mostFilesListed = 50_000;
export interface ListFilesParams {
  folder: string;
  /** Names of folders that are never entered. */
  leaveOut: string[];
}
export interface ListFilesResult {
  /** Relative to the folder, with forward slashes, in no order. Links are among them, folders aren't. */
  paths: string[];
  /** False where there are more than were listed. */
  complete: boolean;
}

export const readFilesRequest = 'outreach/readFiles';
export interface ReadFilesParams {
  uris: string[];
  /** In bytes; what is larger isn't read. */
  largest: number;
}
export interface ReadFilesResult {
  /** In the order in which they were asked for: the bytes in base64, why they weren't read, or null where there is no file. */
  files: ({ bytes: string } | { unread: 'large' | 'link' | 'permission' | 'failed' } | null)[];
}

export const fileStatusRequest = 'outreach/fileStatus';
export interface FileStatusParams {
  uri: string;
}
export interface FileStatusResult {
  /** Whether anything stands there, file or folder. */
  exists: boolean;
  /** As far as the file system tells. */
  writable: boolean;
}

/** Sent as initializationOptions: commands of the client that code actions may name instead of carrying edits. */
export interface InitializationOptions {
  /** Creates and links an assessment stub; arguments: [{ templates: [uri] }: AssessmentStubParams]. */
  assessmentStubCommand?: string;
  /** Asks for a reason and writes a waiver; arguments: [WaiverSubject]. */
  waiverCommand?: string;
  /** Shows why a template was decided as it was; arguments: [uri]. Code lenses name it. */
  explainDecisionCommand?: string;
  /** Asks what has to be asked and records a step in the life of an assessment; arguments: [LifecycleSubject]. */
  lifecycleCommand?: string;
  /** Shows what changed in a template since it was approved; arguments: [uri]. */
  changesCommand?: string;
  /** Shows places in files; arguments: [uri, position, Location[]], as LSP has them. Code lenses of assessments name it. */
  showPlacesCommand?: string;
  /** Asks who does it and extends an assessment to cover a template; arguments: [ExtendAssessmentSubject]. */
  extendAssessmentCommand?: string;
  /** Opens suggestions where the cursor is; no arguments. Completions that leave something to choose name it. */
  suggestCommand?: string;
  /** Whether the client reads files for the server where the server can't: {@link readFilesRequest} and its like. */
  readsFiles?: boolean;
  /** Whether values that templates inherit are shown beside their fields, for clients that can't be asked for `outreach.inlayHints`. */
  inlayHints?: { inheritedValues?: boolean } | undefined;
  /** What the server's own words are in the language of the window, by what they are in English; English where absent. */
  texts?: Record<string, string>;
  /** Address of a rule's page, with `{code}` where its code goes. Diagnostics and hovers link to it. */
  rulePages?: string;
}

/** Request: tests a pack by its own examples, or the phrasing checks by labelled texts. Reads the text given, no file. */
export const evaluateRequest = 'outreach/evaluate';
export interface EvaluateParams {
  uri: string;
  text: string;
}
export interface EvaluateResult {
  /** Plain text, a table. */
  report: string;
}

/** Request: a template as its recipient sees it; null for what is no template. */
export const previewRequest = 'outreach/preview';
export interface PreviewParams {
  uri: string;
}
export interface PreviewResult {
  /** Of the document that it shows; null where it isn't open. */
  version: number | null;
  preview: Preview<WireRange>;
}

/** Request, no params: the rules that have safe fixes in any file, those with most of them first. */
export const fixableRulesRequest = 'outreach/fixableRules';
export interface FixableRulesResult {
  rules: {
    rule: string;
    title: string;
    /** How many findings have one, and in how many files. */
    fixes: number;
    files: number;
  }[];
}

/** Request: the edits that apply every safe fix of one rule, in every file. Writes nothing; suggestions are left to people. */
export const fixRuleRequest = 'outreach/fixRule';
export interface FixRuleParams {
  rule: string;
}
export interface FixRuleResult {
  files: {
    uri: string;
    /** Path relative to its workspace folder, forward slashes. */
    path: string;
    /** Of the document the edits are for; null where it isn't open. */
    version: number | null;
    /** What is done in it, each once. */
    titles: string[];
    edits: { range: WireRange; newText: string }[];
  }[];
}

/** Request: what an assistant asks of the checks, by the name of the tool. Only reads; fails with a plain message where the input names nothing. */
export const toolRequest = 'outreach/tool';
export interface ToolParams {
  tool: string;
  input: unknown;
}
export interface ToolResult {
  markdown: string;
}
