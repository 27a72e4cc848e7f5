/** A legal term in plain words, as hovers and the glossary page explain it. */
export interface Term {
  /** As it is called in a heading. */
  readonly term: string;
  /** One plain sentence or two. */
  readonly meaning: string;
  readonly source: string;
  /** Other ways to write it in running text; the term itself counts too. Letter case doesn't matter. */
  readonly alsoWritten?: readonly string[];
  /** Where it stands in front-matter: the path of a field, or `path=value`. */
  readonly fields: readonly string[];
}

/** The terms, in alphabetical order. Data: each with the law or guidance that defines it. */
export const glossary: readonly Term[] = [
  {
    term: 'Consent',
    meaning:
      'A clear yes that is free, specific and informed. A ticked box that was ticked already, silence or a connection on a platform is none.',
    source: 'UK GDPR Art 4(11)',
    fields: ['consent', 'lawful-basis=consent', 'pecr-route=consent'],
  },
  {
    term: 'Controller',
    meaning: 'The organisation that decides why and how personal data is used. It answers for it.',
    source: 'UK GDPR Art 4(7)',
    alsoWritten: ['controllers'],
    fields: ['sender.organisation', 'sender.on-behalf-of', 'controller'],
  },
  {
    term: 'Corporate subscriber',
    meaning:
      'A subscriber with a legal personality of its own: a company, a limited liability partnership, a Scottish partnership, a government body.',
    source: 'PECR reg 2(1)',
    alsoWritten: ['corporate subscribers'],
    fields: [
      'pecr-route=corporate-subscriber',
      'audience.subscriber-evidence',
      ...[
        'company',
        'llp',
        'scottish-partnership',
        'royal-charter-body',
        'corporation-sole',
        'government-body',
        'charitable-incorporated-organisation',
      ].map((value) => `audience.subscriber-type=${value}`),
    ],
  },
  {
    term: 'Direct marketing',
    meaning:
      'Promotional material aimed at particular people, by any means. Promoting aims and ideals counts, so fundraising and campaigning do.',
    source: 'DPA 2018 s 122(5)',
    fields: ['message-nature', 'message-nature=marketing', 'message-nature=mixed'],
  },
  {
    term: 'DPIA',
    meaning:
      'Data protection impact assessment: required before you use data in a way that is likely to be a high risk.',
    source: 'UK GDPR Art 35',
    alsoWritten: ['data protection impact assessment', 'impact assessment'],
    fields: ['dpia'],
  },
  {
    term: 'DPO',
    meaning:
      'Data protection officer: advises an organisation on data protection law and watches over it, in independence.',
    source: 'UK GDPR Arts 38, 39',
    alsoWritten: ['data protection officer'],
    fields: ['dpo-review'],
  },
  {
    term: 'Electronic mail',
    meaning:
      'Any text, voice, sound or image message that is stored until it is collected: emails, texts, and private messages on social platforms.',
    source: 'PECR reg 2(1)',
    fields: ['channel'],
  },
  {
    term: 'ICO',
    meaning:
      'The regulator of UK GDPR and PECR. Its statutory name has been Information Commission since 30 September 2026; ICO is what it goes by.',
    source: 'Data (Use and Access) Act 2025 ss 117 to 120, SI 2026/1015',
    alsoWritten: ['Information Commission', "Information Commissioner's Office"],
    fields: [],
  },
  {
    term: 'Individual subscriber',
    meaning: 'A person, a sole trader or an ordinary partnership. Whoever is not known to be corporate counts as one.',
    source: 'PECR reg 2(1)',
    alsoWritten: ['individual subscribers'],
    fields: [
      'individual',
      'sole-trader',
      'unincorporated-partnership',
      'unincorporated-association',
      'mixed',
      'unknown',
    ].map((value) => `audience.subscriber-type=${value}`),
  },
  {
    term: 'Instigate',
    meaning: 'To get somebody else to send it for you. You are responsible all the same.',
    source: 'PECR reg 22(2)',
    alsoWritten: ['instigates', 'instigated'],
    fields: [],
  },
  {
    term: 'Lawful basis',
    meaning: 'The reason of UK GDPR that lets you use personal data. Choose it before you start, and record it.',
    source: 'UK GDPR Art 6(1)',
    fields: ['lawful-basis'],
  },
  {
    term: 'Legitimate interests',
    meaning: 'A lawful basis that needs a purpose, a necessity, and a balance against the people whose data it is.',
    source: 'UK GDPR Art 6(1)(f)',
    alsoWritten: ['legitimate interest'],
    fields: ['lawful-basis=legitimate-interests'],
  },
  {
    term: 'LIA',
    meaning:
      'Legitimate interests assessment: the written record of the three tests, of purpose, of necessity and of balance.',
    source: 'ICO, Legitimate interests',
    alsoWritten: ['legitimate interests assessment', 'purpose test', 'necessity test', 'balancing test'],
    fields: ['lia'],
  },
  {
    term: 'PECR',
    meaning:
      'The Privacy and Electronic Communications Regulations 2003: which marketing may be sent by email, text, private message, call or fax. They apply beside UK GDPR.',
    source: 'SI 2003/2426',
    fields: ['pecr-route'],
  },
  {
    term: 'Privacy information',
    meaning: 'What people must be told about the use of their data: who uses it, why, for how long, and their rights.',
    source: 'UK GDPR Arts 13, 14',
    alsoWritten: ['privacy notice'],
    fields: ['privacy-notice', 'art-14'],
  },
  {
    term: 'Right to object',
    meaning: 'Anybody may tell you to stop using their data for direct marketing, and you must.',
    source: 'UK GDPR Art 21(2)-(3)',
    alsoWritten: ['object', 'objection', 'opt-out', 'opt out'],
    fields: ['opt-out', 'opt-out.handling', 'first-contact'],
  },
  {
    term: 'Soft opt-in',
    meaning:
      'A limited exception: you may market by electronic mail without consent to your own customers or, with details collected since 5 February 2026, as a charity to your supporters. Every one of its conditions must be met.',
    source: 'PECR reg 22(3), (3A)',
    fields: [
      'soft-opt-in',
      'pecr-route=soft-opt-in',
      'pecr-route=soft-opt-in-products-services',
      'pecr-route=soft-opt-in-charitable-purposes',
    ],
  },
  {
    term: 'Solicited',
    meaning: 'They asked for this particular message. An opt-in to marketing is not asking for a message.',
    source: 'PECR reg 22(2)',
    fields: ['solicited', 'solicited-evidence', 'pecr-route=solicited'],
  },
  {
    term: 'Special category data',
    meaning:
      'Data on racial or ethnic origin, politics, religion or belief, union membership, genetics, biometrics, health, sex life or orientation. It needs a condition of its own beside the lawful basis.',
    source: 'UK GDPR Art 9',
    alsoWritten: ['special category', 'special categories'],
    fields: ['special-category'],
  },
  {
    term: 'Subscriber',
    meaning: 'Whoever has the contract for the phone, email or messaging service that the message goes to.',
    source: 'PECR reg 2(1)',
    alsoWritten: ['subscribers'],
    fields: ['audience.subscriber-type'],
  },
  {
    term: 'Suppression list',
    meaning: 'A do-not-contact list. It holds just enough about people who objected to keep honouring that.',
    source: 'ICO, Direct marketing guidance: respect preferences',
    fields: ['suppression-list'],
  },
  {
    term: 'TPS and CTPS',
    meaning:
      'The Telephone Preference Service and its corporate counterpart: registers of numbers that must not receive unsolicited marketing calls.',
    source: 'PECR reg 21',
    alsoWritten: ['TPS', 'CTPS'],
    fields: ['screening', 'screening.tps-on', 'screening.ctps-on'],
  },
];

/** The terms that explain a field or one of its values, those of the value first. Empty where none does. */
export function termsOf(path: string, value?: string): Term[] {
  const wanted = value === undefined ? [path] : [`${path}=${value}`, path];
  return wanted.flatMap((each) => glossary.filter((term) => term.fields.includes(each)));
}

/** A term where it stands in a text, in offsets of that text. */
export interface TermInText {
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

const written = glossary
  .flatMap((term) => [term.term, ...(term.alsoWritten ?? [])].map((text) => ({ term, text: text.toLowerCase() })))
  .sort((a, b) => b.text.length - a.text.length);
/** Terms are letters, spaces, hyphens and apostrophes, none of which mean anything else in an expression. */
const anyTerm = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${written.map(({ text }) => text).join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** The terms in a text, in order; of terms that share words, the longest. */
export function termsIn(text: string): TermInText[] {
  return [...text.matchAll(anyTerm)].flatMap(({ 0: match, index }) => {
    const term = written.find((each) => each.text === match.toLowerCase())?.term;
    return term ? [{ term, start: index, end: index + match.length }] : [];
  });
}
