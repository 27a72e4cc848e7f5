import { placeOf } from '../lint/place';
import { percent } from '../neighbours/near-duplicates';
import { shorten } from '../text/shorten';
import type { TemplateRule } from './rule';

const header = (title: string, segment = 'Customers in Leeds', purpose = 'office-news') =>
  `---\ntitle: ${title}\nchannel: email\npurpose: ${purpose}\naudience: { segment: ${segment} }\n---\n`;
const move = (day: string) =>
  `Hi {{first_name}}, our office has moved to Park Row. The doors open on ${day} at nine, and the phone number is the same as before.\n`;

/** Twins that a finding names. */
const mostNamed = 3;

export const nearDuplicate: TemplateRule = {
  code: 'near-duplicate',
  title: 'Nearly the same message to the same audience',
  severity: 'warning',
  why: 'Somebody who gets nearly the same message twice takes it for spam: it draws complaints and objections, and it is hard to call necessary. Templates are compared where channel and purpose are the same and nothing keeps the people apart: segments of which one says all that the other says may overlap. They are nearly the same where they have 85% of their words in common, the merge fields among them. Send one of them, tell the audiences apart, or say something else.',
  sources: ['ProvePrivacy, LinkedIn Marketing', 'UK GDPR Art 5(1)(c)'],
  bad: [
    {
      title: 'One day is another',
      template: header('Office move') + move('Monday'),
      marks: ['Office move'],
      templates: [header('Office move, reminder', 'customers') + move('Tuesday')],
    },
  ],
  good: [
    {
      title: 'Another audience',
      template: header('Office move') + move('Monday'),
      templates: [header('Office move', 'Suppliers') + move('Tuesday')],
    },
    {
      title: 'Another purpose',
      template: header('Office move') + move('Monday'),
      templates: [header('Office move', 'Customers in Leeds', 'delivery-news') + move('Tuesday')],
    },
    {
      title: 'Another message',
      template: header('Office move') + move('Monday'),
      templates: [
        `${header('Holidays')}Hi {{first_name}}, our office is closed between Christmas and New Year; from the second of January on we answer the phone again.\n`,
      ],
    },
    {
      title: 'A template that is no longer used',
      template: header('Office move') + move('Monday'),
      templates: [(header('Office move') + move('Tuesday')).replace('title:', 'status: retired\ntitle:')],
    },
  ],
  *check(subject) {
    const { neighbours } = subject;
    if (!neighbours || neighbours.twins.twins.length === 0) return;
    const { twins, more } = neighbours.twins;
    const first = twins[0]!;
    const rest = twins.slice(1, mostNamed).map(({ message }) => message.path);
    const left = twins.length - 1 - rest.length;
    if (left > 0) rest.push(`${more ? 'at least ' : ''}${left} more`);
    const share = percent(first.similarity);
    const title = first.message.title === '' ? '' : `"${shorten(first.message.title, 60)}" `;
    const path = title === '' ? first.message.path : `(${first.message.path})`;
    const others = rest.length === 0 ? '' : `, and nearly the same as ${listed(rest)}`;
    yield {
      severity: 'warning',
      span: placeOf(subject, 'id', 'title'),
      message: `This message is ${share === 100 ? 'the same as' : `${share}% the same as`} ${title}${path}${others}. They may reach the same people, who are then likely to complain or object. Send one of them, tell the audiences apart, or say something else.`,
      source: 'ProvePrivacy, LinkedIn Marketing',
      fixes: [],
      related: twins.slice(0, mostNamed).map(({ message, similarity }) => ({
        path: message.path,
        span: message.place,
        message: `${percent(similarity)}% of the words are the same.`,
      })),
    };
  },
};

function listed(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
