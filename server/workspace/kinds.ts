import { extendedBy } from '../../shared/policy/chain';
import { type Policy, packReferences, policyFor } from '../../shared/policy/policy';
import { type PolicyFile, parsePolicy } from '../../shared/policy/policy-file';
import { builtInKind, contentOf, type File, type FileKind } from './file';
import { isNeverChecked } from './host';

/** What kind of file each path is: by its name, by what the policies say, and by what a person chose. So it knows the policies too. */
export class Kinds {
  readonly #files: ReadonlyMap<string, File>;
  #inner: readonly string[] = [];
  #policyFiles: readonly PolicyFile[] | undefined;
  /** Paths of the policies that others extend, read or not, whose names don't tell. Made with the policies. */
  #extended: ReadonlySet<string> = new Set();
  /** The packs that these policies name. */
  #packs: { readonly policies: readonly PolicyFile[]; readonly paths: ReadonlySet<string> } | undefined;

  constructor(files: ReadonlyMap<string, File>) {
    this.#files = files;
  }

  /** Names the folders whose files aren't ours. False where these are the same as before. */
  leaveOut(inner: readonly string[]): boolean {
    if (inner.join('\n') === this.#inner.join('\n')) return false;
    this.#inner = inner;
    for (const file of this.#files.values()) file.named = undefined;
    this.forgetPolicies();
    return true;
  }

  isLeftOut(path: string): boolean {
    return this.#inner.some((folder) => path.startsWith(`${folder}/`));
  }

  /** A policy changed, came or went. */
  forgetPolicies(): void {
    this.#policyFiles = undefined;
  }

  /** All policies that can be read: the same object until one of them is another. */
  get policyFiles(): readonly PolicyFile[] {
    if (this.#policyFiles) return this.#policyFiles;
    const files: PolicyFile[] = [];
    const extended = new Set<string>();
    // By name alone, and then by what those name: what kind the others are is what policies decide.
    const paths = [...this.#files.keys()].filter((path) => builtInKind(path) === 'policy').sort();
    for (const path of paths) {
      const file = this.isLeftOut(path) ? undefined : this.policyAt(path);
      if (!file) continue;
      files.push(file);
      const other = extendedBy(file)?.path;
      if (other === undefined || builtInKind(other) !== undefined || isNeverChecked(other)) continue;
      if (extended.has(other) || this.isLeftOut(other)) continue;
      extended.add(other);
      paths.push(other);
    }
    this.#extended = extended;
    this.#policyFiles = files;
    return files;
  }

  /** The file at a path read as a policy, whatever it is; undefined where it can't be read. */
  policyAt(path: string): PolicyFile | undefined {
    const file = this.#files.get(path);
    const content = file && contentOf(file);
    if (!content || !('text' in content)) return undefined;
    file.policy ??= parsePolicy(path, content.text);
    return file.policy;
  }

  /** The policy in force at a path. */
  policyOf(path: string): Policy {
    return policyFor(path, this.policyFiles);
  }

  /** Paths of the policies that others extend, there or not, whose names don't tell. */
  get extendedPaths(): ReadonlySet<string> {
    void this.policyFiles;
    return this.#extended;
  }

  /** Paths of the house packs that policies name, there or not. */
  get packPaths(): ReadonlySet<string> {
    const policies = this.policyFiles;
    if (this.#packs?.policies !== policies) {
      const paths = policies.flatMap((file) => packReferences(file).flatMap(({ path }) => path ?? []));
      this.#packs = { policies, paths: new Set(paths.filter((path) => builtInKind(path) === undefined)) };
    }
    return this.#packs.paths;
  }

  /** What kind of file a path is, by its name and the policy; undefined for files that are none of ours or excluded. */
  ofPath(path: string): FileKind | undefined {
    if (this.isLeftOut(path)) return undefined;
    const kind = builtInKind(path);
    if (kind === 'policy') return kind;
    if (kind === undefined && this.extendedPaths.has(path)) return 'policy';
    if (kind === undefined && this.packPaths.has(path)) return 'pack';
    const policy = this.policyOf(path);
    if (policy.excludes(path)) return undefined;
    return kind ?? (policy.declaresTemplate(path) ? 'template' : undefined);
  }

  /** What kind of file a known file is, also by what a person chose. */
  of(path: string, file: File): FileKind | undefined {
    const policies = builtInKind(path) === 'policy' ? [] : this.policyFiles;
    if (file.named?.policies !== policies) file.named = { kind: this.ofPath(path), policies };
    if (file.named.kind || !file.open?.chosen) return file.named.kind;
    return this.policyOf(path).excludes(path) ? undefined : file.open.chosen;
  }

  /** As {@link of}, of the file at a path; undefined where none is known. */
  at(path: string): FileKind | undefined {
    const file = this.#files.get(path);
    return file && this.of(path, file);
  }

  /** Paths of all files of a kind, in path order. */
  paths(kind: FileKind): string[] {
    return [...this.#files]
      .filter(([path, file]) => this.of(path, file) === kind)
      .map(([path]) => path)
      .sort();
  }
}
