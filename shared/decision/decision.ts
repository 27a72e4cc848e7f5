import { type Circumstances, channelClass } from './circumstances';
import { consentLimbs } from './consent';
import { type AssessedLimb, assessed, type Limb, lacksOf } from './limb';
import { screeningLimbs } from './screening';
import { charitableLimbs, type Doubt, productsLimbs, softOptInDoubts } from './soft-opt-in';
import { type Overlay, overlays, type Row, table } from './table';
import { decideUkGdpr, type UkGdprDecision } from './uk-gdpr';
import type { Verdict } from './verdict';

/** What was decided about one template, on two tracks that are never merged: neither clears anything on the other. */
export interface Decision {
  /** May it be sent? */
  readonly pecr: PecrDecision;
  /** May the data be used? */
  readonly ukGdpr: UkGdprDecision;
  /** What applies besides, on either track. */
  readonly besides: readonly Overlay[];
}

/** Permissions that a template can claim and that have limbs to be met. */
export type Claim = 'consent' | 'soft-opt-in';

export interface PecrDecision {
  readonly verdict: Verdict;
  /** The row of the table that decided. */
  readonly row: Row;
  readonly regulation: string;
  /** Whole sentences for a writer. */
  readonly why: string;
  /** The permission that is claimed; undefined where none is that has limbs. */
  readonly claim: Claim | undefined;
  /** The limbs of the permission that is claimed, and those of screening where it decides; empty where nothing of it counts. */
  readonly limbs: readonly AssessedLimb[];
  /** What of them isn't met, as clauses: "the record doesn't cover this channel". Empty where nothing is claimed or all are met. */
  readonly unmet: readonly string[];
  /** What leaves the soft opt-in that is claimed open to question without voiding it. */
  readonly doubts: readonly Doubt[];
}

/** Decides one template under PECR (regs 19 to 23) and UK GDPR. Pure, and never throws: what is unknown counts as the strictest. */
export function decide(circumstances: Omit<Circumstances, 'consent' | 'softOptIn' | 'screening'>): Decision {
  const given = withLimbs(circumstances);
  // The last row applies to everything.
  const row = table.find((each) => each.when(given))!;
  const claim = given.consent ? 'consent' : given.softOptIn ? 'soft-opt-in' : undefined;
  // A soft opt-in is a way through reg 22 alone, and screening counts only where the row looks at it.
  const limbs = [
    ...(given.consent ?? (channelClass(given) === 'electronic-mail' ? given.softOptIn : undefined) ?? []),
    ...(row.fields.includes('screening.tps-on') ? (given.screening ?? []) : []),
  ];
  const counts = row.verdict === 'review' || row.verdict === 'consent-needed' || row.verdict === 'blocked';
  const unmet = counts ? lacksOf(limbs) : [];
  return {
    pecr: {
      verdict: row.verdict,
      row,
      regulation: row.regulation,
      why: unmet.length === 0 ? row.why : `${row.why} Not met: ${inWords(unmet)}.`,
      claim,
      limbs,
      unmet,
      doubts: given.softOptIn ? softOptInDoubts.filter((doubt) => doubt.when(given)) : [],
    },
    ukGdpr: decideUkGdpr(given),
    besides: overlays.filter((overlay) => overlay.when(given)),
  };
}

function withLimbs(circumstances: Circumstances): Circumstances {
  const { facts } = circumstances;
  const softOptIn = softOptInLimbs.get(facts.pecrRoute ?? '');
  return {
    ...circumstances,
    consent: facts.pecrRoute === 'consent' ? assessed(consentLimbs, circumstances) : undefined,
    softOptIn: softOptIn && assessed(softOptIn, circumstances),
    screening: facts.channel?.class === 'live-call' ? assessed(screeningLimbs, circumstances) : undefined,
  };
}

const softOptInLimbs: ReadonlyMap<string, readonly Limb[]> = new Map([
  ['soft-opt-in-products-services', productsLimbs],
  ['soft-opt-in-charitable-purposes', charitableLimbs],
]);

/** "a, b and c". */
export function inWords(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
