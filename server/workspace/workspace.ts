import { AskedIndex } from '../../shared/assessment/asked-index';
import { type Assessment, parseAssessment } from '../../shared/assessment/assessment';
import { AssessmentIndex } from '../../shared/assessment/assessment-index';
import { UsedValues } from '../../shared/completion/used-values';
import { type AssessmentSubject, type Dependent, dependentOf } from '../../shared/lint/assessment-subject';
import { type Check, checkTemplate, inOrder } from '../../shared/lint/check';
import { checkAssessment } from '../../shared/lint/check-assessment';
import type { Finding } from '../../shared/lint/finding';
import { MentionIndex } from '../../shared/navigation/mention-index';
import { type NamedFile, namedAssessment, namedPolicy, namedTemplate } from '../../shared/navigation/mentions';
import { Neighbourhood } from '../../shared/neighbours/neighbourhood';
import { lists as builtInLists } from '../../shared/phrasing/lists.prepared';
import { type Pack, parsePack } from '../../shared/phrasing/pack';
import { extendedBy } from '../../shared/policy/chain';
import { checkPolicy } from '../../shared/policy/check-policy';
import { effectivePolicy } from '../../shared/policy/effective';
import { type Policy, packReferences, policyFor } from '../../shared/policy/policy';
import { type PolicyFile, parsePolicy } from '../../shared/policy/policy-file';
import { packInvalid } from '../../shared/rules/pack-invalid';
import { idOf, parseTemplate, type Template } from '../../shared/template/template';
import { splitFrontMatter } from '../../shared/text/front-matter';
import { Lines } from '../../shared/text/lines';
import { emptyMapping } from '../../shared/text/tree';
import { type FileContent, type Host, isNeverChecked, largestFile } from './host';
import { uriBelow } from './paths';
import { todayIn } from './today';

export type FileKind = 'template' | 'assessment' | 'policy' | 'pack';

/** What one file holds. The text an editor has open beats the one on disk. */
interface File {
  disk: FileContent | undefined;
  open: OpenText | undefined;
  /** Kind by name and policy; out of date when the policies are others. */
  named?: { readonly kind: FileKind | undefined; readonly policies: readonly PolicyFile[] } | undefined;
  /** Dropped when the text changes. */
  fingerprint?: string | undefined;
  /** What was read, and as what kind: a policy can make another kind of the file. Dropped when the text changes. */
  parsed?: { readonly kind: FileKind | undefined; readonly made: Template | Assessment | Pack } | undefined;
  /** The file read as a policy. Dropped when the text changes. */
  policy?: PolicyFile | undefined;
  /** Dropped when the text changes; out of date when the neighbours are others, the day is, or what it was made of besides. */
  check?: Checked | undefined;
  /** Dropped when the text changes. */
  lines?: Lines | undefined;
  /** Findings of an assessment, and what they were made of beside its text. Dropped when that changes; out of date when the rest does. */
  assessed?: { readonly of: AssessmentSurroundings; readonly findings: Finding[] } | undefined;
  /** What a template says about the assessment it names. Dropped when the text changes; out of date with the policy. */
  dependent?: { readonly policy: Policy; readonly says: Dependent | undefined } | undefined;
  /** What it names and is named by, as a file of that kind. Dropped when the text changes. */
  mentions?: { readonly kind: FileKind; readonly file: NamedFile } | undefined;
}

/** A check of a template, and what tells whether it holds. */
interface Checked {
  /** Where {@link Workspace.revision} stood when it held last. */
  readonly revision: number;
  /** What it asked about assessments. */
  readonly asked: AskedIndex;
  readonly neighbours: string;
  readonly result: Check;
  /** Names what was found; made when it is asked for. */
  found?: string;
}

/** What findings in an assessment depend on beside itself. */
interface AssessmentSurroundings {
  readonly policy: Policy;
  readonly today: string;
  readonly dependents: readonly Dependent[] | undefined;
  /** Where other assessments with its id stand. */
  readonly namesakes: string;
}

/** Templates that refer to one assessment, and a text that tells this state of them from others. */
interface Dependents {
  readonly templates: readonly Dependent[];
  readonly state: string;
}

const noDependents: Dependents = { templates: [], state: '' };

interface OpenText {
  readonly text: string;
  /** The client's text starts with a byte-order mark, which its positions count. */
  readonly marked: boolean;
  /** What a person made of it by choosing its language; counts where the name says nothing. */
  readonly chosen: FileKind | undefined;
}

export interface Unread {
  readonly path: string;
  readonly reason: string;
}

export interface FileFindings {
  readonly findings: readonly Finding[];
  /** Findings that were accepted with a reason. */
  readonly waived: readonly Finding[];
  readonly lines: Lines;
  /** As {@link Workspace.isMarked}. */
  readonly marked: boolean;
}

let lastRevision = 0;
function nextRevision(): number {
  return ++lastRevision;
}

/**
 * The files of one workspace folder, parsed and checked on demand: the one engine behind editor and command line. Paths are
 * relative to the folder, with forward slashes.
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
  readonly #host: Host;
  readonly #fixedDay: string | undefined;
  readonly #files = new Map<string, File>();
  /** Every list of files asks for the URIs of all. */
  readonly #uris = new Map<string, string>();
  #inner: readonly string[] = [];
  #revision = nextRevision();
  #index: AssessmentIndex | undefined;
  #policyFiles: readonly PolicyFile[] | undefined;
  /** Paths of the policies that others extend, read or not, whose names don't tell. Made with the policies. */
  #extended: ReadonlySet<string> = new Set();
  /** The packs that these policies name. */
  #packs: { readonly policies: readonly PolicyFile[]; readonly paths: ReadonlySet<string> } | undefined;
  /** By the id of the assessment they name; dropped when any template or policy changes, appears or goes. */
  #dependents: ReadonlyMap<string, Dependents> | undefined;
  #dependentsBefore: ReadonlyMap<string, Dependents> = new Map();
  /** What templates say to one another, but for those that changed since; all of them where it is undefined. */
  readonly #neighbourhood = new Neighbourhood();
  readonly #used = new UsedValues();
  #unsettled: Set<string> | undefined;
  #isSettledOnce = false;
  /** Who names what, but for the files that changed since; all of them where it is undefined. */
  readonly #mentions = new MentionIndex();
  #unmentioned: Set<string> | undefined;
  #neighbourRevision = 0;

  constructor(folder: string | undefined, host: Host, fixedDay?: string) {
    this.folder = folder;
    this.#host = host;
    this.#fixedDay = fixedDay;
  }

  /**
   * Moves on whenever a check of any file may come out differently though its own text is the same. No two workspaces ever
   * share one: a folder that comes back must not be taken for what it was.
   */
  get revision(): number {
    return this.#revision;
  }

  /**
   * Names the folders inside this one that are workspace folders themselves: their files are theirs. True where these are
   * others than before; the folder then has to be read anew.
   */
  leaveOut(inner: readonly string[]): boolean {
    if (inner.join('\n') === this.#inner.join('\n')) return false;
    this.#inner = inner;
    for (const file of this.#files.values()) file.named = undefined;
    this.#policyFiles = undefined;
    this.#index = undefined;
    this.#dependents = undefined;
    this.#unsettle();
    this.#revision = nextRevision();
    return true;
  }

  #isLeftOut(path: string): boolean {
    return this.#inner.some((folder) => path.startsWith(`${folder}/`));
  }

  /** Reads the folder anew, or those of its files that are wanted. Texts that are open stay as they are. */
  async scan(wanted: (path: string) => boolean = () => true): Promise<void> {
    if (this.folder === undefined) return;
    const paths = new Set<string>();
    for (const path of await this.#host.list(this.folder, (each) => builtInKind(each) !== undefined && wanted(each)))
      paths.add(path);
    await this.#readAll([...paths].filter((path) => builtInKind(path) === 'policy'));
    await this.#readExtended();
    for (const path of this.#extended) paths.add(path);
    // Policies can declare any file a template, so the names of all files matter only where one does.
    if (this.policyFiles.some((file) => file.root.entries.some((entry) => entry.key === 'templates'))) {
      for (const path of await this.#host.list(this.folder, (each) => this.kindOf(each) === 'template' && wanted(each)))
        paths.add(path);
    }
    for (const path of this.#packPaths()) paths.add(path);
    for (const path of [...this.#files.keys()]) if (!paths.has(path)) this.#setDisk(path, undefined);
    await this.#readPacks();
    const read: (FileKind | undefined)[] = ['policy', 'pack', undefined];
    await this.#readAll([...paths].filter((path) => !read.includes(this.kindOf(path))));
  }

  async #readAll(paths: readonly string[]): Promise<void> {
    // The list leads out of the folder nowhere; only what an event names has to be looked at again.
    for (const path of paths) this.#setDisk(path, await this.#host.read(this.uriOf(path)));
  }

  /** Reads the policies and house packs that the policies name now. True where that changed anything. */
  async readNamed(): Promise<boolean> {
    const changed = await this.#readExtended();
    return (await this.#readPacks()) || changed;
  }

  async #readExtended(): Promise<boolean> {
    let changed = false;
    const read = new Set<string>();
    for (;;) {
      // One that was read may extend yet another.
      const path = [...this.#extendedPaths].find((each) => !read.has(each));
      if (path === undefined) return changed;
      read.add(path);
      changed = (await this.refresh(path)) || changed;
    }
  }

  get #extendedPaths(): ReadonlySet<string> {
    void this.policyFiles;
    return this.#extended;
  }

  async #readPacks(): Promise<boolean> {
    let changed = false;
    // A pack is named by its path, which may be a link that leads out of the folder.
    for (const path of this.#packPaths()) {
      if (!isNeverChecked(path) && !this.#isLeftOut(path)) changed = (await this.refresh(path)) || changed;
    }
    return changed;
  }

  #packPaths(): ReadonlySet<string> {
    const policies = this.policyFiles;
    if (this.#packs?.policies !== policies) {
      const paths = policies.flatMap((file) => packReferences(file).flatMap(({ path }) => path ?? []));
      this.#packs = { policies, paths: new Set(paths.filter((path) => builtInKind(path) === undefined)) };
    }
    return this.#packs.paths;
  }

  /** Reads one file anew, because it was created, changed or deleted. True where that changed anything. */
  async refresh(path: string): Promise<boolean> {
    if (this.kindOf(path) === undefined && !this.#files.has(path)) return false;
    return this.#setDisk(path, await this.#host.read(this.uriOf(path), this.folder));
  }

  /** Reads what stands in a folder that has come as a whole. True where that changed anything. */
  async discover(folder: string): Promise<boolean> {
    let changed = false;
    for (const path of await this.#host.list(
      this.uriOf(folder),
      (each) => this.kindOf(`${folder}/${each}`) !== undefined,
    ))
      changed = (await this.refresh(`${folder}/${path}`)) || changed;
    return changed;
  }

  /** Forgets a folder that was deleted with everything in it. True where that changed anything. */
  forget(folder: string): boolean {
    let changed = false;
    for (const path of [...this.#files.keys()]) {
      if (path.startsWith(`${folder}/`)) changed = this.#setDisk(path, undefined) || changed;
    }
    return changed;
  }

  /** Takes over the text of an open document. `chosen` is what its language makes of a name that doesn't tell. */
  open(path: string, text: string, chosen?: FileKind): void {
    const marked = text.charCodeAt(0) === 0xfeff;
    // Offsets count from after a byte-order mark, as editors show the text.
    const open: OpenText = { text: marked ? text.slice(1) : text, marked, chosen };
    const known = this.#files.get(path);
    if (known?.open?.text === open.text && known.open.marked === marked && known.open.chosen === chosen) return;
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
  }

  #setDisk(path: string, content: FileContent | undefined): boolean {
    const known = this.#files.get(path);
    if (!known && content === undefined) return false;
    const file = known ?? { disk: undefined, open: undefined };
    if (known && sameContent(file.disk, content)) return false;
    const apply = () => {
      file.disk = content;
      if (content === undefined && !file.open) this.#files.delete(path);
      else this.#files.set(path, file);
    };
    return this.#change(path, file, apply);
  }

  /** Changes a file, and drops what was made of its old text. False where the same text still counts, and nothing is dropped. */
  #change(path: string, file: File, apply: () => void): boolean {
    const before = { kind: this.#kind(path, file), content: contentOf(file) };
    apply();
    file.fingerprint = undefined;
    const kinds = [before.kind, this.#kind(path, file)];
    if (before.kind === kinds[1] && sameContent(before.content, contentOf(file))) return false;
    file.parsed = undefined;
    file.policy = undefined;
    file.check = undefined;
    file.lines = undefined;
    file.assessed = undefined;
    file.dependent = undefined;
    file.mentions = undefined;
    if (kinds.includes('policy') || kinds.includes('template')) this.#dependents = undefined;
    this.#unsettle(kinds.includes('policy') ? undefined : path);
    if (kinds.includes('policy')) this.#policyFiles = undefined;
    if (kinds.includes('pack')) this.#revision = nextRevision();
    if (kinds.includes('policy') || kinds.includes('assessment')) {
      this.#index = undefined;
      this.#revision = nextRevision();
    }
    return true;
  }

  #kind(path: string, file: File): FileKind | undefined {
    const policies = builtInKind(path) === 'policy' ? [] : this.policyFiles;
    if (file.named?.policies !== policies) file.named = { kind: this.kindOf(path), policies };
    if (file.named.kind || !file.open?.chosen) return file.named.kind;
    return this.policyOf(path).excludes(path) ? undefined : file.open.chosen;
  }

  /** What kind of file a path is, by its name and the policy; undefined for files that are none of ours or excluded. */
  kindOf(path: string): FileKind | undefined {
    if (this.#isLeftOut(path)) return undefined;
    const kind = builtInKind(path);
    if (kind === 'policy') return kind;
    if (kind === undefined && this.#extendedPaths.has(path)) return 'policy';
    if (kind === undefined && this.#packPaths().has(path)) return 'pack';
    const policy = policyFor(path, this.policyFiles);
    if (policy.excludes(path)) return undefined;
    return kind ?? (policy.declaresTemplate(path) ? 'template' : undefined);
  }

  /** What kind of file of ours stands at a path, by its name, the policy or what a person chose; undefined where none is known. */
  kindAt(path: string): FileKind | undefined {
    const file = this.#files.get(path);
    return file && this.#kind(path, file);
  }

  /** Paths of all files of a kind, in path order. */
  paths(kind: FileKind): string[] {
    return [...this.#files]
      .filter(([path, file]) => this.#kind(path, file) === kind)
      .map(([path]) => path)
      .sort();
  }

  /** Files that are ours but can't be read, with the reason. */
  get unread(): Unread[] {
    const found: Unread[] = [];
    for (const path of this.#files.keys()) {
      const reason = this.whyUnread(path);
      if (reason !== undefined) found.push({ path, reason });
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Why a file of ours can't be read; undefined where it can, and for files that are none of ours. */
  whyUnread(path: string): string | undefined {
    const file = this.#files.get(path);
    const content = file && this.#kind(path, file) && contentOf(file);
    return content && 'unread' in content ? content.unread : undefined;
  }

  /** The text that counts: the open one, else the one on disk; undefined where there is none of ours or it can't be read. */
  text(path: string): string | undefined {
    const file = this.#files.get(path);
    if (!file || this.#kind(path, file) === undefined) return undefined;
    const content = contentOf(file);
    return content && 'text' in content ? content.text : undefined;
  }

  /** Tells this text of a file from others, with what makes its positions differ; undefined as {@link text}. */
  fingerprint(path: string): string | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const file = this.#files.get(path)!;
    file.fingerprint ??= `${this.isMarked(path) ? 'marked.' : ''}${hash(text)}`;
    return file.fingerprint;
  }

  /** Whether the file is open in a client whose positions count the byte-order mark at its start. */
  isMarked(path: string): boolean {
    return this.#files.get(path)?.open?.marked ?? false;
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
    if (this.#policyFiles) return this.#policyFiles;
    const files: PolicyFile[] = [];
    const extended = new Set<string>();
    // By name alone, and then by what those name: what kind the others are is what policies decide.
    const paths = [...this.#files.keys()].filter((path) => builtInKind(path) === 'policy').sort();
    for (const path of paths) {
      const file = this.#isLeftOut(path) ? undefined : this.#policyAt(path);
      if (!file) continue;
      files.push(file);
      const other = extendedBy(file)?.path;
      if (other === undefined || builtInKind(other) !== undefined || isNeverChecked(other)) continue;
      if (extended.has(other) || this.#isLeftOut(other)) continue;
      extended.add(other);
      paths.push(other);
    }
    this.#extended = extended;
    this.#policyFiles = files;
    return files;
  }

  #policyAt(path: string): PolicyFile | undefined {
    const file = this.#files.get(path);
    const content = file && contentOf(file);
    if (!content || !('text' in content)) return undefined;
    file.policy ??= parsePolicy(path, content.text);
    return file.policy;
  }

  policyOf(path: string): Policy {
    return policyFor(path, this.policyFiles);
  }

  /** Every setting in force at a path, as YAML to read; for a template, with what it inherits on its channel. */
  effectivePolicy(path: string): string {
    const channel = this.check(path)?.fields.text('channel');
    return effectivePolicy(this.policyOf(path), { path, channel });
  }

  get index(): AssessmentIndex {
    this.#index ??= new AssessmentIndex(
      this.paths('assessment').flatMap((path) => this.#parse(path, parseAssessment) ?? []),
    );
    return this.#index;
  }

  /** The day that decides what is due, for the template at `path`. */
  todayFor(path: string): string {
    return this.#fixedDay ?? todayIn(this.policyOf(path).timeZone);
  }

  /** The check of one template; undefined where there is no readable template at that path. */
  check(path: string): Check | undefined {
    const file = this.#files.get(path);
    if (!file || this.#kind(path, file) !== 'template') return undefined;
    const template = this.#parse(path, parseTemplate);
    if (!template) return undefined;
    const today = this.todayFor(path);
    const state = this.#neighbourState(path);
    const { check } = file;
    const revision = this.#revision;
    const isOfToday = check?.neighbours === state && check.result.today === today;
    if (isOfToday && check.revision === revision) return check.result;
    const policy = this.policyOf(path);
    const packs = this.packsFor(path);
    if (isOfToday && isOf(check.result, policy, packs) && check.asked.holdsFor(this.index)) {
      file.check = { ...check, revision };
      return check.result;
    }
    const neighbours = this.folder === undefined ? undefined : this.#neighbourhood.of(path);
    const asked = new AskedIndex(this.index);
    const result = checkTemplate(template, { index: asked, neighbours, policy, packs, today }, check?.result);
    file.check = { revision, asked, neighbours: state, result };
    return result;
  }

  /** Findings in any file of ours with its line index, for surfaces that show positions; undefined for other files. */
  findings(path: string): FileFindings | undefined {
    const file = this.#files.get(path);
    const text = this.text(path);
    if (!file || text === undefined) return undefined;
    const kind = this.#kind(path, file);
    if (kind === undefined) return undefined;
    const marked = this.isMarked(path);
    if (kind === 'template') {
      const check = this.check(path);
      return check && { findings: check.findings, waived: check.waived, lines: check.template.lines, marked };
    }
    return {
      findings: inOrder(this.#fileFindings(path, kind, text)),
      waived: [],
      lines: this.#lines(file, text),
      marked,
    };
  }

  /** Lines of any file of ours, for a finding in another file that points there; undefined as {@link text}. */
  positions(path: string): { readonly lines: Lines; readonly marked: boolean } | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    return { lines: this.#lines(this.#files.get(path)!, text), marked: this.isMarked(path) };
  }

  #lines(file: File, text: string): Lines {
    file.lines ??= new Lines(text);
    return file.lines;
  }

  #fileFindings(path: string, kind: FileKind, text: string): Finding[] {
    if (kind === 'policy') {
      const policy = this.#policyAt(path);
      if (!policy) return [];
      return [
        ...checkPolicy(policy, this.policyFiles),
        ...packInvalid.checkReferences(policy, (pack) => this.#pack(pack) !== undefined),
      ];
    }
    if (kind === 'pack') {
      const pack = this.#pack(path);
      return pack ? packInvalid.check(pack) : [];
    }
    return this.#assessmentFindings(path, text);
  }

  /** The template at a path, whatever is found in it; undefined where there is none that can be read. */
  template(path: string): Template | undefined {
    const file = this.#files.get(path);
    return file && this.#kind(path, file) === 'template' ? this.#parse(path, parseTemplate) : undefined;
  }

  /** The assessment at a path; undefined where there is none that can be read. */
  assessment(path: string): Assessment | undefined {
    const file = this.#files.get(path);
    return file && this.#kind(path, file) === 'assessment' ? this.#parse(path, parseAssessment) : undefined;
  }

  /** One assessment and what it is judged by; undefined where there is no readable assessment at that path. */
  assessmentSubject(path: string): AssessmentSubject | undefined {
    const file = this.#files.get(path);
    if (!file || this.#kind(path, file) !== 'assessment') return undefined;
    const text = this.text(path);
    const assessment = this.#parse(path, parseAssessment);
    if (!assessment || text === undefined) return undefined;
    const { index } = this;
    const dependents = this.#dependentsOf(assessment)?.templates;
    return { assessment, text, index, policy: this.policyOf(path), today: this.todayFor(path), dependents };
  }

  #assessmentFindings(path: string, text: string): Finding[] {
    const file = this.#files.get(path);
    const assessment = this.#parse(path, parseAssessment);
    if (!file || !assessment) return [];
    const { index } = this;
    const namesakes = assessment.id ? index.sharing(assessment.id.value) : [];
    const now: AssessmentSurroundings = {
      policy: this.policyOf(path),
      today: this.todayFor(path),
      dependents: this.#dependentsOf(assessment)?.templates,
      namesakes: namesakes.map((each) => `${each.id!.span.start} ${each.path}`).join('\n'),
    };
    const before = file.assessed?.of;
    const same =
      before?.policy === now.policy &&
      before.today === now.today &&
      before.dependents === now.dependents &&
      before.namesakes === now.namesakes;
    if (!same || !file.assessed) {
      const { policy, today, dependents } = now;
      file.assessed = { of: now, findings: checkAssessment({ assessment, text, index, policy, today, dependents }) };
    }
    return file.assessed.findings;
  }

  /** Undefined where nobody knows who refers to it: a file outside of every folder has no neighbours. */
  #dependentsOf({ id }: Assessment): Dependents | undefined {
    if (this.folder === undefined) return undefined;
    return (id && this.#allDependents.get(id.value)) ?? noDependents;
  }

  get #allDependents(): ReadonlyMap<string, Dependents> {
    if (this.#dependents) return this.#dependents;
    const byReference = new Map<string, Dependent[]>();
    for (const path of this.paths('template')) {
      const says = this.#dependent(path);
      if (!says) continue;
      const same = byReference.get(says.reference);
      if (same) same.push(says);
      else byReference.set(says.reference, [says]);
    }
    const before = this.#dependentsBefore;
    const dependents = new Map<string, Dependents>();
    for (const [reference, templates] of byReference) {
      const state = hash(JSON.stringify(templates));
      const known = before.get(reference);
      // The same list as before spares the assessment another check.
      dependents.set(reference, known?.state === state ? known : { templates, state });
    }
    this.#dependents = dependents;
    this.#dependentsBefore = dependents;
    return dependents;
  }

  #dependent(path: string): Dependent | undefined {
    const file = this.#files.get(path)!;
    const policy = this.policyOf(path);
    if (file.dependent?.policy !== policy) {
      const text = this.text(path);
      // Its fields are enough: whoever types a long message shouldn't wait for all of it to be read.
      const root = file.parsed?.made.root ?? splitFrontMatter(text ?? '').frontMatter?.root ?? emptyMapping;
      file.dependent = { policy, says: text === undefined ? undefined : dependentOf(path, root, policy) };
    }
    return file.dependent?.says;
  }

  /** What the template at `path` says to the assessment it names, as a text; undefined where it names none or is no template. */
  saysToAssessment(path: string): string | undefined {
    const file = this.#files.get(path);
    if (!file || this.#kind(path, file) !== 'template') return undefined;
    const says = this.#dependent(path);
    return says && JSON.stringify(says);
  }

  /**
   * Names a state of a file's findings: its text, and whatever else they depend on. Undefined for a file that isn't ours; where it
   * can't be read, the reason.
   */
  state(path: string): string | undefined {
    const text = this.fingerprint(path);
    if (text === undefined) return this.whyUnread(path);
    const file = this.#files.get(path)!;
    const kind = this.#kind(path, file);
    // What comes out as before after a change elsewhere is the same: nobody has to be told of it again.
    if (kind === 'template' && this.check(path) && file.check) {
      file.check.found ??= stateOf(file.check.result);
      return `${file.check.found}.${text}`;
    }
    const assessment = kind === 'assessment' ? this.#parse(path, parseAssessment) : undefined;
    const dependents = assessment ? `${this.#dependentsOf(assessment)?.state}.` : '';
    return `${this.#revision}.${this.todayFor(path)}.${dependents}${text}`;
  }

  /** Moves on when templates that changed make findings in other templates differ; what changed since {@link settle} isn't counted yet. */
  get neighbourRevision(): number {
    return this.#neighbourRevision;
  }

  /**
   * Takes over what the templates that changed say to the others, and returns {@link neighbourRevision}. `keep` keeps what was read of closed
   * files on the way, for whoever checks all of them next; else thousands of files would be held for the one that is open.
   */
  settle(keep = false): number {
    if (this.folder === undefined || this.#unsettled?.size === 0) return this.#neighbourRevision;
    let others = false;
    // Those that are gone have nothing more to say either.
    for (const path of this.#unsettled ?? new Set([...this.#neighbourhood.paths, ...this.#files.keys()])) {
      const file = this.#files.get(path);
      const isTemplate = file !== undefined && this.#kind(path, file) === 'template';
      const text = isTemplate ? this.text(path) : undefined;
      const template =
        text === undefined || keep || file?.open
          ? isTemplate && this.#parse(path, parseTemplate)
          : (this.#parsed<Template>(path) ?? parseTemplate(path, text));
      this.#used.set(path, template ? template.root : undefined);
      // Its header is read here: whoever asks who names what should find that done.
      if (template && file && file.mentions?.kind !== 'template')
        file.mentions = { kind: 'template', file: this.#readNames(path, file, 'template', template.text, template) };
      const changed = template
        ? this.#neighbourhood.set(template, this.policyOf(path))
        : this.#neighbourhood.delete(path);
      others ||= changed;
    }
    this.#unsettled = new Set();
    // At first nobody has been told anything that could be another now.
    if (others && this.#isSettledOnce) this.#neighbourRevision++;
    this.#isSettledOnce = true;
    return this.#neighbourRevision;
  }

  /** What the templates say in fields that they share, kept up by {@link settle}. */
  get used(): UsedValues {
    this.settle();
    return this.#used;
  }

  /** A file may say something else to the others, or all of them may where none is named. */
  #unsettle(path?: string): void {
    if (path === undefined) this.#unsettled = undefined;
    else this.#unsettled?.add(path);
    if (path === undefined) this.#unmentioned = undefined;
    else this.#unmentioned?.add(path);
  }

  /** Ids, the files they belong to and every place that names them. Takes over what changed since it was asked for last. */
  get mentions(): MentionIndex {
    for (const path of this.#unmentioned ?? new Set([...this.#mentions.paths, ...this.#files.keys()]))
      this.#mentions.set(path, this.#namedFile(path));
    this.#unmentioned = new Set();
    return this.#mentions;
  }

  #namedFile(path: string): NamedFile | undefined {
    const file = this.#files.get(path);
    const kind = file && this.#kind(path, file);
    const text = this.text(path);
    if (!file || kind === undefined || kind === 'pack' || text === undefined) return undefined;
    if (file.mentions?.kind !== kind) file.mentions = { kind, file: this.#readNames(path, file, kind, text) };
    return file.mentions.file;
  }

  #readNames(
    path: string,
    file: File,
    kind: Exclude<FileKind, 'pack'>,
    text: string,
    made = file.parsed?.kind === kind ? (file.parsed.made as Template | Assessment) : undefined,
  ): NamedFile {
    if (kind === 'policy') return namedPolicy(path, this.#policyAt(path)!);
    // Headers are enough: of thousands of files nobody needs the messages for this.
    const header = (made && 'frontMatter' in made ? made.frontMatter : made) ?? splitFrontMatter(text).frontMatter;
    const read = { text, root: header?.root ?? emptyMapping, problems: header?.problems ?? [] };
    return kind === 'template' ? namedTemplate(path, read, idOf(path)) : namedAssessment(path, read);
  }

  /** The templates that refer to an assessment, its own reference or an inherited one. */
  dependentsOn(id: string): readonly Dependent[] {
    return this.folder === undefined ? [] : (this.#allDependents.get(id)?.templates ?? []);
  }

  /** Names what other templates mean for the one at `path`. */
  #neighbourState(path: string): string {
    if (this.folder === undefined) return '';
    this.settle();
    return this.#neighbourhood.state(path);
  }

  /** The house packs that hold for the file at a path, as its policy names them. */
  packsFor(path: string): readonly Pack[] {
    return this.policyOf(path).packs.flatMap((reference) => this.#pack(reference.path) ?? []);
  }

  #pack(path: string | undefined): Pack | undefined {
    const file = path === undefined ? undefined : this.#files.get(path);
    if (path === undefined || !file || this.#kind(path, file) !== 'pack') return undefined;
    return this.#parse(path, (name, text) => parsePack(name, text, { lists: builtInLists }));
  }

  #parse<Parsed extends Template | Assessment | Pack>(
    path: string,
    parser: (path: string, text: string) => Parsed,
  ): Parsed | undefined {
    const file = this.#files.get(path);
    const text = this.text(path);
    if (!file || text === undefined) return undefined;
    const known = this.#parsed<Parsed>(path);
    if (known) return known;
    const made = parser(path, text);
    file.parsed = { kind: this.#kind(path, file), made };
    return made;
  }

  /** What the file was read as before, while it is still of that kind. */
  #parsed<Parsed extends Template | Assessment | Pack>(path: string): Parsed | undefined {
    const file = this.#files.get(path);
    return file?.parsed && file.parsed.kind === this.#kind(path, file) ? (file.parsed.made as Parsed) : undefined;
  }
}

function isOf(check: Check, policy: Policy, packs: readonly Pack[]): boolean {
  return (
    check.policy === policy &&
    check.packs.length === packs.length &&
    check.packs.every((pack, position) => pack === packs[position])
  );
}

/** Tells what was found in a template from what else could be. Places in other files may move though the findings are the same. */
function stateOf({ findings }: Check): string {
  const elsewhere = findings.some(({ related }) => related && related.length > 0) ? `${nextRevision()}.` : '';
  return elsewhere + hash(JSON.stringify(findings.map((finding) => ({ ...finding, fixes: undefined }))));
}

function contentOf(file: File): FileContent | undefined {
  if (file.open === undefined) return file.disk;
  // An editor can open what we would never read from disk.
  return file.open.text.length > largestFile ? { unread: 'larger than 5 MB' } : { text: file.open.text };
}

function sameContent(a: FileContent | undefined, b: FileContent | undefined): boolean {
  if (!a || !b) return a === b;
  return 'text' in a ? 'text' in b && a.text === b.text : 'unread' in b && a.unread === b.unread;
}

function hash(text: string): string {
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
