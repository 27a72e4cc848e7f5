import type { AskedIndex } from '../../shared/assessment/asked-index';
import type { Assessment } from '../../shared/assessment/assessment';
import type { Reliance } from '../../shared/assessment/status';
import type { Dependent } from '../../shared/lint/assessment-subject';
import type { Check } from '../../shared/lint/check';
import type { Finding } from '../../shared/lint/finding';
import type { NamedFile } from '../../shared/navigation/mentions';
import type { Pack } from '../../shared/phrasing/pack';
import type { Policy } from '../../shared/policy/policy';
import type { PolicyFile } from '../../shared/policy/policy-file';
import type { Template } from '../../shared/template/template';
import type { Lines } from '../../shared/text/lines';
import { type FileContent, largestFile } from './host';

export type FileKind = 'template' | 'assessment' | 'policy' | 'pack';

/** What one file holds, and what was made of it. The text an editor has open beats the one on disk. */
export interface File extends Made {
  disk: FileContent | undefined;
  open: OpenText | undefined;
  /** Kind by name and policy; out of date when the policies are others. */
  named?: { readonly kind: FileKind | undefined; readonly policies: readonly PolicyFile[] } | undefined;
  /** Dropped when the text or its mark changes. */
  fingerprint?: string | undefined;
}

/** What was made of a text. Dropped when the text changes; some of it is out of date when other things are others besides. */
interface Made {
  /** What was read, and as what kind: a policy can make another kind of the file. */
  parsed?: { readonly kind: FileKind | undefined; readonly made: Template | Assessment | Pack } | undefined;
  /** The file read as a policy. */
  policy?: PolicyFile | undefined;
  /** Out of date when the neighbours are others, the day is, or what it was made of besides. */
  check?: Checked | undefined;
  lines?: Lines | undefined;
  /** Findings of an assessment, and what they were made of beside its text. */
  assessed?: { readonly of: AssessmentSurroundings; readonly findings: Finding[] } | undefined;
  /** What a template says about the assessment it names. Out of date with the policy. */
  dependent?: { readonly policy: Policy; readonly says: Dependent | undefined } | undefined;
  /** What it names and is named by, as a file of that kind. */
  mentions?: { readonly kind: FileKind; readonly file: NamedFile } | undefined;
}

export interface OpenText {
  readonly text: string;
  /** The client's text starts with a byte-order mark, which its positions count. */
  readonly marked: boolean;
  /** What a person made of it by choosing its language; counts where the name says nothing. */
  readonly chosen: FileKind | undefined;
}

/** A check of a template, and what tells whether it holds. */
export interface Checked {
  /** The revision in which it held last. */
  readonly revision: number;
  /** The revision in which it was seen that it doesn't hold. */
  lapsed?: number;
  /** What it asked about assessments. */
  readonly asked: AskedIndex;
  readonly neighbours: string;
  readonly today: string;
  readonly policy: Policy;
  readonly packs: readonly Pack[];
  /** Enough to judge its status anew. */
  readonly reliance: Reliance;
  readonly outcome: Outcome;
  /** Spares reading the same words again. Undefined where it was let go; made again, it would be the same. */
  result: Check | undefined;
}

/** Stands for what came out of a check: the same object until something else does. What is made of a check can be kept by it. */
export interface Outcome {
  /** Names what was found; made when it is asked for. */
  found?: string;
}

/** What findings in an assessment depend on beside itself. */
export interface AssessmentSurroundings {
  readonly policy: Policy;
  readonly today: string;
  readonly dependents: readonly Dependent[] | undefined;
  /** Where other assessments with its id stand. */
  readonly namesakes: string;
}

/** Takes over the text of an open document. Offsets count from after a byte-order mark, as editors show the text. */
export function openText(text: string, chosen: FileKind | undefined): OpenText {
  const marked = text.charCodeAt(0) === 0xfeff;
  return { text: marked ? text.slice(1) : text, marked, chosen };
}

/** What counts of a file: the open text, else what is on disk; undefined where there is neither. */
export function contentOf(file: File): FileContent | undefined {
  if (file.open === undefined) return file.disk;
  // An editor can open what we would never read from disk.
  return file.open.text.length > largestFile ? { unread: 'larger than 5 MB' } : { text: file.open.text };
}

/** Whether two contents are the same text, or can't be read for the same reason. */
export function sameContent(a: FileContent | undefined, b: FileContent | undefined): boolean {
  if (!a || !b) return a === b;
  return 'text' in a ? 'text' in b && a.text === b.text : 'unread' in b && a.unread === b.unread;
}

/** Drops everything that was made of the text. */
export function dropMade(file: File): void {
  file.parsed = undefined;
  file.policy = undefined;
  file.check = undefined;
  file.lines = undefined;
  file.assessed = undefined;
  file.dependent = undefined;
  file.mentions = undefined;
}

/** Drops what takes much room of what was made of the text, and can be made again. */
export function releaseMade(file: File): void {
  file.parsed = undefined;
  file.check = undefined;
  file.lines = undefined;
}

/** Drops what takes much room of what was made of the text, but not what tells whether it still holds. */
export function letGo(file: File): void {
  file.parsed = undefined;
  file.lines = undefined;
  if (file.check) file.check.result = undefined;
}

/** A short text that differs where the text does, as good as always. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return `${(value >>> 0).toString(36)}.${text.length}`;
}

/** What kind of file a path is by its name alone. */
export function builtInKind(path: string): FileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name.endsWith('.lia.md')) return 'assessment';
  if (name === 'outreach.yaml') return 'policy';
  return /\.outreach\.(?:md|txt|html)$/.test(name) ? 'template' : undefined;
}
