import { nonMarketingNatures, phraseSeverity } from '../decision/severity';
import type { Fix } from '../lint/finding';
import { severities } from '../lint/finding';
import type { Subject } from '../lint/subject';
import type { Hit } from '../phrasing/hit';
import { shorten } from '../text/shorten';
import type { TemplateRule } from './rule';

export const natureMismatch: TemplateRule = {
  code: 'nature-mismatch',
  title: 'Declared as no marketing, but the words promote',
  severity: 'error or warning',
  why: 'The label doesn\'t decide what a message is: American Express called its emails "servicing" and Halfords wrote "this is a service message", and both were fined. Either the words change, or the message is declared marketing and meets what marketing needs.',
  sources: ['PECR reg 2(1)', 'DPA 2018 s 122(5)', 'ICO, Direct marketing guidance: identify direct marketing'],
  bad: [
    {
      title: 'A service message that sells',
      template:
        '---\nchannel: email\nmessage-nature: service\n---\nYour order has been dispatched. Upgrade to Pro and save 20%.\n',
      marks: ['service'],
    },
  ],
  good: [
    {
      title: 'A service message',
      template: '---\nchannel: email\nmessage-nature: service\n---\nYour order has been dispatched.\n',
    },
    {
      title: 'A borderline phrase: the phrase speaks for itself',
      template:
        "---\nchannel: linkedin-message\nmessage-nature: informational\n---\nWe've launched a LinkedIn page, feel free to follow us.\n",
    },
    {
      title: 'Declared as what it is',
      template: '---\nchannel: email\nmessage-nature: marketing\n---\nUpgrade to Pro and save 20%.\n',
    },
  ],
  *check(subject) {
    const { facts, fields, hits, policy, template } = subject;
    const declared = facts.declaredNature;
    if (!declared || !nonMarketingNatures.includes(declared) || facts.channel?.class === 'public') return;
    const promoting = hits.filter((hit) => hit.confidence !== 'borderline');
    if (promoting.length === 0) return;
    const definite = promoting.some((hit) => hit.confidence === 'definite');
    // For likely phrases alone, what the label costs is the appetite's to say, whatever the channel makes of the phrase.
    const labelled = ({ category, confidence }: Hit) =>
      phraseSeverity(
        { category, confidence, amongLikely: false, decided: false },
        facts,
        'consent',
        policy.riskAppetite,
      );
    const found = definite ? ['error'] : promoting.map(labelled);
    const severity = severities.find((each) => found.includes(each));
    if (!severity) return;
    const phrase = promoting.find((hit) => hit.confidence === 'definite') ?? promoting[0]!;
    const quoted = shorten(template.text.slice(phrase.span.start, phrase.span.end), 80);
    yield {
      severity,
      span: fields.span('message-nature') ?? phrase.span,
      message: `The message is declared ${declared}, but ${definite ? 'it promotes' : 'it likely promotes'}: “${quoted}”. The label doesn't decide what a message is. Change the words, or declare it marketing.`,
      source: 'ICO, Direct marketing guidance: identify direct marketing',
      fixes: declareMarketing(subject),
    };
  },
};

/** Sets `message-nature: marketing`, which reveals what else marketing needs. None where the template says so already. */
export function declareMarketing({ facts, fields }: Subject): Fix[] {
  const span = fields.span('message-nature');
  if (!span || facts.declaredNature === 'marketing' || facts.declaredNature === 'mixed') return [];
  return [{ title: 'Declare the message marketing', safety: 'suggestion', edits: [{ span, newText: 'marketing' }] }];
}
