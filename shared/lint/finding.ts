import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';

/** From worst to mildest. domain.md's "must, should, could" is error, warning, information or hint. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** How sure we are that a phrase promotes. An amplifier (tone only) counts as borderline. */
export type Confidence = 'definite' | 'likely' | 'borderline';

/**
 * One thing a person can do about a finding. `safe` fixes are mechanical and may run on save; a `suggestion` changes words
 * or facts and needs a person. Most fixes are edits of the same file; creating an assessment is left to whoever owns files.
 */
export type Fix =
  | { readonly title: string; readonly safety: 'safe' | 'suggestion'; readonly edits: readonly TextEdit[] }
  | { readonly title: string; readonly safety: 'suggestion'; readonly action: 'create-assessment' };

/** Another place that a finding is about, such as what an assessment says. Its offsets count in the file at `path`. */
export interface Related {
  /** As the template's or assessment's own path. */
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

/** The decision by which somebody accepted a finding, as the template records it. */
export interface Waived {
  readonly reason: string;
  readonly by?: string;
  /** ISO day: the last on which it holds. */
  readonly until?: string;
}

/** What a rule found in one file: pure data. Offsets are UTF-16 code units from after a byte-order mark. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  /** What we saw, why it matters, what to do. */
  readonly message: string;
  /** Source of law or practice, such as "PECR reg 22(2)". */
  readonly source: string;
  readonly category?: string;
  readonly confidence?: Confidence;
  /** Some rules make them when somebody asks ({@link withLazyFixes}): `...` wouldn't copy those, {@link revised} does. */
  readonly fixes: readonly Fix[];
  readonly related?: readonly Related[];
  /** Present where a waiver accepts it: it is kept as evidence and counts for nothing. */
  readonly waived?: Waived;
}

type Said = Omit<Finding, 'rule' | 'fixes'> & Partial<Pick<Finding, 'rule'>>;

/** Its fixes stand in no property: a class, because thousands of objects that each had a getter of their own would take much room. */
class WithLazyFixes {
  readonly #make: () => readonly Fix[];
  #made: readonly Fix[] | undefined;

  constructor(said: Said, make: () => readonly Fix[]) {
    Object.assign(this, said);
    this.#make = make;
  }

  get fixes(): readonly Fix[] {
    this.#made ??= this.#make();
    return this.#made;
  }

  toJSON(): object {
    return { ...this, fixes: this.fixes };
  }
}

/** A finding whose fixes are made when somebody asks for them. Copied with {@link revised} it stays one. */
export function withLazyFixes<Some extends Said>(
  said: Some,
  make: () => readonly Fix[],
): Some & { readonly fixes: readonly Fix[] } {
  return new WithLazyFixes(said, make) as unknown as Some & { readonly fixes: readonly Fix[] };
}

/** The same finding but for what is given. */
export function revised(
  finding: Omit<Finding, 'rule'>,
  changes: Pick<Finding, 'rule'> & Partial<Pick<Finding, 'severity' | 'message' | 'waived'>>,
): Finding {
  const copy = { ...finding, ...changes };
  return finding instanceof WithLazyFixes ? withLazyFixes(copy, () => finding.fixes) : copy;
}
