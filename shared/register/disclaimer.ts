import { dayInWords } from '../text/iso-day';
import { rulesetDate } from '../version';

/** What every register has to say about itself. */
export const disclaimer: readonly string[] = [
  `This is not legal advice and creates no solicitor-client relationship. It is about the law of the United Kingdom as the rules were held against it on ${dayInWords(rulesetDate)}.`,
  'Automated checks of texts miss things and find too much. A person decides.',
  'The checks read templates, not what is sent: they can’t verify suppression lists, the result of a telephone preference screening, whether consent is true, or what kind of subscriber a recipient is.',
  'What is settled under PECR is not settled under UK GDPR, and the other way round.',
  'Terms of platforms and other law (on advertising, consumers, single sectors) are covered only in part.',
  'Answers from the ICO’s chat or helpline and blog posts are not binding.',
  'The organisation stays accountable (UK GDPR Art 5(2)). Keep the records of its decisions.',
  'The checks run on the computer of whoever makes the register. Nothing is sent anywhere. Templates must not hold real personal data.',
  'No answer, approval or evidence of consent in here was written by the tool on its own.',
];
