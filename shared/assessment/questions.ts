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
  /** What to think about when the assessment is for marketing: never an answer. */
  readonly prompt?: { readonly text: string; readonly channels?: 'linkedin' };
}

/** Raised whenever a question is added, dropped or changes its meaning. */
export const questionsVersion = 1;

/**
 * The questions, in our own words. Source: structure of the ICO's sample LIA template (v1.0, 19 March 2018) and its guidance
 * "How do we apply legitimate interests in practice?".
 */
export const questions: readonly Question[] = [
  { id: 'P1', part: 'purpose', required: true, question: 'What are you trying to achieve by using this data?' },
  { id: 'P2', part: 'purpose', required: true, question: 'What do you gain?' },
  { id: 'P3', part: 'purpose', required: false, question: 'Does anyone else gain (recipients, partners)?' },
  { id: 'P4', part: 'purpose', required: false, question: 'Any wider public benefit?' },
  { id: 'P5', part: 'purpose', required: true, question: 'How much do those benefits matter?' },
  { id: 'P6', part: 'purpose', required: true, question: 'What happens if you cannot do it?' },
  {
    id: 'P7',
    part: 'purpose',
    required: true,
    question: 'Do specific data rules apply (PECR, profiling) and are you meeting them?',
    prompt: { text: 'PECR route: …' },
  },
  { id: 'P8', part: 'purpose', required: false, question: 'Other laws (consumer, advertising, equality, sector)?' },
  {
    id: 'P9',
    part: 'purpose',
    required: false,
    question: 'Industry codes or platform rules (CAP, DMA, Fundraising Code, LinkedIn terms)?',
  },
  { id: 'P10', part: 'purpose', required: false, question: 'Any ethical concerns?' },
  { id: 'N1', part: 'necessity', required: true, question: 'Will this actually achieve the purpose?' },
  { id: 'N2', part: 'necessity', required: true, question: 'Is it proportionate to the purpose?' },
  {
    id: 'N3',
    part: 'necessity',
    required: true,
    question: 'Could you achieve it without the data (e.g. a public post)?',
    prompt: { text: 'Why not a public post?' },
  },
  {
    id: 'N4',
    part: 'necessity',
    required: true,
    question: 'Could you use less data, or a less intrusive or more obvious route?',
  },
  { id: 'B1', part: 'balancing', required: true, question: 'Special category or criminal data?' },
  { id: 'B2', part: 'balancing', required: true, question: 'Data people see as particularly private?' },
  { id: 'B3', part: 'balancing', required: true, question: 'Children or vulnerable people?' },
  { id: 'B4', part: 'balancing', required: true, question: 'About them personally or in a work role?' },
  { id: 'B5', part: 'balancing', required: true, question: 'Existing relationship? What kind?' },
  { id: 'B6', part: 'balancing', required: false, question: 'How have you used their data before?' },
  { id: 'B7', part: 'balancing', required: true, question: 'Collected from them? What were they told?' },
  {
    id: 'B8',
    part: 'balancing',
    required: 'indirect-source',
    question: 'If from a third party, what did they say about reuse, and does that cover you?',
  },
  {
    id: 'B9',
    part: 'balancing',
    required: false,
    question: 'How long ago? Has technology/context changed since?',
  },
  {
    id: 'B10',
    part: 'balancing',
    required: true,
    question: 'Is your purpose and method obvious or widely understood?',
  },
  { id: 'B11', part: 'balancing', required: false, question: 'Doing something new or unexpected?' },
  {
    id: 'B12',
    part: 'balancing',
    required: false,
    question: 'Evidence of expectations (complaint rate, survey, past objections)?',
  },
  { id: 'B13', part: 'balancing', required: false, question: 'Anything else making it expected or not?' },
  { id: 'B14', part: 'balancing', required: true, question: 'Possible effects on people?' },
  { id: 'B15', part: 'balancing', required: false, question: 'Any loss of control over their data?' },
  { id: 'B16', part: 'balancing', required: true, question: 'How likely and how severe?' },
  {
    id: 'B17',
    part: 'balancing',
    required: true,
    question: 'Would some object or find it intrusive?',
    prompt: { text: 'LinkedIn has no unsubscribe; how will people object?', channels: 'linkedin' },
  },
  { id: 'B18', part: 'balancing', required: true, question: 'Would you be happy to explain it to them?' },
  { id: 'B19', part: 'balancing', required: true, question: 'What safeguards reduce impact?' },
  { id: 'B20', part: 'balancing', required: true, question: 'Can you offer an opt-out? (yes/no + how)' },
  { id: 'D1', part: 'decision', required: true, question: 'Can you rely on legitimate interests? Why?' },
  { id: 'D2', part: 'decision', required: true, question: 'Completed by, date' },
  {
    id: 'D3',
    part: 'decision',
    required: true,
    question:
      'Recorded, review date set, DPIA needed?, privacy notice updated with purpose + basis + the interest itself',
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
