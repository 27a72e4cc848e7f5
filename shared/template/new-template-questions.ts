import { Fields } from '../lint/fields';
import { emptyMapping } from '../text/tree';
import type { Answers, NewTemplatePlace } from './new-template';
import { type Offer, offersFor } from './new-template-offers';

/** What is asked about a new template beside its title and place, in this order: each answer narrows the ones after it. */
export const askedFields = [
  'channel',
  'message-nature',
  'audience.subscriber-type',
  'audience.relationship',
  'pecr-route',
  'lawful-basis',
  'purpose',
] as const;
export type AskedField = (typeof askedFields)[number];

export interface NewTemplateQuestion {
  readonly field: AskedField;
  /** What can be chosen, and what can't and why; empty where people say it in their own words. */
  readonly offers: readonly Offer[];
  /** Whether it may be left open, to be decided later. */
  readonly mayWait: boolean;
  /** How many questions follow it, as far as can be told now. */
  readonly following: number;
}

/** Answers, with those that nobody had to be asked for, and the question that comes next; undefined once there is none. */
export interface NewTemplateTalk {
  readonly answers: Answers;
  readonly question: NewTemplateQuestion | undefined;
}

/**
 * What to ask next about a new template. What the policy's defaults give isn't asked where it can hold, nor is a permission of
 * which only one can. An answer that the vocabulary doesn't have, or that can't go with the earlier ones, is asked for again.
 */
export function nextQuestion(given: Answers, place: NewTemplatePlace): NewTemplateTalk {
  const answers: Partial<Record<string, string>> = {};
  for (const [index, field] of askedFields.entries()) {
    const answer = Object.hasOwn(given, field) ? given[field] : undefined;
    const mayWait = mayStayOpen.has(field);
    if (answer === '' && mayWait) continue;
    if (field === 'purpose' && answer) {
      answers[field] = answer;
      continue;
    }
    const inherited = inheritedText(field, answers, place);
    const offers = offersFor(field, answers, place);
    const open = offers.filter(({ refused }) => refused === undefined);
    const isOpen = (value: string | undefined) => open.some((offer) => offer.value === value);
    if (isOpen(answer)) answers[field] = answer;
    else if (inherited !== undefined && (offers.length === 0 || isOpen(inherited))) answers[field] = inherited;
    else if (field === 'pecr-route' && open.length === 1) answers[field] = open[0]!.value;
    else return { answers, question: { field, offers, mayWait, following: following(index, answers, place) } };
  }
  return { answers, question: undefined };
}

/** A permission and a basis are often somebody else's to decide, and a purpose may have no name yet. */
const mayStayOpen: ReadonlySet<string> = new Set<AskedField>(['pecr-route', 'lawful-basis', 'purpose']);

function following(index: number, answers: Answers, place: NewTemplatePlace): number {
  return askedFields.slice(index + 1).filter((field) => inheritedText(field, answers, place) === undefined).length;
}

/** The channel decides which defaults hold; it is always asked for, because nothing else is known of the message. */
function inheritedText(field: AskedField, answers: Answers, { path, policy }: NewTemplatePlace): string | undefined {
  if (field === 'channel') return undefined;
  return new Fields(emptyMapping, policy.layers(path, answers.channel)).text(field);
}
