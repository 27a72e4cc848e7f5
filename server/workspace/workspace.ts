import type { Assessment } from '../../shared/assessment/assessment';
import type { AssessmentIndex } from '../../shared/assessment/assessment-index';
import type { UsedValues } from '../../shared/completion/used-values';
import type { AssessmentSubject, Dependent } from '../../shared/lint/assessment-subject';
import { type Check, inOrder } from '../../shared/lint/check';
import type { Finding } from '../../shared/lint/finding';
import type { MentionIndex } from '../../shared/navigation/mention-index';
import type { Pack } from '../../shared/phrasing/pack';
import { checkPolicy } from '../../shared/policy/check-policy';
import { effectivePolicy } from '../../shared/policy/effective';
import type { Policy } from '../../shared/policy/policy';
import type { PolicyFile } from '../../shared/policy/policy-file';
import { packInvalid } from '../../shared/rules/pack-invalid';
import type { Template } from '../../shared/template/template';
import type { Lines } from '../../shared/text/lines';
import { AssessmentChecks } from './assessment-checks';
import { Contents, type Unread } from './contents';
import { AllDependents } from './dependents';
import { Discovery } from './discovery';
import {
  contentOf,
  dropMade,
  type File,
  type FileKind,
  type Outcome,
  openText,
  releaseMade,
  sameContent,
} from './file';
import type { FileContent, Host } from './host';
import { Kinds } from './kinds';
import { NeighbourFiles } from './neighbour-files';
import { uriBelow } from './paths';
import { Revision } from './revision';
import type { Slices } from './slices';
import { type Judged, TemplateChecks } from './template-checks';
import { todayIn } from './today';
import type { Watch } from './watch';

export interface FileFindings {
  readonly findings: readonly Finding[];
  /** Findings that were accepted with a reason. */
  readonly waived: readonly Finding[];
  readonly lines: Lines;
  /** As {@link Workspace.isMarked}. */
  readonly marked: boolean;
}

/** What a workspace may hold and do at once. Without limits it does what it is asked to, however long that takes. */
export interface Limits {
  /** Most text of closed templates, in UTF-16 code units, of which everything that was made of it is kept. */
  readonly mostHeld: number;
  /** Most files that are taken over while somebody waits; of more, {@link Workspace.catchUp} does it. */
  readonly mostAtOnce: number;
}

const noLimits: Limits = { mostHeld: Number.POSITIVE_INFINITY, mostAtOnce: Number.POSITIVE_INFINITY };

/**
 * The files of one workspace folder, parsed and checked on demand: the one engine behind editor and command line. Paths are
 * relative to the folder, with forward slashes. Here stands what a new text puts out of date; what is made of the files stands in the
 * classes beside this one.
 *
 * What drops what: a new text of a file drops its parse and its check. A new text of an assessment or a policy moves
 * `revision` on, because any check may depend on it; so does an assessment, a policy or a house pack that appears, changes or goes. A
 * check that was made before still holds where its policy and packs are the same and the assessments would answer everything that it
 * asked in the same way. A pack is what a policy names as one. A new day does the same, because review dates pass. Findings in an assessment depend on it, its policy,
 * the day, its namesakes and what the templates that refer to it say of themselves: a new text of a template drops the list of who
 * refers to what, and only where that comes out differently are findings of assessments others. What templates say to one another
 * (near-duplicates, ids, sequences) is taken over when the next check asks for it, from the templates that changed since; it puts only
 * those checks out of date whose neighbours are others. What a policy excludes stays known but isn't
 * shown, so that a pattern half typed forgets nothing; what it newly declares on disk is found by the next scan.
 */
export class Workspace {
  /** URI of the folder; undefined for files that stand in none. */
  readonly folder: string | undefined;
  readonly #fixedDay: string | undefined;
  readonly #holdsAll: boolean;
  readonly #files = new Map<string, File>();
  /** Every list of files asks for the URIs of all. */
  readonly #uris = new Map<string, string>();
  readonly #revision = new Revision();
  readonly #kinds: Kinds;
  readonly #contents: Contents;
  readonly #discovery: Discovery;
  readonly #dependents: AllDependents;
  readonly #neighbours: NeighbourFiles;
  readonly #assessments: AssessmentChecks;
  readonly #templates: TemplateChecks;

  constructor(folder: string | undefined, host: Host, fixedDay?: string, limits = noLimits) {
    this.folder = folder;
    this.#fixedDay = fixedDay;
    this.#holdsAll = limits.mostHeld === Number.POSITIVE_INFINITY;
    const files = this.#files;
    const kinds = new Kinds(files);
    const contents = new Contents(files, kinds);
    const dependents = new AllDependents(files, kinds, contents);
    const neighbours = new NeighbourFiles(files, kinds, contents, limits.mostAtOnce);
    const isAlone = folder === undefined;
    const around = { files, kinds, contents, todayFor: (path: string) => this.todayFor(path) };
    const assessments = new AssessmentChecks({ ...around, dependents: isAlone ? undefined : dependents });
    this.#kinds = kinds;
    this.#contents = contents;
    this.#dependents = dependents;
    this.#neighbours = neighbours;
    this.#assessments = assessments;
    this.#templates = new TemplateChecks({
      ...around,
      assessments,
      revision: this.#revision,
      mostHeld: limits.mostHeld,
      neighbours: isAlone ? undefined : neighbours,
    });
    this.#discovery = new Discovery(folder, host, kinds, {
      files,
      put: (path, content) => this.#setDisk(path, content),
      uriOf: (path) => this.uriOf(path),
    });
  }

  // ---- what comes in

  /**
   * Names the folders inside this one that are workspace folders themselves: their files are theirs. True where these are
   * others than before; the folder then has to be read anew.
   */
  leaveOut(inner: readonly string[]): boolean {
    if (!this.#kinds.leaveOut(inner)) return false;
    this.#assessments.forget();
    this.#dependents.forget();
    this.#neighbours.unsettle();
    this.#revision.moveOn();
    return true;
  }

  /** Reads the folder anew, or those of its files that are wanted. Texts that are open stay as they are. */
  scan(wanted: (path: string) => boolean = () => true, watch: Watch = {}): Promise<void> {
    return this.#discovery.scan(wanted, watch);
  }

  /** The first template that the last scan left out, and why; undefined where it left out none. */
  get leftOut(): Unread | undefined {
    return this.#discovery.leftOut;
  }

  /** Reads the policies and house packs that the policies name now. True where that changed anything. */
  readNamed(): Promise<boolean> {
    return this.#discovery.readNamed();
  }

  /** Reads one file anew, because it was created, changed or deleted. True where that changed anything. */
  refresh(path: string): Promise<boolean> {
    return this.#discovery.refresh(path);
  }

  /** Reads what stands in a folder that has come as a whole. True where that changed anything. */
  discover(folder: string): Promise<boolean> {
    return this.#discovery.discover(folder);
  }

  /** Forgets a folder that was deleted with everything in it. True where that changed anything. */
  forget(folder: string): boolean {
    return this.#discovery.forget(folder);
  }

  /** Takes over the text of an open document. `chosen` is what its language makes of a name that doesn't tell. */
  open(path: string, text: string, chosen?: FileKind): void {
    const open = openText(text, chosen);
    const known = this.#files.get(path);
    if (known?.open?.text === open.text && known.open.marked === open.marked && known.open.chosen === chosen) return;
    const file = known ?? { disk: undefined, open: undefined };
    this.#change(path, file, () => {
      file.open = open;
      this.#files.set(path, file);
    });
  }

  /** The document was closed: what is on disk counts again. */
  close(path: string): void {
    const file = this.#files.get(path);
    if (!file?.open) return;
    this.#change(path, file, () => {
      file.open = undefined;
      if (file.disk === undefined) this.#files.delete(path);
    });
    this.#templates.closed(path);
  }

  #setDisk(path: string, content: FileContent | undefined): boolean {
    const known = this.#files.get(path);
    if (!known && content === undefined) return false;
    const file = known ?? { disk: undefined, open: undefined };
    if (known && sameContent(file.disk, content)) return false;
    return this.#change(path, file, () => {
      file.disk = content;
      if (content === undefined && !file.open) this.#files.delete(path);
      else this.#files.set(path, file);
    });
  }

  /** Changes a file, and drops what was made of its old text. False where the same text still counts, and nothing is dropped. */
  #change(path: string, file: File, apply: () => void): boolean {
    const before = { kind: this.#kinds.of(path, file), content: contentOf(file) };
    apply();
    file.fingerprint = undefined;
    const kinds = [before.kind, this.#kinds.of(path, file)];
    if (before.kind === kinds[1] && sameContent(before.content, contentOf(file))) return false;
    dropMade(file);
    if (kinds.includes('policy') || kinds.includes('template')) this.#dependents.forget();
    this.#neighbours.unsettle(kinds.includes('policy') ? undefined : path);
    if (kinds.includes('policy')) this.#kinds.forgetPolicies();
    if (kinds.includes('policy') || kinds.includes('assessment')) this.#assessments.forget();
    if (kinds.includes('policy') || kinds.includes('assessment') || kinds.includes('pack')) this.#revision.moveOn();
    return true;
  }

  /**
   * Moves on whenever a check of any file may come out differently though its own text is the same. No two workspaces ever
   * share one.
   */
  get revision(): number {
    return this.#revision.value;
  }

  // ---- which files there are

  /** What kind of file a path is, by its name and the policy; undefined for files that are none of ours or excluded. */
  kindOf(path: string): FileKind | undefined {
    return this.#kinds.ofPath(path);
  }

  /** What kind of file of ours stands at a path, by its name, the policy or what a person chose; undefined where none is known. */
  kindAt(path: string): FileKind | undefined {
    return this.#kinds.at(path);
  }

  /** Paths of all files of a kind, in path order. */
  paths(kind: FileKind): string[] {
    return this.#kinds.paths(kind);
  }

  uriOf(path: string): string {
    if (this.folder === undefined) return path;
    let uri = this.#uris.get(path);
    if (uri === undefined) {
      uri = uriBelow(this.folder, path);
      this.#uris.set(path, uri);
    }
    return uri;
  }

  get policyFiles(): readonly PolicyFile[] {
    return this.#kinds.policyFiles;
  }

  policyOf(path: string): Policy {
    return this.#kinds.policyOf(path);
  }

  /** Every setting in force at a path, as YAML to read; for a template, with what it inherits on its channel. */
  effectivePolicy(path: string): string {
    const channel = this.check(path)?.fields.text('channel');
    return effectivePolicy(this.policyOf(path), { path, channel });
  }

  /** The day that decides what is due, for the template at `path`. */
  todayFor(path: string): string {
    return this.#fixedDay ?? todayIn(this.policyOf(path).timeZone);
  }

  // ---- what is in them

  /** The text that counts: the open one, else the one on disk; undefined where there is none of ours or it can't be read. */
  text(path: string): string | undefined {
    return this.#contents.text(path);
  }

  /** Tells this text of a file from others, with what makes its positions differ; undefined as {@link text}. */
  fingerprint(path: string): string | undefined {
    return this.#contents.fingerprint(path);
  }

  /** Whether the file is open in a client whose positions count the byte-order mark at its start. */
  isMarked(path: string): boolean {
    return this.#contents.isMarked(path);
  }

  /** Files that are ours but can't be read, with the reason. */
  get unread(): Unread[] {
    return this.#contents.unread;
  }

  /** Why a file of ours can't be read; undefined where it can, and for files that are none of ours. */
  whyUnread(path: string): string | undefined {
    return this.#contents.whyUnread(path);
  }

  /** Lines of any file of ours, for a finding in another file that points there; undefined as {@link text}. */
  positions(path: string): { readonly lines: Lines; readonly marked: boolean } | undefined {
    const lines = this.#contents.lines(path);
    return lines && { lines, marked: this.isMarked(path) };
  }

  /** The template at a path, whatever is found in it; undefined where there is none that can be read. */
  template(path: string): Template | undefined {
    return this.#contents.template(path);
  }

  /** The assessment at a path; undefined where there is none that can be read. */
  assessment(path: string): Assessment | undefined {
    return this.#contents.assessment(path);
  }

  /** The house packs that hold for the file at a path, as its policy names them. */
  packsFor(path: string): readonly Pack[] {
    return this.#contents.packsFor(path);
  }

  // ---- what is found in them

  /** The check of one template; undefined where there is no readable template at that path. */
  check(path: string): Check | undefined {
    return this.#templates.of(path);
  }

  /** Stands for what comes out of the check of one template, and doesn't hold it; the same object until something else does. */
  outcome(path: string): Outcome | undefined {
    return this.#templates.outcome(path);
  }

  /** As {@link outcome}, undefined too where that would have to be made anew. */
  knownOutcome(path: string): Outcome | undefined {
    return this.#templates.known(path);
  }

  /** How the assessment of a template stands now, without checking it; undefined where only a check can tell. */
  judged(path: string): Judged | undefined {
    return this.#templates.judged(path);
  }

  /** Lets go of what was made of a template, for whoever looks at thousands one after another. It is made anew when somebody asks. */
  release(path: string): void {
    const file = this.#files.get(path);
    if (file && this.kindAt(path) === 'template') releaseMade(file);
  }

  get index(): AssessmentIndex {
    return this.#assessments.index;
  }

  /** One assessment and what it is judged by; undefined where there is no readable assessment at that path. */
  assessmentSubject(path: string): AssessmentSubject | undefined {
    return this.#assessments.subject(path);
  }

  /** Findings in any file of ours with its line index, for surfaces that show positions; undefined for other files. */
  findings(path: string): FileFindings | undefined {
    const kind = this.kindAt(path);
    const check = kind === 'template' ? this.check(path) : undefined;
    const positions = this.positions(path);
    if (kind === undefined || !positions) return undefined;
    if (kind === 'template') return check && { ...positions, findings: check.findings, waived: check.waived };
    return { ...positions, findings: inOrder(this.#findingsIn(path, kind)), waived: [] };
  }

  #findingsIn(path: string, kind: FileKind): readonly Finding[] {
    if (kind === 'policy') {
      const policy = this.#kinds.policyAt(path);
      if (!policy) return [];
      return [
        ...checkPolicy(policy, this.policyFiles),
        ...packInvalid.checkReferences(policy, (pack) => this.#contents.pack(pack) !== undefined),
      ];
    }
    if (kind === 'pack') {
      const pack = this.#contents.pack(path);
      return pack ? packInvalid.check(pack) : [];
    }
    return this.#assessments.findings(path);
  }

  /**
   * Names a state of a file's findings: its text, and whatever else they depend on. Undefined for a file that isn't ours; where it
   * can't be read, the reason.
   */
  state(path: string): string | undefined {
    const text = this.fingerprint(path);
    if (text === undefined) return this.whyUnread(path);
    const found = this.#templates.found(path);
    if (found !== undefined) return `${found}.${text}`;
    const dependents = this.#assessments.dependentsState(path);
    return [this.revision, this.todayFor(path), ...(dependents === undefined ? [] : [dependents]), text].join('.');
  }

  // ---- what they say to one another

  /** The templates that refer to an assessment, its own reference or an inherited one. */
  dependentsOn(id: string): readonly Dependent[] {
    return this.folder === undefined ? [] : (this.#dependents.of(id)?.templates ?? []);
  }

  /** What the template at `path` says to the assessment it names, as a text; undefined where it names none or is no template. */
  saysToAssessment(path: string): string | undefined {
    const says = this.#dependents.says(path);
    return says && JSON.stringify(says);
  }

  /** Moves on when templates that changed make findings in other templates differ; what changed since {@link settle} isn't counted yet. */
  get neighbourRevision(): number {
    return this.#neighbours.revision;
  }

  /**
   * Takes over what the templates that changed say to the others, and returns {@link neighbourRevision}. `keep` keeps what was read of closed
   * files on the way, for whoever checks all of them next; else thousands of files would be held for the one that is open.
   */
  settle(keep = false): number {
    return this.folder === undefined ? this.neighbourRevision : this.#neighbours.settle(keep && this.#holdsAll);
  }

  /** Whether so much has changed that {@link settle} leaves it to {@link catchUp}; until then what templates said before counts. */
  get isBehind(): boolean {
    return this.folder !== undefined && this.#neighbours.isBehind;
  }

  /** As {@link settle}, slice by slice, however much has changed. `reached` hears how many files are left. */
  async catchUp(slices: Slices, reached: (left: number) => void = () => {}): Promise<void> {
    if (this.folder !== undefined) await this.#neighbours.catchUp(slices, reached);
  }

  /** What the templates say in fields that they share, kept up by {@link settle}. */
  get used(): UsedValues {
    this.settle();
    return this.#neighbours.used;
  }

  /** Ids, the files they belong to and every place that names them. Takes over what changed since it was asked for last. */
  get mentions(): MentionIndex {
    return this.#neighbours.mentions;
  }
}
