import { addMonths, isIsoDay } from '../text/iso-day';
import { type Limb, recorded } from './limb';

/** Months after which consent is old enough to look at again. The law sets no date; context decides. */
export const consentMonths = 24;

/** The consent checklist, as far as a template can show it (UK GDPR Arts 4(11) and 7; PECR regs 19(2), 21A and 22(2)). */
export const consentLimbs: readonly Limb[] = [
  {
    id: 'sender',
    field: 'consent.sender-named',
    condition: 'The wording they agreed to names you',
    lacks: {
      unknown: "the record doesn't show that the wording named you",
      false: 'the wording they agreed to did not name you',
    },
    source: 'PECR reg 22(2), UK GDPR Art 4(11)',
    state: recorded('consent.sender-named'),
  },
  {
    id: 'channel',
    field: 'consent.channels',
    condition: 'It covers this channel: consent to email is no consent to texts or calls',
    lacks: {
      unknown: "the record doesn't say which channels it covers",
      false: "the record doesn't cover this channel",
    },
    source: 'PECR reg 22(2); ICO, Electronic mail marketing; ICO penalty notice, HelloFresh, 2024',
    state({ facts, fields }) {
      const channels = fields.texts('consent.channels');
      if (channels.length === 0) return 'unknown';
      return facts.channel && channels.includes(facts.channel.value) ? 'met' : 'false';
    },
  },
  {
    id: 'purpose',
    field: 'consent.purposes',
    condition: 'It covers this purpose',
    lacks: { false: "the record doesn't cover this purpose" },
    source: 'UK GDPR Art 4(11)',
    state({ facts, fields }) {
      const purposes = fields.texts('consent.purposes');
      return purposes.length === 0 || purposes.includes(facts.purpose ?? '') ? 'met' : 'false';
    },
  },
  {
    id: 'evidence',
    field: 'consent.evidence',
    condition: 'You keep a record of who agreed, when and how',
    lacks: { unknown: 'there is no evidence of it' },
    source: 'UK GDPR Art 7(1)',
    state: ({ fields }) => (fields.text('consent.evidence') ? 'met' : 'unknown'),
  },
  {
    id: 'not-withdrawn',
    field: 'consent.withdrawn',
    condition: 'It has not been withdrawn',
    lacks: { false: 'it was withdrawn' },
    source: 'UK GDPR Art 7(3)',
    state: ({ fields }) => (fields.flag('consent.withdrawn') === true ? 'false' : 'met'),
  },
  {
    id: 'not-expired',
    field: 'consent.expires',
    condition: 'The day on which you stop relying on it has not passed',
    lacks: { false: 'the day on which you stop relying on it has passed' },
    source: 'UK GDPR Art 7(1)',
    state({ fields, today }) {
      const day = fields.text('consent.expires');
      return day !== undefined && isIsoDay(day) && day < today ? 'false' : 'met';
    },
  },
  {
    id: 'purposes-recorded',
    field: 'consent.purposes',
    condition: 'The record says for which purposes',
    lacks: { unknown: "the record doesn't say for which purposes" },
    source: 'UK GDPR Art 4(11)',
    advised: true,
    state: ({ fields }) => (fields.texts('consent.purposes').length > 0 ? 'met' : 'unknown'),
  },
  {
    id: 'wording',
    field: 'consent.wording-ref',
    condition: 'The record says where the wording is kept',
    lacks: { unknown: "the record doesn't say where the wording is kept" },
    source: 'UK GDPR Art 7(1)',
    advised: true,
    state: ({ fields }) => (fields.text('consent.wording-ref') ? 'met' : 'unknown'),
  },
  {
    id: 'recent',
    field: 'consent.obtained-on',
    condition: `It was given within the last ${consentMonths} months`,
    lacks: {
      unknown: "the record doesn't say when it was given",
      false: `some of it was given over ${consentMonths} months ago`,
    },
    source: 'ICO, Consent',
    advised: true,
    state({ fields, today }) {
      const day = fields.texts('consent.obtained-on')[0]?.slice(0, 10);
      if (day === undefined || !isIsoDay(day)) return 'unknown';
      const until = addMonths(day, consentMonths);
      return until !== undefined && until < today ? 'false' : 'met';
    },
  },
];

/** What makes a consent valid besides, and only the wording and the form that people saw can show (UK GDPR Arts 4(11), 7). */
export const consentBeyondTheRecord: readonly string[] = [
  'It was freely given, and not a condition of a service.',
  'They knew what they agreed to.',
  'They did something clear to agree: no ticked box, no silence.',
  'It stood apart from terms and other matters.',
  'Taking it back is as easy as giving it.',
];
