import type { Fields } from '../lint/fields';
import { isIsoDay } from '../text/iso-day';
import type { Span } from '../text/span';

/** What one template says of its place in a sequence. */
export interface Step {
  readonly path: string;
  /** Where it says so; a link from the other steps leads here. */
  readonly place: Span;
  /** Undefined where it isn't a whole number from 1. */
  readonly step: number | undefined;
  /** Days of its campaign, as written. */
  readonly start: string | undefined;
}

/** A sequence of messages to the same people. */
export interface Sequence {
  readonly id: string;
  /** Templates by the number of their step, from the first on; those with one number by path. Templates without one aren't among them. */
  readonly steps: ReadonlyMap<number, readonly Step[]>;
  /** The number before each number that there is; undefined for the first. */
  readonly before: ReadonlyMap<number, number | undefined>;
  /** Most steps that begin within so many days; undefined where a step doesn't say when it begins. */
  mostWithin(days: number): number | undefined;
}

/** The step number that the template gives, by either name; undefined where it isn't a whole number from 1. */
export function stepOf(fields: Fields): number | undefined {
  const step = Number(fields.text('sequence.step') ?? fields.text('frequency.sequence-step'));
  return Number.isSafeInteger(step) && step > 0 ? step : undefined;
}

const known = new WeakMap<readonly Step[], Sequence>();

/** The sequence of these templates; the same object for the same list, so that very many steps are gone through once. */
export function sequenceOf(id: string, members: readonly Step[]): Sequence {
  let sequence = known.get(members);
  if (!sequence) {
    sequence = made(id, members);
    known.set(members, sequence);
  }
  return sequence;
}

function made(id: string, members: readonly Step[]): Sequence {
  const numbered = members.filter((each): each is Step & { step: number } => each.step !== undefined);
  numbered.sort((a, b) => a.step - b.step || (a.path < b.path ? -1 : 1));
  const steps = new Map<number, Step[]>();
  const before = new Map<number, number | undefined>();
  let last: number | undefined;
  for (const each of numbered) {
    const same = steps.get(each.step);
    if (same) same.push(each);
    else {
      steps.set(each.step, [each]);
      before.set(each.step, last);
      last = each.step;
    }
  }
  const within = new Map<number, number | undefined>();
  return {
    id,
    steps,
    before,
    mostWithin(days) {
      if (!within.has(days)) within.set(days, countWithin([...steps.values()], days));
      return within.get(days);
    },
  };
}

function countWithin(steps: readonly (readonly Step[])[], days: number): number | undefined {
  const starts: number[] = [];
  for (const [first] of steps) {
    const { start } = first!;
    if (start === undefined || !isIsoDay(start)) return undefined;
    starts.push(Date.parse(start) / 86_400_000);
  }
  starts.sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  for (let i = 0; i < starts.length; i++) {
    while (starts[i]! - starts[from]! >= days) from++;
    most = Math.max(most, i - from + 1);
  }
  return most;
}
