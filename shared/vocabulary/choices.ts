/** Enumerated values and what they mean to a writer. Sources: PECR 2003 as amended, UK GDPR, ICO guidance; see docs/rules. */

export interface Choice<Value extends string = string> {
  readonly value: Value;
  /** One plain sentence for completion and hover. */
  readonly help: string;
}

/**
 * How PECR treats a channel. `electronic-mail`: regs 22 and 23. `live-call`: regs 21 and 24. `automated-call`: regs 19 and 24.
 * `fax`: reg 20. `post` and `public`: no PECR marketing rule.
 */
export type ChannelClass = 'electronic-mail' | 'live-call' | 'automated-call' | 'fax' | 'post' | 'public';

export interface Channel extends Choice {
  readonly class: ChannelClass;
  /** Name in a sentence: "LinkedIn message". */
  readonly label: string;
  /** True for the private LinkedIn channels, which offer recipients no way to opt out. */
  readonly linkedIn?: true;
}

export const channels: readonly Channel[] = [
  { value: 'email', label: 'Email', class: 'electronic-mail', help: 'Email. PECR regs 22 and 23 apply to marketing.' },
  {
    value: 'sms',
    label: 'Text message',
    class: 'electronic-mail',
    help: 'Text message (SMS). PECR treats it as electronic mail.',
  },
  {
    value: 'mms',
    label: 'Picture message',
    class: 'electronic-mail',
    help: 'Picture or video message. PECR treats it as electronic mail.',
  },
  {
    value: 'rcs',
    label: 'RCS message',
    class: 'electronic-mail',
    help: 'RCS business message. PECR treats it as electronic mail.',
  },
  {
    value: 'linkedin-message',
    label: 'LinkedIn message',
    class: 'electronic-mail',
    linkedIn: true,
    help: 'Private message to a LinkedIn connection. The ICO treats private social messages as electronic mail.',
  },
  {
    value: 'linkedin-connection-note',
    label: 'LinkedIn connection note',
    class: 'electronic-mail',
    linkedIn: true,
    help: 'Note sent with a connection request. Too short for identity, opt-out and privacy information: keep marketing out of it.',
  },
  {
    value: 'linkedin-inmail',
    label: 'LinkedIn InMail',
    class: 'electronic-mail',
    linkedIn: true,
    help: 'InMail to somebody who is not a connection. Treated as electronic mail.',
  },
  {
    value: 'linkedin-sponsored-message',
    label: 'LinkedIn sponsored message',
    class: 'electronic-mail',
    linkedIn: true,
    help: 'Paid message in the LinkedIn inbox. Treated as electronic mail, to be cautious.',
  },
  {
    value: 'whatsapp',
    label: 'WhatsApp message',
    class: 'electronic-mail',
    help: 'WhatsApp message. Treated as electronic mail; the platform asks for an opt-in of its own.',
  },
  {
    value: 'messenger',
    label: 'Messenger message',
    class: 'electronic-mail',
    help: 'Facebook Messenger message. Treated as electronic mail.',
  },
  {
    value: 'instagram-dm',
    label: 'Instagram message',
    class: 'electronic-mail',
    help: 'Private Instagram message. Treated as electronic mail.',
  },
  {
    value: 'x-dm',
    label: 'X message',
    class: 'electronic-mail',
    help: 'Private message on X. Treated as electronic mail.',
  },
  {
    value: 'other-dm',
    label: 'Direct message',
    class: 'electronic-mail',
    help: 'Private message on another platform. Treated as electronic mail.',
  },
  {
    value: 'in-app-message',
    label: 'In-app message',
    class: 'electronic-mail',
    help: 'Message inside an app. Treated as electronic mail.',
  },
  {
    value: 'voicemail-drop',
    label: 'Voicemail',
    class: 'electronic-mail',
    help: 'Recorded voicemail. Treated as electronic mail.',
  },
  {
    value: 'live-call',
    label: 'Live call',
    class: 'live-call',
    help: 'Script for a call by a person. PECR reg 21: screen against TPS, CTPS and your own do-not-call list.',
  },
  {
    value: 'automated-call',
    label: 'Automated call',
    class: 'automated-call',
    help: 'Recorded call. PECR reg 19: always needs consent, companies included.',
  },
  { value: 'fax', label: 'Fax', class: 'fax', help: 'Fax. PECR reg 20.' },
  { value: 'post', label: 'Post', class: 'post', help: 'Letter. PECR does not apply; UK GDPR does.' },
  {
    value: 'linkedin-post',
    label: 'LinkedIn post',
    class: 'public',
    help: 'Public post. Not sent to particular people, so PECR regs 19 to 24 do not apply.',
  },
  {
    value: 'social-post',
    label: 'Social media post',
    class: 'public',
    help: 'Public post on another platform. PECR regs 19 to 24 do not apply.',
  },
  {
    value: 'web-page',
    label: 'Web page',
    class: 'public',
    help: 'Text of a web page. PECR regs 19 to 24 do not apply.',
  },
];

/** Who holds the contract for the line or account (PECR reg 2(1)). Unknown and mixed count as individual. */
export type SubscriberClass = 'individual' | 'corporate';

export interface SubscriberType extends Choice {
  readonly class: SubscriberClass;
}

export const subscriberTypes: readonly SubscriberType[] = [
  { value: 'individual', class: 'individual', help: 'A person. Protected by PECR reg 22.' },
  { value: 'sole-trader', class: 'individual', help: 'A sole trader. Protected like any individual.' },
  {
    value: 'unincorporated-partnership',
    class: 'individual',
    help: 'An ordinary partnership in England, Wales or Northern Ireland. Protected like an individual.',
  },
  {
    value: 'unincorporated-association',
    class: 'individual',
    help: 'A club or trust without legal personality. Protected like an individual.',
  },
  {
    value: 'company',
    class: 'corporate',
    help: 'Ltd, PLC or CIC. Reg 22 does not protect it; reg 23 and UK GDPR still apply.',
  },
  { value: 'llp', class: 'corporate', help: 'Limited liability partnership: a corporate subscriber.' },
  { value: 'scottish-partnership', class: 'corporate', help: 'Scottish partnership: a corporate subscriber.' },
  { value: 'royal-charter-body', class: 'corporate', help: 'Body founded by royal charter: a corporate subscriber.' },
  { value: 'corporation-sole', class: 'corporate', help: 'Corporation sole: a corporate subscriber.' },
  { value: 'government-body', class: 'corporate', help: 'Government body: some are corporate subscribers.' },
  { value: 'charitable-incorporated-organisation', class: 'corporate', help: 'CIO: a corporate subscriber.' },
  {
    value: 'mixed',
    class: 'individual',
    help: 'Several kinds. The whole send is treated as individual; consider splitting the list.',
  },
  {
    value: 'unknown',
    class: 'individual',
    help: 'Not known, which is nearly always so on LinkedIn. Treated as individual.',
  },
];

export const messageNatures: readonly Choice[] = [
  {
    value: 'service',
    help: 'Something the person needs about what they already have: an order, a fault, a change of terms.',
  },
  { value: 'informational', help: 'Information without any promotion.' },
  { value: 'regulatory', help: 'A message a regulator asks you to send, in neutral words.' },
  {
    value: 'market-research',
    help: 'Genuine research: nothing is promoted and the answers are not used for marketing.',
  },
  { value: 'marketing', help: 'Promotes goods, services, aims or ideals to particular people.' },
  { value: 'mixed', help: 'Service and promotion together. The whole message is treated as marketing.' },
];

export const relationships: readonly Choice[] = [
  { value: 'existing-customer', help: 'Bought from you.' },
  { value: 'lapsed-customer', help: 'Bought from you, some time ago.' },
  { value: 'enquirer', help: 'Asked about your products or prices.' },
  { value: 'supporter', help: 'Supports your charity or cause.' },
  { value: 'member', help: 'Member of your organisation.' },
  { value: 'employee', help: 'Works for you.' },
  { value: 'connection', help: 'Connected on a platform. A connection is not consent.' },
  { value: 'event-attendee', help: 'Came to your event.' },
  { value: 'partner', help: 'Business partner.' },
  { value: 'cold-prospect', help: 'No relationship yet.' },
  { value: 'mixed', help: 'Several kinds.' },
  { value: 'unknown', help: 'Not known. Treated like a cold prospect.' },
];

export const addressTypes: readonly Choice[] = [
  { value: 'work-named', help: 'Work address of a named person: jane@example.co.uk.' },
  { value: 'work-generic', help: 'Shared work address without a name: info@example.co.uk.' },
  { value: 'personal', help: 'Private address.' },
  { value: 'platform-account', help: 'Account on a platform such as LinkedIn. Treated as personal.' },
  { value: 'mobile-work', help: 'Mobile number paid for by the employer.' },
  { value: 'mobile-personal', help: 'Private mobile number.' },
  { value: 'mixed', help: 'Several kinds.' },
  { value: 'unknown', help: 'Not known. Treated as personal.' },
];

export const subscriberEvidence: readonly Choice[] = [
  { value: 'companies-house', help: 'Checked at Companies House.' },
  { value: 'charity-register', help: 'Checked in the charity register.' },
  { value: 'contract', help: 'You have a contract with the company.' },
  { value: 'domain-check', help: 'Judged from the email domain. Weak.' },
  { value: 'manual-review', help: 'Profiles looked at by hand. Weak.' },
  { value: 'self-declared', help: 'They said so. Weak.' },
  { value: 'none', help: 'No evidence.' },
];

export const sourceTypes: readonly Choice[] = [
  { value: 'own-crm', help: 'Your own contact records.' },
  { value: 'website-form', help: 'They filled in a form on your site.' },
  { value: 'direct-request', help: 'They asked you directly.' },
  { value: 'event-list', help: 'List of an event.' },
  { value: 'business-card', help: 'They gave you a card. That is not consent to marketing.' },
  { value: 'bought-in-list', help: 'Bought list. Needs due diligence; no soft opt-in.' },
  { value: 'rented-list', help: 'Rented list. Needs due diligence; no soft opt-in.' },
  { value: 'partner-shared', help: 'Shared by a partner. Needs due diligence; no soft opt-in.' },
  { value: 'public-register', help: 'Public register.' },
  { value: 'public-profile', help: 'Public profile. UK GDPR still applies.' },
  { value: 'scraped', help: 'Collected by a program from web pages.' },
  { value: 'enrichment-tool', help: 'Found by a data enrichment tool.' },
  { value: 'sales-navigator', help: 'Found with LinkedIn Sales Navigator.' },
  { value: 'referral', help: 'Somebody passed them on.' },
  { value: 'other', help: 'Something else.' },
];

export const lawfulBases: readonly Choice[] = [
  { value: 'consent', help: 'They agreed (UK GDPR Art 6(1)(a)).' },
  { value: 'contract', help: 'Needed for a contract with them (Art 6(1)(b)).' },
  { value: 'legal-obligation', help: 'A law requires it (Art 6(1)(c)).' },
  { value: 'vital-interests', help: 'To protect a life (Art 6(1)(d)).' },
  { value: 'public-task', help: 'Task in the public interest (Art 6(1)(e)).' },
  { value: 'legitimate-interests', help: 'Your interests, weighed in an assessment (Art 6(1)(f)).' },
  {
    value: 'recognised-legitimate-interest',
    help: 'One of five public-interest conditions (Art 6(1)(ea)). Never marketing.',
  },
];

export const pecrRoutes: readonly Choice[] = [
  { value: 'not-marketing', help: 'Not direct marketing, so no permission is needed.' },
  { value: 'solicited', help: 'They asked for this message.' },
  { value: 'consent', help: 'They consented to marketing on this channel (reg 22(2), 19(2), 21A).' },
  { value: 'soft-opt-in-products-services', help: 'Own customers, similar products (reg 22(3)).' },
  {
    value: 'soft-opt-in-charitable-purposes',
    help: 'Charity supporters, details collected since 5 February 2026 (reg 22(3A)).',
  },
  {
    value: 'corporate-subscriber',
    help: 'A company or other corporate subscriber: reg 22 does not apply, reg 23 does.',
  },
  { value: 'live-call-screened', help: 'Live call, screened against TPS, CTPS and your own list (reg 21).' },
  { value: 'not-applicable', help: 'Post or public content.' },
  { value: 'none', help: 'No permission. Marketing must not go out.' },
];

/** Other names people use for a route. */
export const pecrRouteAliases: Readonly<Record<string, string>> = {
  'soft-opt-in': 'soft-opt-in-products-services',
  'commercial-soft-opt-in': 'soft-opt-in-products-services',
  'charity-soft-opt-in': 'soft-opt-in-charitable-purposes',
};

/** A soft opt-in is no lawful basis. People write it as one, and mean the one that goes with it. */
export const lawfulBasisAliases: Readonly<Record<string, string>> = {
  'soft-opt-in': 'legitimate-interests',
  'commercial-soft-opt-in': 'legitimate-interests',
  'charity-soft-opt-in': 'legitimate-interests',
  'soft-opt-in-products-services': 'legitimate-interests',
  'soft-opt-in-charitable-purposes': 'legitimate-interests',
};

export const optOutMechanisms: readonly Choice[] = [
  { value: 'unsubscribe-link', help: 'Link that stops further messages.' },
  { value: 'reply-stop', help: 'Reply with STOP or similar.' },
  { value: 'sms-stop', help: 'Text STOP to a short code.' },
  { value: 'email-address', help: 'Address people can write to.' },
  { value: 'phone', help: 'Number people can call.' },
  { value: 'freepost', help: 'Freepost address.' },
  { value: 'preference-centre', help: 'Page where people choose what they get.' },
  { value: 'reply-and-manual', help: 'People reply, and somebody acts on it by hand.' },
  { value: 'none', help: 'No way to opt out.' },
];

export const templateStatuses: readonly Choice[] = [
  { value: 'draft', help: 'Being written.' },
  { value: 'in-review', help: 'Being reviewed.' },
  { value: 'approved', help: 'Approved, not yet in use.' },
  { value: 'live', help: 'In use.' },
  { value: 'retired', help: 'No longer used.' },
];

export const sectors: readonly Choice[] = [
  { value: 'claims-management', help: 'Claims management: calls need consent (reg 21A).' },
  { value: 'pensions', help: 'Pensions: calls are restricted (reg 21B).' },
  { value: 'financial-promotion', help: 'Financial promotion.' },
  { value: 'charity', help: 'Charity.' },
  { value: 'political', help: 'Politics.' },
  { value: 'health', help: 'Health.' },
  { value: 'gambling', help: 'Gambling.' },
  { value: 'alcohol', help: 'Alcohol.' },
  { value: 'general', help: 'None of these.' },
];

export const organisationTypes: readonly Choice[] = [
  { value: 'company', help: 'Company.' },
  { value: 'charity', help: 'Registered charity.' },
  { value: 'public-authority', help: 'Public authority.' },
  { value: 'political-party', help: 'Political party.' },
  { value: 'sole-trader', help: 'Sole trader.' },
  { value: 'other', help: 'Something else.' },
];

export const riskAppetites = ['cautious', 'balanced', 'tolerant'] as const;
export type RiskAppetite = (typeof riskAppetites)[number];

/** The channel of that name; undefined for a name that isn't in the vocabulary. */
export function channelOf(value: string | undefined): Channel | undefined {
  return channels.find((channel) => channel.value === value);
}

/** The subscriber type of that name; undefined for a name that isn't in the vocabulary. */
export function subscriberTypeOf(value: string | undefined): SubscriberType | undefined {
  return subscriberTypes.find((type) => type.value === value);
}
