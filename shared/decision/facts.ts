import type { Fields } from '../lint/fields';
import type { Template } from '../template/template';
import {
  type Channel,
  channelOf,
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
  /** Unknown, mixed, unevidenced and personal addresses count as individual. */
  readonly subscriberClass: SubscriberClass;
  readonly relationship: string | undefined;
  readonly addressType: string | undefined;
  readonly sourceType: string | undefined;
  readonly sourceTool: string | undefined;
  readonly sector: string | undefined;
  readonly lawfulBasis: string | undefined;
  /** With other names of a route resolved. */
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

/** Addresses that belong to the person, whoever employs them (domain table 1.4). */
const personalAddresses = ['personal', 'platform-account', 'mobile-personal'];

/** The facts of one template. Never throws. */
export function factsOf(template: Template, fields: Fields): Facts {
  const channel = channelOf(fields.text('channel'));
  const subscriberType = fields.text('audience.subscriber-type');
  const addressType = fields.text('audience.address-type');
  const evidence = fields.text('audience.subscriber-evidence');
  const route = fields.text('pecr-route');
  const ref = fields.text('lia.ref');
  const placeholders = template.prose.placeholders.filter((placeholder) => placeholder.name !== '');
  const corporate =
    subscriberTypeOf(subscriberType)?.class === 'corporate' &&
    evidence !== undefined &&
    evidence !== 'none' &&
    // LinkedIn members contract for themselves: a claim that they are companies doesn't change that.
    !channel?.linkedIn &&
    !personalAddresses.includes(addressType ?? '');
  return {
    channel,
    declaredNature: fields.text('message-nature'),
    solicited: fields.flag('solicited') ?? false,
    subscriberType,
    subscriberClass: corporate ? 'corporate' : 'individual',
    relationship: fields.text('audience.relationship'),
    addressType,
    sourceType: fields.text('source.type'),
    sourceTool: fields.text('source.tool'),
    sector: fields.text('sector'),
    lawfulBasis: fields.text('lawful-basis'),
    pecrRoute: route && (pecrRouteAliases[route] ?? route),
    purpose: fields.text('purpose'),
    jurisdictions: fields.texts('jurisdictions'),
    campaignStart: fields.text('campaign.start'),
    live: fields.text('status') === 'live',
    reference: ref ? { id: ref, version: fields.text('lia.version') } : undefined,
    mergeFields: [...new Set(placeholders.map((placeholder) => mergeFieldName(placeholder.name)))],
    personalData: addressType !== 'work-generic' || placeholders.some((placeholder) => isPersonal(placeholder.name)),
  };
}
