import type { Span } from '../text/span';
import { type SpecialCategory, specialCategories } from '../vocabulary/special-categories';
import type { Prose } from './prose';
import { findWording, wordingsOf } from './wording';

/** Words that say or show something about the recipient which the law protects specially. */
export interface Inference {
  readonly category: SpecialCategory;
  readonly span: Span;
}

/** Organisations may say of themselves what they are: "as a Christian charity". */
const notAnOrganisation =
  '(?!(?:[ -][\\w-]+){0,2} (?:charit(?:y|ies)|organi[sz]ations?|schools?|colleges?|hospitals?|hospices?|groups?|compan(?:y|ies)|business(?:es)?|communit(?:y|ies)|networks?|(?:care )?providers?|employers?|publishers?|trusts?|foundations?|firms?|teams?|services?|professionals?|advisers?|campaigners?|owned|led|run|friendly|aid|box(?:es)?|market|friday|belt|country)\\b)';
/** What comes next where a person is meant: "being blind to the risks" says nothing about anybody's sight. */
const ofSomebody =
  '(?= ?(?:[,.!?:;\\u2013\\u2014\\n-]|$)| (?:you|we|I|(?:and|or) (?:an?|as|proud)|who|with|living|in|person|man|woman|people|adult|parent|mother|father|mum|dad|customer|user|driver|student|employee|owner|entrepreneur|founder|voter|professional|colleague|member|traveller|yourself|like)\\b)';
const and = '(?:[\\w-]+ (?:and|or) )?';

/** Made for the few messages that need it: the patterns are large. */
const second = madeOnce((category) => {
  const { has, is } = category;
  const person = `(?:${is})s?\\b${notAnOrganisation}${ofSomebody}`;
  return new RegExp(
    `\\b(?:${[
      `(?:as|being) (?:someone|somebody|a person|people|a parent|a mother|a patient|one of the (?:many )?(?:people|patients))(?: who(?: is|'s| are)?)?(?: currently| already| still)? (?:with|living with|who has|who have|suffering (?:from|with)|diagnosed with|affected by|managing|coping with|recovering from|has|have) (?:your |a |an )?${and}(?:${has})\\b`,
      `(?:as|being) (?:an? )?(?:fellow |proud |practising |devout |committed |lifelong |active |registered )?${person}`,
      `as (?:someone|somebody|a person) who(?: is|'s) (?:an? )?${person}`,
      `(?:given|because of|due to|considering|knowing|in view of|in light of|with|despite|about|manage|managing|for|to support|support(?:ing)?|help(?:ing)?(?: you)? (?:with|manage)|living with|regarding) your (?:recent |current |ongoing |new )?(?:${has}|condition|symptoms|(?:health|medical) history)\\b`,
      `(?:we|I) (?:know|see|noticed|understand|heard|gather|saw|believe|think)(?: that)? (?:you are|you're|you were|you've been) (?:an? )?(?:${person}|diagnosed\\b|living with\\b|suffering from\\b)`,
      `(?:we|I) (?:know|see|noticed|understand|heard|gather|saw)(?: that)? (?:you have|you've got|you've|you suffer from|you live with) (?:been diagnosed with )?(?:${has})\\b`,
      `(?:now that|since|because|as) you(?: are|'re) (?:an? )?(?:${person}|living with (?:${has}))`,
      `you(?: are|'re) (?:an? )?(?:fellow )(?:${person})`,
      `(?:people|others|everyone|those|patients|parents|families) (?:like you )?(?:with|living with) (?:${has}) like you\\b`,
    ].join('|')})`,
    'giu',
  );
});

/** Words that the patterns of health hold besides. */
const ofHealth = 'condition|symptoms|history|diagnosed|living with|suffering from|health|medical';
const wordsOf = ({ code, has, is }: SpecialCategory) => `${has}|${is}${code === 'health' ? `|${ofHealth}` : ''}`;

/** What every match of a category's patterns holds: what people have or are. Most texts have none of it, and are done with here. */
const protectedWords = madeOnce((category) => new RegExp(`\\b(?:${wordsOf(category)})`));

/** By how many letters a word is told from others before even those are held against the text; no word has fewer than three. */
const beginning = 4;
const beginnings = madeOnce((category) => [
  ...new Set((wordsOf(category).match(/[a-z]{3,}/g) ?? []).map((word) => beginningOf(word, 0, word.length, beginning))),
]);

/** The first letters of a word as a number: there is one for each word of a text, and texts of their own would take their time. */
function beginningOf(text: string, start: number, end: number, length: number): number {
  let number = 0;
  for (let index = start; index < start + length; index++)
    number = number * 27 + (index < end ? text.charCodeAt(index) - 96 : 0);
  return number;
}

/** One bit for every beginning that a word may have. The same for all texts: each begins by forgetting the one before. */
const begun = new Int32Array(Math.ceil(27 ** beginning / 32));

/** Notes how the words of texts in lower case begin, by three letters and by four. */
function noteBeginnings(texts: readonly string[]): void {
  begun.fill(0);
  const note = (number: number) => {
    begun[number >> 5]! |= 1 << (number & 31);
  };
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) {
      const start = index;
      while (isSmallLetter(text.charCodeAt(index))) index++;
      if (index - start < 3) continue;
      note(beginningOf(text, start, start + 3, beginning));
      note(beginningOf(text, start, index, beginning));
    }
  }
}

function isSmallLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** The categories of which some of these texts, in lower case, hold words. */
function touchedIn(texts: readonly string[]): SpecialCategory[] {
  noteBeginnings(texts);
  const hasBegun = (number: number) => (begun[number >> 5]! & (1 << (number & 31))) !== 0;
  return specialCategories.filter(
    (category) => beginnings(category).some(hasBegun) && texts.some((text) => protectedWords(category).test(text)),
  );
}

function madeOnce<Made>(make: (category: SpecialCategory) => Made): (category: SpecialCategory) => Made {
  const made = new Map<SpecialCategory, Made>();
  return (category) => {
    let known = made.get(category);
    if (known === undefined) {
      known = make(category);
      made.set(category, known);
    }
    return known;
  };
}

/** Where the copy tells the recipient something specially protected about themselves: "as someone with diabetes", "as a fellow Muslim". */
export function inferencesIn(prose: Prose): Inference[] {
  return touchedIn(wordingsOf(prose).map(({ lower }) => lower))
    .flatMap((category) => findWording(prose, second(category)).map((span) => ({ category, span })))
    .sort((a, b) => a.span.start - b.span.start);
}

const worksFor =
  /\b(?:work(?:s|ing)?|job|role|roles|title|headline|employed|employer|profession\w*|staff|officers?|managers?|leads?|heads?|director|trustees?|specialis\w+|expert\w*|research\w*|interested|interest|campaign\w*)\b[^.;]{0,60}$/i;
const describing = madeOnce((category) => {
  const ways = [
    `\\b(?:with|has|have|having|had|suffer(?:s|ing)? from|affected by|by|on|about|their|shared?|known|recorded|of|and|or|shows?|indicates?|suggests?|mentions?) (?:their |a |an |any |known )?(?:${category.has})\\b`,
    `^(?:${category.has})\\b`,
    `\\b(?:${category.is})s?\\b${notAnOrganisation}`,
  ];
  if (category.code === 'health')
    ways.push('\\bdiagnosed\\b', '\\b(?:health|medical) (?:conditions?|records?|data|history)\\b');
  return new RegExp(ways.join('|'), 'iu');
});

/** The special category that criteria for choosing people reveal about them; undefined where there is none, as for people's jobs. */
export function revealedBy(criteria: string): SpecialCategory | undefined {
  const text = criteria.replace(/\s+/g, ' ').trim().slice(0, 2000);
  for (const category of touchedIn([text.toLowerCase()])) {
    const match = describing(category).exec(text);
    if (match && !worksFor.test(text.slice(Math.max(0, match.index - 100), match.index))) return category;
  }
  return undefined;
}
