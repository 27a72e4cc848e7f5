import { AskedIndex } from '../../shared/assessment/asked-index';
import { type Reliance, type Situation, statusOf } from '../../shared/assessment/status';
import { type Check, checkTemplate, fieldsOf, fingerprintIn } from '../../shared/lint/check';
import type { Pack } from '../../shared/phrasing/pack';
import type { Policy } from '../../shared/policy/policy';
import type { AssessmentChecks } from './assessment-checks';
import type { Contents } from './contents';
import { type Checked, type File, hash, letGo, type Outcome } from './file';
import { keptReliance } from './kept-reliance';
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
  /** Most text of closed templates, in UTF-16 code units, of which everything that was made of it is kept. */
  readonly mostHeld: number;
}

/**
 * Where not all can be held, they are looked at one after another, and the first has gone when it is asked for again: holding the
 * latest helps nobody. So few are held then that most are gone before they would be counted among what lasts.
 */
const shareOfMany = 10;

/** How the assessment of one template stands, and by what. */
export interface Judged {
  readonly situation: Situation;
  readonly reference: Reliance['reference'];
  /** ISO day. */
  readonly today: string;
}

/**
 * Checks of templates, made when somebody asks and kept while they hold. Of closed templates only the latest are kept whole: of the others,
 * what tells whether they hold.
 */
export class TemplateChecks {
  readonly #around: Surroundings;
  /** Closed templates whose checks are held, the oldest first, and how long their texts are. */
  readonly #held = new Map<string, number>();
  #heldText = 0;
  #isTooMuch = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** The check of one template; undefined where there is no readable template at that path. */
  of(path: string): Check | undefined {
    const known = this.#holding(path);
    return known?.result ?? this.#make(path, known)?.result;
  }

  /** Stands for what came out of the check of one template, without holding the check; undefined as {@link of}. */
  outcome(path: string): Outcome | undefined {
    return (this.#holding(path) ?? this.#make(path, undefined))?.outcome;
  }

  /** As {@link outcome}, undefined too where the check would have to be made anew. */
  known(path: string): Outcome | undefined {
    return this.#holding(path)?.outcome;
  }

  /**
   * How the assessment of a template stands now, without the check that says the rest: thousands are judged in the time of a few checks.
   * Undefined where it was never checked, and where more than assessments and neighbours may be others since.
   */
  judged(path: string): Judged | undefined {
    const { files, kinds, contents, assessments, todayFor } = this.#around;
    const check = files.get(path)?.check;
    if (!check || kinds.at(path) !== 'template') return undefined;
    const today = todayFor(path);
    if (check.today !== today || !isOf(check, kinds.policyOf(path), contents.packsFor(path))) return undefined;
    const { reliance } = check;
    const situation = statusOf({ ...reliance, index: assessments.index, today });
    return { situation, reference: reliance.reference, today };
  }

  /** Names what is found in a template. What comes out as before after a change elsewhere is the same: nobody has to be told of it again. */
  found(path: string): string | undefined {
    const outcome = this.outcome(path);
    if (outcome) outcome.found ??= foundIn(this.of(path)!);
    return outcome?.found;
  }

  /** The check that was made before, where it would come out the same now. */
  #holding(path: string): Checked | undefined {
    const { kinds, contents, assessments, todayFor } = this.#around;
    const file = this.#around.files.get(path);
    if (!file?.check || kinds.of(path, file) !== 'template') return undefined;
    const { check } = file;
    const revision = this.#around.revision.value;
    if (check.lapsed === revision) return undefined;
    if (check.neighbours !== this.#neighbourState(path) || check.today !== todayFor(path)) return undefined;
    if (check.revision === revision) return check;
    if (!isOf(check, kinds.policyOf(path), contents.packsFor(path)) || !check.asked.holdsFor(assessments.index)) {
      check.lapsed = revision;
      return undefined;
    }
    file.check = { ...check, revision };
    return file.check;
  }

  #make(path: string, known: Checked | undefined): (Checked & { readonly result: Check }) | undefined {
    const { files, kinds, contents, neighbours, assessments, todayFor } = this.#around;
    const template = contents.template(path);
    const file = files.get(path);
    if (!template || !file) return undefined;
    const today = todayFor(path);
    const state = this.#neighbourState(path);
    const policy = kinds.policyOf(path);
    const packs = contents.packsFor(path);
    const asked = new AskedIndex(assessments.index);
    const context = { index: asked, neighbours: neighbours?.neighbourhood.of(path), policy, packs, today };
    const result = checkTemplate(template, context, file.check?.result);
    const { revision } = this.#around;
    const outcome = known?.outcome ?? {};
    const before = file.check?.policy === policy ? file.check.reliance : undefined;
    const reliance = keptReliance(result, () => this.#fingerprint(path), before);
    const of = { revision: revision.value, asked, neighbours: state, today, policy, packs };
    const made = { ...of, reliance, outcome, result };
    file.check = made;
    this.#hold(path, file, template.text.length);
    return made;
  }

  /** Counts a template among the closed ones. */
  closed(path: string): void {
    const file = this.#around.files.get(path);
    if (file?.check?.result) this.#hold(path, file, file.check.result.template.text.length);
  }

  #hold(path: string, file: File, length: number): void {
    this.#heldText += length - (this.#held.get(path) ?? 0);
    this.#held.delete(path);
    this.#held.set(path, length);
    const { mostHeld } = this.#around;
    this.#isTooMuch ||= this.#heldText > mostHeld;
    const most = this.#isTooMuch ? mostHeld / shareOfMany : mostHeld;
    for (const [oldest, text] of this.#held) {
      if (this.#heldText <= most) return;
      // The one that is asked for is wanted in a moment, however long it is.
      if (oldest === path) continue;
      this.#held.delete(oldest);
      this.#heldText -= text;
      const other = this.#around.files.get(oldest);
      if (other && other !== file && !other.open) letGo(other);
    }
  }

  /** As it was when the check was made: what was made of another text or under another policy is gone. */
  #fingerprint(path: string): string {
    const { kinds, contents } = this.#around;
    const template = contents.glance(path);
    const policy = kinds.policyOf(path);
    return template ? fingerprintIn(template, fieldsOf(template, policy), policy) : '';
  }

  #neighbourState(path: string): string {
    return this.#around.neighbours?.neighbourhood.state(path) ?? '';
  }
}

function isOf(check: Checked, policy: Policy, packs: readonly Pack[]): boolean {
  return (
    check.policy === policy &&
    check.packs.length === packs.length &&
    check.packs.every((pack, position) => pack === packs[position])
  );
}

/** Tells what was found in a template from what else could be. Places in other files may move though the findings are the same. */
function foundIn({ findings }: Check): string {
  const elsewhere = findings.some(({ related }) => related && related.length > 0) ? `${nextRevision()}.` : '';
  const said = findings.map(({ rule, severity, span, message, source, category, confidence, related }) => {
    // Fixes are made of the same, and cost more than all the rest.
    return [rule, severity, span.start, span.end, message, source, category, confidence, related];
  });
  return elsewhere + hash(JSON.stringify(said));
}
