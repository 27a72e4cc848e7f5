import { type Dependent, dependentOf } from '../../shared/lint/assessment-subject';
import { splitFrontMatter } from '../../shared/text/front-matter';
import { emptyMapping } from '../../shared/text/tree';
import type { Contents } from './contents';
import { type File, hash } from './file';
import type { Kinds } from './kinds';

/** Templates that refer to one assessment, and a text that tells this state of them from others. */
export interface Dependents {
  readonly templates: readonly Dependent[];
  readonly state: string;
}

export const noDependents: Dependents = { templates: [], state: '' };

/** Which templates refer to which assessment, by its id, their own reference or an inherited one. */
export class AllDependents {
  readonly #files: ReadonlyMap<string, File>;
  readonly #kinds: Kinds;
  readonly #contents: Contents;
  #known: ReadonlyMap<string, Dependents> | undefined;
  #before: ReadonlyMap<string, Dependents> = new Map();

  constructor(files: ReadonlyMap<string, File>, kinds: Kinds, contents: Contents) {
    this.#files = files;
    this.#kinds = kinds;
    this.#contents = contents;
  }

  /** A template or a policy changed, came or went. A list that comes out the same stays the same object. */
  forget(): void {
    this.#known = undefined;
  }

  of(id: string): Dependents | undefined {
    this.#known ??= this.#make();
    return this.#known.get(id);
  }

  /** What the template at `path` says to the assessment it names; undefined where it names none or is no template. */
  says(path: string): Dependent | undefined {
    const file = this.#files.get(path);
    if (!file || this.#kinds.of(path, file) !== 'template') return undefined;
    const policy = this.#kinds.policyOf(path);
    if (file.dependent?.policy !== policy) {
      const text = this.#contents.text(path);
      // Its fields are enough: whoever types a long message shouldn't wait for all of it to be read.
      const root = file.parsed?.made.root ?? splitFrontMatter(text ?? '').frontMatter?.root ?? emptyMapping;
      file.dependent = { policy, says: text === undefined ? undefined : dependentOf(path, root, policy) };
    }
    return file.dependent.says;
  }

  #make(): ReadonlyMap<string, Dependents> {
    const byReference = new Map<string, Dependent[]>();
    for (const path of this.#kinds.paths('template')) {
      const says = this.says(path);
      if (!says) continue;
      const same = byReference.get(says.reference);
      if (same) same.push(says);
      else byReference.set(says.reference, [says]);
    }
    const dependents = new Map<string, Dependents>();
    for (const [reference, templates] of byReference) {
      const state = hash(JSON.stringify(templates));
      const known = this.#before.get(reference);
      // The same list as before spares the assessment another check.
      dependents.set(reference, known?.state === state ? known : { templates, state });
    }
    this.#before = dependents;
    return dependents;
  }
}
