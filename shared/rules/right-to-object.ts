import { placeOf } from '../lint/place';
import { belowMessage, endOfMessage } from '../template/message-end';
import { tellsOfRightToObject } from '../template/notices';
import type { TemplateRule } from './rule';

const first = (body: string, contact = 'true') =>
  `---\nchannel: email\nmessage-nature: marketing\nfirst-contact: ${contact}\n---\n${body}\n`;

export const rightToObject: TemplateRule = {
  code: 'right-to-object',
  title: 'The first message does not say that people can object',
  severity: 'warning',
  why: 'At the latest in the first message, people have to be told of their right to object: explicitly, clearly and apart from other information. Where it is about direct marketing the right is absolute. A bare unsubscribe link is a way to use the right; it does not tell people that they have it.',
  sources: ['UK GDPR Art 21(4)', 'ICO, Right to object'],
  bad: [
    {
      title: 'A first message without it',
      template: first('New dates are out. Unsubscribe: {{unsubscribe_url}}'),
      marks: ['true'],
    },
  ],
  good: [
    {
      title: 'Said in plain words',
      template: first(
        'New dates are out.\n\nYou can ask us to stop using your details for this at any time: write to privacy@example.co.uk.',
      ),
    },
    {
      title: 'Said in the words of the law',
      template: first('New dates are out.\n\nYou have the right to object to our marketing: privacy@example.co.uk.'),
    },
    { title: 'Not the first message', template: first('New dates are out.', 'false') },
  ],
  *check(subject) {
    const { template, fields, facts, hits, nature } = subject;
    if (fields.flag('first-contact') !== true || facts.channel?.class === 'public' || !facts.personalData) return;
    if (nature !== 'marketing' && !(nature === 'borderline' && hits.length > 0)) return;
    const end = endOfMessage(template);
    if (!end || tellsOfRightToObject(template)) return;
    const contact = fields.text('opt-out.contact');
    const address = contact && /@|^https?:/.test(contact) ? contact : undefined;
    yield {
      severity: 'warning',
      span: fields.span('first-contact') ?? (template.readable ? placeOf(subject, 'first-contact', 'channel') : end),
      message:
        'This is the first message to these people, and nothing in it says that they can object to the use of their details. By law they have to be told now, clearly and apart from the rest. Add a sentence: that they can object at any time, and how.',
      source: 'UK GDPR Art 21(4)',
      fixes: address
        ? [
            {
              title: 'Add that they can object, with your address for it',
              safety: 'suggestion',
              edits: belowMessage(
                template,
                `You can object to our using your details to contact you at any time: ${address}`,
                facts.channel?.value === 'sms',
              ),
            },
          ]
        : [],
    };
  },
};
