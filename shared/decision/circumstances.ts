import type { Situation } from '../assessment/status';
import type { Fields } from '../lint/fields';
import type { Hit } from '../phrasing/hit';
import type { EffectiveNature } from '../phrasing/nature';
import type { Template } from '../template/template';
import type { ChannelClass } from '../vocabulary/choices';
import type { Facts } from './facts';
import type { AssessedLimb } from './limb';

/** Everything a decision is made from, and the limbs of the permission that is claimed. */
export interface Circumstances {
  readonly template: Template;
  readonly facts: Facts;
  readonly fields: Fields;
  readonly hits: readonly Hit[];
  readonly nature: EffectiveNature;
  readonly assessment: Situation;
  /** ISO day. */
  readonly today: string;
  /** The consent checklist; undefined where consent isn't the route that is claimed. */
  readonly consent?: readonly AssessedLimb[] | undefined;
  /** The limbs of the soft opt-in that is claimed; undefined where none is. */
  readonly softOptIn?: readonly AssessedLimb[] | undefined;
  /** Whether call lists were screened; undefined for what isn't a live call. */
  readonly screening?: readonly AssessedLimb[] | undefined;
}

/** How PECR treats the channel. One that isn't known yet counts as electronic mail: the strictest. */
export function channelClass({ facts }: Circumstances): ChannelClass {
  return facts.channel?.class ?? 'electronic-mail';
}

export function isMarketing({ nature }: Circumstances): boolean {
  return nature === 'marketing';
}

export function isBorderline({ nature }: Circumstances): boolean {
  return nature === 'borderline';
}

/** Marketing, or what may be: PECR's rules come into play. */
export function mayBeMarketing(given: Circumstances): boolean {
  return isMarketing(given) || isBorderline(given);
}

export function isCorporate({ facts }: Circumstances): boolean {
  return facts.subscriberClass === 'corporate';
}

/** Whether the words hold a phrase of one of these categories that is more than borderline. */
export function promotes({ hits }: Circumstances, ...categories: readonly string[]): boolean {
  return hits.some((hit) => categories.includes(hit.category) && hit.confidence !== 'borderline');
}

/** Lists and shares of somebody else's contacts. */
export const listSources = ['bought-in-list', 'rented-list', 'partner-shared'];
/** Details found without the person's doing. */
export const foundSources = ['scraped', 'public-profile', 'enrichment-tool', 'sales-navigator'];
/** Details handed over at an occasion. */
export const occasionSources = ['event-list', 'business-card'];
/** Sources that rule the soft opt-in out, whatever else is true (reg 22(3)(a): you must have obtained the details). */
export const notObtainedByYou = [...listSources, ...foundSources, 'referral'];

export function comesFrom({ facts }: Circumstances, sources: readonly string[]): boolean {
  return sources.includes(facts.sourceType ?? '');
}
