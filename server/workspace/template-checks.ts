import { AskedIndex } from '../../shared/assessment/asked-index';
import { type Check, checkTemplate } from '../../shared/lint/check';
import type { Pack } from '../../shared/phrasing/pack';
import type { Policy } from '../../shared/policy/policy';
import type { AssessmentChecks } from './assessment-checks';
import type { Contents } from './contents';
import { type File, hash } from './file';
import type { Kinds } from './kinds';
import type { NeighbourFiles } from './neighbour-files';
import { nextRevision, type Revision } from './revision';

/** What a template is checked against. */
export interface Surroundings {
  readonly files: ReadonlyMap<string, File>;
  readonly kinds: Kinds;
  readonly contents: Contents;
  /** Undefined where nobody knows the others: a file outside of every folder has no neighbours. */
  readonly neighbours: NeighbourFiles | undefined;
  readonly assessments: AssessmentChecks;
  readonly revision: Revision;
  readonly todayFor: (path: string) => string;
}

/** Checks of templates, made when somebody asks and kept while they hold. */
export class TemplateChecks {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** The check of one template; undefined where there is no readable template at that path. */
  of(path: string): Check | undefined {
    const { files, kinds, contents, neighbours, assessments, todayFor } = this.#around;
    const template = contents.template(path);
    const file = files.get(path);
    if (!template || !file) return undefined;
    const today = todayFor(path);
    const state = neighbours?.neighbourhood.state(path) ?? '';
    const { check } = file;
    const revision = this.#around.revision.value;
    const isOfToday = check?.neighbours === state && check.result.today === today;
    if (isOfToday && check.revision === revision) return check.result;
    const policy = kinds.policyOf(path);
    const packs = contents.packsFor(path);
    const { index } = assessments;
    if (isOfToday && isOf(check.result, policy, packs) && check.asked.holdsFor(index)) {
      file.check = { ...check, revision };
      return check.result;
    }
    const asked = new AskedIndex(index);
    const context = { index: asked, neighbours: neighbours?.neighbourhood.of(path), policy, packs, today };
    const result = checkTemplate(template, context, check?.result);
    file.check = { revision, asked, neighbours: state, result };
    return result;
  }

  /** Names what is found in a template. What comes out as before after a change elsewhere is the same: nobody has to be told of it again. */
  found(path: string): string | undefined {
    if (!this.of(path)) return undefined;
    const { check } = this.#around.files.get(path)!;
    if (check) check.found ??= foundIn(check.result);
    return check?.found;
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
function foundIn({ findings }: Check): string {
  const elsewhere = findings.some(({ related }) => related && related.length > 0) ? `${nextRevision()}.` : '';
  return elsewhere + hash(JSON.stringify(findings.map((finding) => ({ ...finding, fixes: undefined }))));
}
