import type { Circumstances } from './circumstances';

/**
 * What a template shows of one condition. `unknown`: nothing is recorded, which counts as not met. `false`: what is recorded
 * says otherwise. `impossible`: no record could mend it.
 */
export type LimbState = 'met' | 'unknown' | 'false' | 'impossible';

/** One condition of a permission, as the law states it. Permissions are cumulative: all limbs must be met. */
export interface Limb {
  readonly id: string;
  /** The field that records it. */
  readonly field: string;
  /** The fields at fault where it is not the one above, by state. */
  readonly fault?: Readonly<Partial<Record<LimbState, readonly string[]>>>;
  /** The condition as a sentence about the sender: "You obtained the details yourselves". */
  readonly condition: string;
  /** What is wrong in each state but `met`, as a clause: "the record doesn't cover this channel". */
  readonly lacks: Readonly<Partial<Record<LimbState, string>>>;
  readonly source: string;
  /** Good practice rather than law: its absence voids nothing. */
  readonly advised?: true;
  state(given: Circumstances): LimbState;
}

export interface AssessedLimb {
  readonly limb: Limb;
  readonly state: LimbState;
}

/** The limbs as the circumstances show them. */
export function assessed(limbs: readonly Limb[], given: Circumstances): AssessedLimb[] {
  return limbs.map((limb) => ({ limb, state: limb.state(given) }));
}

/** Whether a permission was claimed and all its limbs are met. */
export function holds(limbs: readonly AssessedLimb[] | undefined): boolean {
  return limbs?.every(({ limb, state }) => state === 'met' || limb.advised) ?? false;
}

/** What is wrong with a limb, as a clause; undefined where it is met. */
export function lackOf({ limb, state }: AssessedLimb): string | undefined {
  return state === 'met' ? undefined : (limb.lacks[state] ?? limb.lacks.unknown);
}

/** The clauses of all limbs that void the permission, worst first. */
export function lacksOf(limbs: readonly AssessedLimb[] | undefined): string[] {
  const order: readonly LimbState[] = ['impossible', 'false', 'unknown'];
  return [...(limbs ?? [])]
    .filter(({ limb, state }) => state !== 'met' && !limb.advised)
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    .flatMap((each) => lackOf(each) ?? []);
}

/** A yes-or-no record: true is met, false is false, silence is unknown. */
export function recorded(path: string): Limb['state'] {
  return ({ fields }) => {
    const flag = fields.flag(path);
    return flag === undefined ? 'unknown' : flag ? 'met' : 'false';
  };
}
