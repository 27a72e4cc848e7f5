import type { Fields } from '../lint/fields';
import type { Template } from '../template/template';
import {
  type Channel,
  channelOf,
  lawfulBasisAliases,
  pecrRouteAliases,
  type SubscriberClass,
  subscriberTypeOf,
} from '../vocabulary/choices';
import { isPersonal, mergeFieldName } from '../vocabulary/merge-fields';

/** What a template says about itself, with its own and inherited fields read alike. Unreadable values are undefined. */
export interface Facts {
  readonly channel: Channel | undefined;
  readonly declaredNature: string | undefined;
  readonly solicited: boolean;
  readonly subscriberType: string | undefined;
  /** Unknown, mixed, unevidenced, and addresses that are personal or not known count as individual. */
  readonly subscriberClass: SubscriberClass;
  /** Whether the template calls them corporate subscribers, rightly or not. */
  readonly claimsCorporate: boolean;
  readonly relationship: string | undefined;
  readonly addressType: string | undefined;
  readonly sourceType: string | undefined;
  readonly sourceTool: string | undefined;
  readonly sector: string | undefined;
  readonly organisationType: string | undefined;
  /** Which message of its sequence this is; undefined where it stands alone. */
  readonly sequenceStep: number | undefined;
  /** A soft opt-in written here counts as legitimate interests, with which it goes. */
  readonly lawfulBasis: string | undefined;
  /** With other names of a route resolved. A soft opt-in written as the lawful basis claims that route. */
  readonly pecrRoute: string | undefined;
  readonly purpose: string | undefined;
  readonly jurisdictions: readonly string[];
  readonly campaignStart: string | undefined;
  readonly live: boolean;
  readonly reference: { readonly id: string; readonly version: string | undefined } | undefined;
  /** Normalised names of all merge fields, each once. */
  readonly mergeFields: readonly string[];
  /** False only for a shared work address and no merge field about a person. */
  readonly personalData: boolean;
}

/** Addresses that belong to the employer. All others are the person's own, or may be, whoever employs them. */
const employersAddresses = ['work-named', 'work-generic', 'mobile-work'];

/** The facts of one template. Never throws. */
export function factsOf(template: Template, fields: Fields): Facts {
  const channel = channelOf(fields.text('channel'));
  const subscriberType = fields.text('audience.subscriber-type');
  const addressType = fields.text('audience.address-type');
  const evidence = fields.text('audience.subscriber-evidence');
  const basis = fields.text('lawful-basis');
  const route = fields.text('pecr-route') ?? (basis && Object.hasOwn(lawfulBasisAliases, basis) ? basis : undefined);
  const step = Number(fields.text('sequence.step') ?? fields.text('frequency.sequence-step'));
  const ref = fields.text('lia.ref');
  const placeholders = template.prose.placeholders.filter((placeholder) => placeholder.name !== '');
  const claimsCorporate = subscriberTypeOf(subscriberType)?.class === 'corporate';
  const corporate =
    claimsCorporate &&
    evidence !== undefined &&
    evidence !== 'none' &&
    // LinkedIn members contract for themselves: a claim that they are companies doesn't change that.
    !channel?.linkedIn &&
    employersAddresses.includes(addressType ?? '');
  return {
    channel,
    declaredNature: fields.text('message-nature'),
    solicited: fields.flag('solicited') ?? false,
    subscriberType,
    subscriberClass: corporate ? 'corporate' : 'individual',
    claimsCorporate,
    relationship: fields.text('audience.relationship'),
    addressType,
    sourceType: fields.text('source.type'),
    sourceTool: fields.text('source.tool'),
    sector: fields.text('sector'),
    organisationType: fields.text('organisation.type'),
    sequenceStep: step > 0 ? step : undefined,
    lawfulBasis: alias(lawfulBasisAliases, basis),
    pecrRoute: alias(pecrRouteAliases, route),
    purpose: fields.text('purpose'),
    jurisdictions: fields.texts('jurisdictions'),
    campaignStart: fields.text('campaign.start'),
    live: fields.text('status') === 'live',
    reference: ref ? { id: ref, version: fields.text('lia.version') } : undefined,
    mergeFields: [...new Set(placeholders.map((placeholder) => mergeFieldName(placeholder.name)))],
    personalData: addressType !== 'work-generic' || placeholders.some((placeholder) => isPersonal(placeholder.name)),
  };
}

/** The name that the vocabulary has for a value; a value that is no alias stays as it is. */
function alias(aliases: Readonly<Record<string, string>>, value: string | undefined): string | undefined {
  return value !== undefined && Object.hasOwn(aliases, value) ? aliases[value] : value;
}
