/** The parts of an assessment, in order, with the headings a stub gets. */
export const parts = [
  { id: 'purpose', heading: '1 Purpose test' },
  { id: 'necessity', heading: '2 Necessity test' },
  { id: 'balancing', heading: '3 Balancing test' },
  { id: 'decision', heading: '4 Decision' },
] as const;
export type PartId = (typeof parts)[number]['id'];

/** One question of an assessment. */
export interface Question {
  readonly id: string;
  readonly part: PartId;
  readonly question: string;
  /** Whether an assessment is incomplete without an answer; `indirect-source` where the data doesn't come from the people themselves. */
  readonly required: boolean | 'indirect-source';
  /** Whether "not applicable because ..." answers it though it is required: there are uses of data to which it doesn't apply. */
  readonly mayNotApply?: true;
  /** What a good answer addresses: never an answer. */
  readonly addresses: string;
  readonly source: string;
  /** What to think about when the assessment is for marketing: never an answer. */
  readonly prompt?: { readonly text: string; readonly channels?: 'linkedin' };
}

const guidance = 'ICO, How do we apply legitimate interests in practice?';

/** Raised whenever a question is added, dropped or changes its meaning. */
export const questionsVersion = 1;

/**
 * The questions, in our own words. Source: structure of the ICO's sample LIA template (v1.0, 19 March 2018) and its guidance
 * "How do we apply legitimate interests in practice?".
 */
export const questions: readonly Question[] = [
  {
    id: 'P1',
    part: 'purpose',
    required: true,
    question: 'What are you trying to achieve by using this data?',
    addresses:
      'What you want to happen, for whom, and why you need data about people for it. One purpose, as you would tell it to the people concerned, not "marketing".',
    source: 'UK GDPR Art 5(1)(b)',
  },
  {
    id: 'P2',
    part: 'purpose',
    required: true,
    question: 'What do you gain?',
    addresses:
      'What your organisation gets out of it: more members, fewer missed appointments, better service. Be specific; commercial interests count too.',
    source: guidance,
  },
  {
    id: 'P3',
    part: 'purpose',
    required: false,
    question: 'Does anyone else gain (recipients, partners)?',
    addresses: 'What the recipients themselves, partners or others gain, and whether they would call it a gain too.',
    source: guidance,
  },
  {
    id: 'P4',
    part: 'purpose',
    required: false,
    question: 'Any wider public benefit?',
    addresses:
      'What is better for the public or for a field of work, where anything is. Most messages have none, and saying so is fine.',
    source: guidance,
  },
  {
    id: 'P5',
    part: 'purpose',
    required: true,
    question: 'How much do those benefits matter?',
    addresses:
      'How strongly those benefits weigh, with what you know about it: figures, earlier campaigns, what people asked for.',
    source: guidance,
  },
  {
    id: 'P6',
    part: 'purpose',
    required: true,
    question: 'What happens if you cannot do it?',
    addresses:
      'What really happens without it: what is lost, and for whom. If nothing much is, the interest is a weak one.',
    source: guidance,
  },
  {
    id: 'P7',
    part: 'purpose',
    required: true,
    mayNotApply: true,
    question: 'Do specific data rules apply (PECR, profiling) and are you meeting them?',
    addresses:
      'How PECR is met on each channel (consent, soft opt-in, corporate subscribers, not marketing) and why; whether you build profiles. An assessment never replaces a permission under PECR.',
    source: 'PECR regs 19 to 24',
    prompt: { text: 'PECR route: …' },
  },
  {
    id: 'P8',
    part: 'purpose',
    required: false,
    question: 'Other laws (consumer, advertising, equality, sector)?',
    addresses:
      'Which other laws touch this use, such as consumer, advertising, equality or sector rules, and how you keep to them. A use that is unlawful elsewhere is no legitimate interest.',
    source: guidance,
  },
  {
    id: 'P9',
    part: 'purpose',
    required: false,
    question: 'Industry codes or platform rules (CAP, DMA, Fundraising Code, LinkedIn terms)?',
    addresses:
      'The codes and platform rules that apply (CAP Code, Code of Fundraising Practice, terms of LinkedIn), and whether this use keeps within them.',
    source: guidance,
  },
  {
    id: 'P10',
    part: 'purpose',
    required: false,
    question: 'Any ethical concerns?',
    addresses: 'Whether it would strike people as unfair even if it is lawful, and what you make of that.',
    source: guidance,
  },
  {
    id: 'N1',
    part: 'necessity',
    required: true,
    question: 'Will this actually achieve the purpose?',
    addresses:
      'Why this use is likely to bring about the purpose: what you have seen of it, and how you will notice if it does not.',
    source: guidance,
  },
  {
    id: 'N2',
    part: 'necessity',
    required: true,
    question: 'Is it proportionate to the purpose?',
    addresses:
      'Whether the number of people, the number of messages and the amount of data are in proportion to what you want to achieve.',
    source: guidance,
  },
  {
    id: 'N3',
    part: 'necessity',
    required: true,
    question: 'Could you achieve it without the data (e.g. a public post)?',
    addresses:
      'The ways without personal data (a public post, an advertisement, a notice on your site), and why each would not do. "Easier" is no reason.',
    source: guidance,
    prompt: { text: 'Why not a public post?' },
  },
  {
    id: 'N4',
    part: 'necessity',
    required: true,
    question: 'Could you use less data, or a less intrusive or more obvious route?',
    addresses:
      'Whether fewer fields, fewer people, fewer messages or a channel that people expect more would do; what you left out.',
    source: 'UK GDPR Art 5(1)(c)',
  },
  {
    id: 'B1',
    part: 'balancing',
    required: true,
    mayNotApply: true,
    question: 'Special category or criminal data?',
    addresses:
      'Whether any field, or the reason why somebody is on the list, reveals health, beliefs, ethnicity, politics, trade union, sex life or crime. If so, the condition you rely on as well.',
    source: 'UK GDPR Arts 9 and 10',
  },
  {
    id: 'B2',
    part: 'balancing',
    required: true,
    mayNotApply: true,
    question: 'Data people see as particularly private?',
    addresses:
      'Data that people expect to keep to themselves though no law singles it out: money, family, location, private messages.',
    source: guidance,
  },
  {
    id: 'B3',
    part: 'balancing',
    required: true,
    mayNotApply: true,
    question: 'Children or vulnerable people?',
    addresses:
      'Whether under-18s, or people who are ill, in debt or bereaved may be among the recipients, how you know, and what you do about it.',
    source: 'UK GDPR Art 6(1)(f), recital 38',
  },
  {
    id: 'B4',
    part: 'balancing',
    required: true,
    question: 'About them personally or in a work role?',
    addresses:
      'Whether you write to people in their job, at a work address, or to them in private; whether the content fits that.',
    source: guidance,
  },
  {
    id: 'B5',
    part: 'balancing',
    required: true,
    mayNotApply: true,
    question: 'Existing relationship? What kind?',
    addresses:
      'What there is between you and them: customer, member, met at an event, connected on LinkedIn, nothing at all; since when.',
    source: 'UK GDPR recital 47',
  },
  {
    id: 'B6',
    part: 'balancing',
    required: false,
    question: 'How have you used their data before?',
    addresses: 'What you have sent them or done with their data until now, and how they took it.',
    source: guidance,
  },
  {
    id: 'B7',
    part: 'balancing',
    required: true,
    mayNotApply: true,
    question: 'Collected from them? What were they told?',
    addresses:
      'Whether you got the data from them, when and where, and the very words you told them about this use. If you did not tell them, say so.',
    source: 'UK GDPR Arts 13 and 14',
  },
  {
    id: 'B8',
    part: 'balancing',
    required: 'indirect-source',
    question: 'If from a third party, what did they say about reuse, and does that cover you?',
    addresses:
      'What the third party told people about passing on their data, in its own words, whether it named you or this use, and how you checked. Name the notice and its date.',
    source: 'UK GDPR Art 14',
  },
  {
    id: 'B9',
    part: 'balancing',
    required: false,
    question: 'How long ago? Has technology/context changed since?',
    addresses:
      'How old the data is, and what has changed since: their job, your service, the technology. Old data makes the use less expected.',
    source: guidance,
  },
  {
    id: 'B10',
    part: 'balancing',
    required: true,
    question: 'Is your purpose and method obvious or widely understood?',
    addresses:
      'Whether somebody who gets the message would see at once why you have their details and what you do with them.',
    source: 'UK GDPR recital 47',
  },
  {
    id: 'B11',
    part: 'balancing',
    required: false,
    question: 'Doing something new or unexpected?',
    addresses: 'Anything people would not expect: data put together from several sources, automation, a new channel.',
    source: guidance,
  },
  {
    id: 'B12',
    part: 'balancing',
    required: false,
    question: 'Evidence of expectations (complaint rate, survey, past objections)?',
    addresses:
      'What you know rather than suppose: complaints, objections and unsubscribes so far, a survey, people you asked.',
    source: guidance,
  },
  {
    id: 'B13',
    part: 'balancing',
    required: false,
    question: 'Anything else making it expected or not?',
    addresses:
      'What else makes this use expected or unexpected: the time, the tone, the setting in which you have met.',
    source: guidance,
  },
  {
    id: 'B14',
    part: 'balancing',
    required: true,
    question: 'Possible effects on people?',
    addresses:
      'What it can do to people: nuisance, distress, an employer who sees it, a choice made under pressure. Think of those who did not want to hear from you.',
    source: guidance,
  },
  {
    id: 'B15',
    part: 'balancing',
    required: false,
    question: 'Any loss of control over their data?',
    addresses:
      'Whether people lose sight of where their data goes: who else gets it, and whether they can still decide about it.',
    source: 'UK GDPR recital 75',
  },
  {
    id: 'B16',
    part: 'balancing',
    required: true,
    question: 'How likely and how severe?',
    addresses: 'For each effect named above: how likely it is, how bad it would be, and for how many people.',
    source: 'UK GDPR recital 75',
  },
  {
    id: 'B17',
    part: 'balancing',
    required: true,
    question: 'Would some object or find it intrusive?',
    addresses:
      'Who would object and why, and how many; how they can object on this channel and what happens then. LinkedIn has no unsubscribe.',
    source: 'UK GDPR Art 21',
    prompt: { text: 'LinkedIn has no unsubscribe; how will people object?', channels: 'linkedin' },
  },
  {
    id: 'B18',
    part: 'balancing',
    required: true,
    question: 'Would you be happy to explain it to them?',
    addresses: 'Whether you would tell people face to face what you do with their data. If you would rather not, why?',
    source: guidance,
  },
  {
    id: 'B19',
    part: 'balancing',
    required: true,
    question: 'What safeguards reduce impact?',
    addresses:
      'What you do to reduce the effect, and whether it is done already: suppression list, caps, exclusions, less data, a person who checks. List the same under "safeguards".',
    source: guidance,
  },
  {
    id: 'B20',
    part: 'balancing',
    required: true,
    question: 'Can you offer an opt-out? (yes/no + how)',
    addresses:
      'Whether people can say no, how, how quickly it is acted on, and that it is final. Anyone can object to direct marketing, without giving reasons.',
    source: 'UK GDPR Art 21(2) and (3)',
  },
  {
    id: 'D1',
    part: 'decision',
    required: true,
    question: 'Can you rely on legitimate interests? Why?',
    addresses:
      'Yes or no, and the reasons: the interest on one side, the effects on people on the other, and which weighs more after the safeguards. Say what would change the answer.',
    source: 'UK GDPR Art 6(1)(f)',
  },
  {
    id: 'D2',
    part: 'decision',
    required: true,
    question: 'Completed by, date',
    addresses: 'Who completed it and on which day. It has to be before the first message goes out.',
    source: 'UK GDPR Art 5(2)',
  },
  {
    id: 'D3',
    part: 'decision',
    required: true,
    question:
      'Recorded, review date set, DPIA needed?, privacy notice updated with purpose + basis + the interest itself',
    addresses:
      'Where it is kept, when it is reviewed, whether a DPIA is needed and why, and that the privacy notice names the purpose, the basis and the interest itself.',
    source: 'UK GDPR Arts 13(1)(d), 14(2)(b) and 35',
  },
];

const byId = new Map(questions.map((question) => [question.id, question]));

/** The question with that id in any letter case; undefined where there is none. */
export function questionOf(id: string): Question | undefined {
  return byId.get(id.toUpperCase());
}

/** Values of `source.type` where the data doesn't come from the people themselves (UK GDPR Art 14). */
export const indirectSources: ReadonlySet<string> = new Set([
  'bought-in-list',
  'rented-list',
  'partner-shared',
  'public-register',
  'public-profile',
  'scraped',
  'enrichment-tool',
  'sales-navigator',
  'referral',
]);
