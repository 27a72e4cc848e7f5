import { placeOf } from '../lint/place';
import type { TemplateRule } from './rule';

const mixed =
  '---\nchannel: email\nmessage-nature: mixed\n---\nYour order has been dispatched. Upgrade to Pro and save 20%.\n';

export const mixedNature: TemplateRule = {
  code: 'mixed-nature',
  title: 'A mixed message counts as marketing',
  severity: 'information',
  why: 'A message that informs and promotes is marketing as a whole: the law knows no half. EE and American Express were fined for service messages with a little promotion in them. Two messages, one that informs and one that sells to those who may be sold to, keep the first free of the rules for the second.',
  sources: ['PECR reg 2(1)', 'ICO penalty notices, EE 2019 and American Express 2021'],
  bad: [{ title: 'News of an order, and an upsell', template: mixed, marks: ['mixed'] }],
  good: [
    {
      title: 'Declared as what it counts as',
      template: mixed.replace('nature: mixed', 'nature: marketing'),
    },
    {
      title: 'Split: the part that informs',
      template: '---\nchannel: email\nmessage-nature: service\n---\nYour order has been dispatched.\n',
    },
  ],
  *check(subject) {
    const { facts, fields } = subject;
    if (facts.declaredNature !== 'mixed') return;
    const span = fields.span('message-nature');
    yield {
      severity: 'information',
      span: span ?? placeOf(subject, 'message-nature', 'channel'),
      message:
        'Mixed counts as marketing: one promotional element is enough. Split it in two messages, or declare it marketing and meet what marketing needs.',
      source: 'PECR reg 2(1)',
      fixes: span
        ? [{ title: 'Declare the message marketing', safety: 'suggestion', edits: [{ span, newText: 'marketing' }] }]
        : [],
    };
  },
};
