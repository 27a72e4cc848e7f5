import type { Confidence, Severity } from '../lint/finding';
import { severities } from '../lint/finding';
import type { RiskAppetite } from '../vocabulary/choices';
import type { Facts } from './facts';
import type { Verdict } from './verdict';

/**
 * Whom a promotional phrase reaches and under what label. `individual`: electronic mail to (possible) individuals without a
 * route. `declared`: the author says the message is no marketing. `corporate`: evidenced corporate subscribers.
 * `permitted`: consent, soft opt-in or solicited.
 */
type Situation = 'individual' | 'declared' | 'corporate' | 'permitted';
type Row = Readonly<Record<RiskAppetite, Severity | undefined>>;

const row = (cautious?: Severity, balanced?: Severity, tolerant?: Severity): Row => ({ cautious, balanced, tolerant });
const nothing = row();

/** Severity of a promotional phrase by confidence, situation and risk appetite. What the law settles is the same at every appetite. */
const matrix: Readonly<Record<Confidence | 'two-likely', Readonly<Record<Situation, Row>>>> = {
  definite: {
    individual: row('error', 'error', 'error'),
    declared: row('error', 'error', 'error'),
    corporate: nothing,
    permitted: nothing,
  },
  'two-likely': {
    individual: row('error', 'error', 'warning'),
    declared: row('error', 'warning', 'information'),
    corporate: row('information', 'hint'),
    permitted: nothing,
  },
  likely: {
    individual: row('error', 'warning', 'warning'),
    declared: row('error', 'warning', 'information'),
    corporate: row('information', 'hint'),
    permitted: nothing,
  },
  borderline: {
    individual: row('warning', 'information', 'hint'),
    declared: row('warning', 'information', 'hint'),
    corporate: row('hint'),
    permitted: row('hint'),
  },
};
const amplifierAlone = row('hint');
/** A page invitation about which somebody has decided and said why. */
const decidedInvitation = row('information', 'hint');

export interface Phrase {
  readonly category: string;
  readonly confidence: Confidence;
  /** Whether another category in the message is likely too. */
  readonly amongLikely: boolean;
  /** Whether the template holds a decision record. */
  readonly decided: boolean;
}

/** The natures by which an author says that a message is no marketing. */
export const nonMarketingNatures = ['service', 'informational', 'regulatory', 'market-research'];

/** Severity of one phrase; undefined where it needs no finding. Where several situations hold, the strictest decides. */
export function phraseSeverity(
  phrase: Phrase,
  facts: Facts,
  verdict: Verdict,
  appetite: RiskAppetite,
): Severity | undefined {
  if (phrase.category === 'P12') return amplifierAlone[appetite];
  const found = situations(facts, verdict).map((situation) => {
    if (phrase.category === 'P13' && phrase.confidence === 'borderline' && phrase.decided)
      return decidedInvitation[appetite];
    const level = phrase.confidence === 'likely' && phrase.amongLikely ? 'two-likely' : phrase.confidence;
    return matrix[level][situation][appetite];
  });
  return severities.find((severity) => found.includes(severity));
}

function situations(facts: Facts, verdict: Verdict): Situation[] {
  const channel = facts.channel?.class;
  if (channel === 'public') return [];
  const found: Situation[] = [];
  if (nonMarketingNatures.includes(facts.declaredNature ?? '')) found.push('declared');
  // A channel that isn't known yet counts as electronic mail: the strictest.
  if (channel === undefined || channel === 'electronic-mail') {
    if (verdict === 'corporate') found.push('corporate');
    else if (verdict === 'consent' || verdict === 'soft-opt-in' || verdict === 'solicited') found.push('permitted');
    else found.push('individual');
  }
  return found;
}
