import type { Assessment } from '../../shared/assessment/assessment';
import { UsedValues } from '../../shared/completion/used-values';
import { MentionIndex } from '../../shared/navigation/mention-index';
import { type NamedFile, namedAssessment, namedPolicy, namedTemplate } from '../../shared/navigation/mentions';
import { Neighbourhood } from '../../shared/neighbours/neighbourhood';
import { idOf, type Template } from '../../shared/template/template';
import { splitFrontMatter } from '../../shared/text/front-matter';
import { emptyMapping } from '../../shared/text/tree';
import type { Contents } from './contents';
import type { File, FileKind } from './file';
import type { Kinds } from './kinds';
import type { Slices } from './slices';

/**
 * What the files say to one another: near-duplicates, ids, sequences, values in use, and who names what. Taken over when somebody
 * asks, from the files that changed since.
 */
export class NeighbourFiles {
  readonly #files: ReadonlyMap<string, File>;
  readonly #kinds: Kinds;
  readonly #contents: Contents;
  readonly #neighbourhood = new Neighbourhood();
  /** Kept up from when somebody first asks, or all files are read in slices. */
  #used: UsedValues | undefined;
  readonly #mentions = new MentionIndex();
  /** Files that may say something else to the others; all of them where it is undefined. */
  #unsettled: Set<string> | undefined;
  /** Files that may name something else; all of them where it is undefined. */
  #unmentioned: Set<string> | undefined;
  #isSettledOnce = false;
  #revision = 0;
  /** Most files that are taken over while somebody waits. */
  readonly #mostAtOnce: number;

  constructor(files: ReadonlyMap<string, File>, kinds: Kinds, contents: Contents, mostAtOnce: number) {
    this.#mostAtOnce = mostAtOnce;
    this.#files = files;
    this.#kinds = kinds;
    this.#contents = contents;
  }

  /** A file may say something else to the others, or all of them may where none is named. */
  unsettle(path?: string): void {
    if (path === undefined) this.#unsettled = undefined;
    else this.#unsettled?.add(path);
    if (path === undefined) this.#unmentioned = undefined;
    else this.#unmentioned?.add(path);
  }

  /** Moves on when templates that changed make findings in other templates differ; what changed since {@link settle} isn't counted yet. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether so much has changed that nobody should wait for it: until {@link catchUp} what was known before counts. */
  get isBehind(): boolean {
    return (this.#unsettled ?? this.#files).size > this.#mostAtOnce;
  }

  /** Takes over what changed and returns {@link revision}. `keep` keeps what was read of closed files on the way. */
  settle(keep: boolean): number {
    if (this.isBehind || this.#unsettled?.size === 0) return this.#revision;
    let others = false;
    for (const path of this.#allUnsettled()) others = this.#takeOver(path, keep) || others;
    this.#unsettled = new Set();
    this.#settled(others);
    return this.#revision;
  }

  /** Takes over what changed, however much it is, slice by slice. `reached` hears how many files are left. */
  async catchUp(slices: Slices, reached: (left: number) => void): Promise<void> {
    let others = false;
    this.#used ??= new UsedValues();
    while (this.#unsettled === undefined || this.#unsettled.size > 0) {
      const unsettled: Set<string> = this.#allUnsettled();
      this.#unsettled = unsettled;
      for (const path of unsettled) {
        unsettled.delete(path);
        others = this.#takeOver(path, false, true) || others;
        if (!slices.isOver) continue;
        reached(unsettled.size);
        await slices.pause();
        // Everything changed meanwhile.
        if (this.#unsettled !== unsettled) break;
      }
    }
    this.#settled(others);
    for (const path of this.#allUnmentioned()) {
      this.#takeNames(path);
      if (slices.isOver) await slices.pause();
    }
  }

  #allUnsettled(): Set<string> {
    // Those that are gone have nothing more to say either.
    return this.#unsettled ?? new Set([...this.#neighbourhood.paths, ...this.#files.keys()]);
  }

  /** True where the findings of others may differ now. `withNames` reads who is named besides, while the header is at hand. */
  #takeOver(path: string, keep: boolean, withNames = false): boolean {
    const template = keep ? this.#contents.template(path) : this.#contents.glance(path);
    this.#used?.set(path, template?.root);
    const file = withNames ? this.#files.get(path) : undefined;
    if (template && file && file.mentions?.kind !== 'template')
      file.mentions = { kind: 'template', file: this.#readNames(path, 'template', template.text, template) };
    return template ? this.#neighbourhood.set(template, this.#kinds.policyOf(path)) : this.#neighbourhood.delete(path);
  }

  #settled(others: boolean): void {
    // At first nobody has been told anything that could be another now.
    if (others && this.#isSettledOnce) this.#revision++;
    this.#isSettledOnce = true;
  }

  /** What the templates mean for one another. */
  get neighbourhood(): Neighbourhood {
    this.settle(false);
    return this.#neighbourhood;
  }

  /** What the templates say in fields that they share, as of the last {@link settle}. */
  get used(): UsedValues {
    if (!this.#used) {
      this.#used = new UsedValues();
      for (const path of this.#files.keys()) this.#used.set(path, this.#contents.glance(path)?.root);
    }
    return this.#used;
  }

  /** Ids, the files they belong to and every place that names them. */
  get mentions(): MentionIndex {
    for (const path of this.#allUnmentioned()) this.#takeNames(path);
    return this.#mentions;
  }

  #allUnmentioned(): Set<string> {
    this.#unmentioned ??= new Set([...this.#mentions.paths, ...this.#files.keys()]);
    return this.#unmentioned;
  }

  #takeNames(path: string): void {
    this.#unmentioned?.delete(path);
    this.#mentions.set(path, this.#namedFile(path));
  }

  #namedFile(path: string): NamedFile | undefined {
    const file = this.#files.get(path);
    const kind = file && this.#kinds.of(path, file);
    const text = this.#contents.text(path);
    if (!file || kind === undefined || kind === 'pack' || text === undefined) return undefined;
    if (file.mentions?.kind !== kind) {
      const made = this.#contents.parsed(path) as Template | Assessment | undefined;
      file.mentions = { kind, file: this.#readNames(path, kind, text, made) };
    }
    return file.mentions.file;
  }

  /** `made` is the template or the assessment where that has been read already. */
  #readNames(
    path: string,
    kind: Exclude<FileKind, 'pack'>,
    text: string,
    made: Template | Assessment | undefined,
  ): NamedFile {
    if (kind === 'policy') return namedPolicy(path, this.#kinds.policyAt(path)!);
    // Headers are enough: of thousands of files nobody needs the messages for this.
    const header = (made && 'frontMatter' in made ? made.frontMatter : made) ?? splitFrontMatter(text).frontMatter;
    const read = { text, root: header?.root ?? emptyMapping, problems: header?.problems ?? [] };
    return kind === 'template' ? namedTemplate(path, read, idOf(path)) : namedAssessment(path, read);
  }
}
