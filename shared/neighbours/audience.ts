import type { Fields } from '../lint/fields';
import { channelOf, subscriberTypeOf } from '../vocabulary/choices';

/** Whom a message goes to, as far as it decides whether another may reach the same people for the same reason. */
export interface Audience {
  /** Channel and purpose: messages that differ in these are meant to be two. */
  readonly occasion: string;
  /** The words of `audience.segment` that say something; undefined where it isn't given. */
  readonly segment: readonly string[] | undefined;
  /** Whether they have bought from you, where the relationship settles that. */
  readonly custom: string | undefined;
  /** Undefined where it isn't known or both. */
  readonly subscriber: string | undefined;
  /** Countries, without their parts. */
  readonly countries: readonly string[];
}

/** Nobody is two of these at a time; a customer may well be a member and a connection too. */
const exclusive: readonly string[] = ['existing-customer', 'lapsed-customer', 'cold-prospect'];

/** Undefined for what is sent to nobody in particular, isn't sent any more, or has no channel yet. */
export function audienceOf(fields: Fields): Audience | undefined {
  const channel = channelOf(fields.text('channel'));
  if (!channel || channel.class === 'public' || fields.text('status') === 'retired') return undefined;
  const segment = fields.text('audience.segment');
  const relationship = fields.text('audience.relationship');
  const type = fields.text('audience.subscriber-type');
  return {
    occasion: `${channel.value}\n${fields.text('purpose') ?? ''}`,
    segment: segment === undefined ? undefined : segmentWords(segment),
    custom: relationship !== undefined && exclusive.includes(relationship) ? relationship : undefined,
    subscriber: type === 'unknown' || type === 'mixed' ? undefined : subscriberTypeOf(type)?.class,
    countries: fields.texts('jurisdictions').map((each) => each.toUpperCase().slice(0, 2)),
  };
}

/**
 * Whether two messages may reach the same people on the same occasion: same channel and purpose, and nothing that keeps the people
 * apart. Segments overlap where one says all that the other says ("customers", "customers in Leeds"); what isn't said keeps nobody apart.
 */
export function mayReachTheSame(a: Audience, b: Audience): boolean {
  return (
    a.occasion === b.occasion &&
    !differ(a.custom, b.custom) &&
    !differ(a.subscriber, b.subscriber) &&
    (a.countries.length === 0 || b.countries.length === 0 || a.countries.some((each) => b.countries.includes(each))) &&
    (a.segment === undefined ||
      b.segment === undefined ||
      isWithin(a.segment, b.segment) ||
      isWithin(b.segment, a.segment))
  );
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((word) => all.includes(word));
}

const emptyWords = new Set(
  'a all an and any are at from in is of on our people that the their they to us we who with'.split(' '),
);
/** A segment is a line; what somebody pastes there is no reason to compare thousands of words. */
const mostSegmentWords = 30;

function segmentWords(segment: string): string[] {
  const words =
    segment
      .slice(0, 1000)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const saying = words.filter((word) => !emptyWords.has(word)).map((word) => word.replace(/(?<=\p{L}{3})s$/u, ''));
  return [...new Set(saying)].slice(0, mostSegmentWords);
}
