/** A change of law after which an assessment may rest on what no longer holds. */
export interface LawChange {
  /** ISO day on which it came into force. */
  readonly day: string;
  /** Continues "since then": what changed, for a writer. */
  readonly what: string;
  readonly source: string;
}

/** In the order of their days. DUAA: Data (Use and Access) Act 2025. */
export const lawChanges: readonly LawChange[] = [
  {
    day: '2025-08-20',
    what: 'PECR defines direct marketing itself',
    source: 'PECR reg 2(1); DUAA s 110; SI 2025/904 reg 2(o)',
  },
  {
    day: '2026-02-05',
    what: 'fines under PECR reach those of UK GDPR, and charities have a soft opt-in of their own',
    source: 'DUAA ss 70, 114, 115; SI 2026/82 reg 2',
  },
  {
    day: '2026-06-19',
    what: 'people have a right to complain to you and to an answer',
    source: 'DPA 2018 s 164A; DUAA s 103; SI 2026/82 reg 3',
  },
  {
    day: '2026-09-30',
    what: 'the Information Commission has taken the place of the Information Commissioner',
    source: 'DUAA ss 117-120; SI 2026/386; SI 2026/1015',
  },
];

/** Words about law that no longer holds. */
export interface OutdatedPhrase {
  readonly pattern: RegExp;
  /** Only where this stands within 150 characters of it. */
  readonly near?: RegExp;
  /** Only where every country in scope is in the UK. */
  readonly ukOnly?: true;
  readonly truth: string;
  readonly source: string;
}

/** Each pattern is global, begins with what is rare, and looks no further than one phrase. */
export const outdatedPhrases: readonly OutdatedPhrase[] = [
  {
    pattern: /(?:£ ?|\bGBP ?)(?:500[, ]?000|500 ?k|0\.5 ?m(?:illion)?|half a million)\b/gi,
    near: /\b(?:fines?|fined|penalt\w*|maximum|PECR|ICO|Commissioner)\b/i,
    truth: 'For what is done since 5 February 2026 the highest fine under PECR is £17.5 million or 4% of turnover',
    source: 'DUAA s 115, Sch 13; SI 2026/82',
  },
  {
    pattern: /\bDPDI\b(?: (?:Bill|Act))?|\bData Protection and Digital Information (?:\(No\.? ?2\) )?(?:Bill|Act)\b/gi,
    truth: 'That bill never became law; the Data (Use and Access) Act 2025 did',
    source: 'Data (Use and Access) Act 2025',
  },
  {
    pattern: /\bDPA 1998\b|\bData Protection Act,? 1998\b/gi,
    truth: 'The Act of 1998 was repealed; the Data Protection Act 2018 and UK GDPR hold',
    source: 'DPA 2018 Sch 19',
  },
  {
    pattern: /\bEU[- ]GDPR\b/gi,
    ukOnly: true,
    truth: 'For people in the UK the law is UK GDPR',
    source: 'European Union (Withdrawal) Act 2018 s 3; DPPEC Regulations 2019',
  },
];
