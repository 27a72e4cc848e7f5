import type { Fix, Severity } from '../lint/finding';
import { placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import { belowMessage, endOfMessage } from '../template/message-end';
import { type Obstacle, offersOptOut, optOutObstacles, type Ways } from '../template/opt-out';
import type { TemplateRule } from './rule';

const company =
  'audience: { subscriber-type: company, subscriber-evidence: companies-house, address-type: work-named }';
const email = (body: string, ...more: string[]) =>
  ['---', 'channel: email', 'message-nature: marketing', company, ...more, '---', body, ''].join('\n');
const text = (body: string, ...more: string[]) =>
  ['---', 'channel: sms', 'message-nature: marketing', ...more, '---', body, ''].join('\n');

export const optOutWording: TemplateRule = {
  code: 'opt-out-wording',
  title: 'People cannot tell you to stop, or not like this',
  severity: 'error, warning or information',
  why: 'Every marketing message by electronic mail has to give an address at which people can ask you to stop, companies included. It has to work on the channel the message comes by, cost no more than a message does, and ask for nothing but the wish: no login, no reasons.',
  sources: [
    'PECR reg 23(b)',
    'PECR reg 22(3)(c)',
    'UK GDPR Art 21(2)-(3)',
    'ICO penalty notice, This Is The Big Deal',
    'Quick Tax Claims v Information Commissioner [2025] UKFTT 444 (GRC)',
  ],
  bad: [
    {
      title: 'Marketing without a way to stop it',
      template: email('20% off all courses this week.\n\nExample Ltd'),
      marks: ['Ltd'],
    },
    {
      title: 'Declared to have none',
      template: email('20% off all courses this week.', 'opt-out: none'),
      marks: ['none'],
    },
    {
      title: 'A reply to a name that takes none',
      template: text('20% off all courses this week. Reply STOP to opt out.', 'sender: { sms-id: Example }'),
      marks: ['Reply STOP'],
    },
    {
      title: 'A link that is not there',
      template: text('20% off all courses this week. Click unsubscribe to opt out.'),
      marks: ['Click unsubscribe'],
    },
    {
      title: 'Only after signing in',
      template: email(
        '20% off all courses this week. Log in to your account to unsubscribe: https://example.co.uk/login',
      ),
      marks: ['Log in to your account to unsubscribe'],
    },
  ],
  good: [
    {
      title: 'An unsubscribe link',
      template: email('20% off all courses this week.\n\nUnsubscribe: {{unsubscribe_url}}'),
    },
    {
      title: 'A number that takes texts',
      template: text('20% off all courses this week. Text STOP to 60777.', 'sender: { sms-id: Example }'),
    },
    {
      title: 'Words that a person would use',
      template: email(
        '20% off all courses this week.\n\nIf you\'d rather not hear from us, reply "no thanks" and we won\'t write again.',
      ),
    },
    {
      title: 'A service message needs none',
      template: '---\nchannel: email\nmessage-nature: service\n---\nYour order has been dispatched.\n',
    },
  ],
  *check(subject) {
    const { template, facts, fields, hits, nature } = subject;
    // A channel that isn't known yet is asked for; what it takes to opt out depends on it.
    if (facts.channel?.class !== 'electronic-mail') return;
    const marketing = nature === 'marketing';
    // Without any words in doubt only the declaration is missing, and another rule asks for it.
    const concerned = marketing || (nature === 'borderline' && hits.length > 0);
    // Whoever has decided that the message may go out as it is has decided on this too.
    const decided = fields.find('decision-record.reason') !== undefined;
    const severity: Severity = marketing ? 'error' : decided ? 'information' : 'warning';
    const obstacles = optOutObstacles(template, waysOf(subject));
    const [worst] = obstacles.filter(({ obstacle }) => unusable.includes(obstacle)).concat(obstacles);
    if (worst) {
      const { obstacle, span } = worst;
      const blocks = unusable.includes(obstacle) || obstacle === 'premium-rate' || obstacle === 'fee';
      yield {
        severity: concerned && blocks ? 'error' : 'warning',
        span,
        message: messages[obstacle](facts.channel.label.toLowerCase()),
        source: obstacle === 'no-link' || obstacle.startsWith('no-re') ? 'PECR reg 23(b)' : 'PECR reg 22(3)(c)',
        fixes: [],
      };
    }
    const end = endOfMessage(template);
    if (!concerned || !end) return;
    const none = fields.text('opt-out.mechanism') === 'none';
    if (!none && (worst || isOptOutOffered(subject))) return;
    const softOptIn =
      subject.decision.pecr.claim === 'soft-opt-in' ? ' The soft opt-in you rely on asks for it in every message.' : '';
    const offered = none && offersOptOut(template, undefined);
    yield {
      severity,
      span: none ? placeOf(subject, 'opt-out.mechanism', 'channel') : end,
      message: none
        ? `This says that people have no way to opt out ("opt-out"). ${duty(marketing)}${softOptIn} ${offered ? 'The text offers one: declare which.' : 'Give them one, and say it in the text.'}`
        : `Nothing in the text says how people can stop these messages. ${duty(marketing)}${softOptIn} Add a line such as "${suggestions[facts.channel.linkedIn || chat.includes(facts.channel.value) ? 'chat' : facts.channel.value] ?? suggestions.email}`,
      source: 'PECR reg 23(b)',
      fixes: none ? [] : fixes(subject),
    };
  },
};

/** Whether the text offers a way to refuse: in the words that are declared for it, or in any others. */
export function isOptOutOffered({ template, fields }: Pick<Subject, 'template' | 'fields'>): boolean {
  const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  const declared = fields.text('opt-out.wording');
  const body = template.text.slice(template.body.start, template.body.end);
  if (declared && oneSpace(body).includes(oneSpace(declared))) return true;
  return offersOptOut(template, fields.text('opt-out.contact'));
}

/** Ways to refuse that don't work at all, as against those that are harder than they may be. */
const unusable: readonly Obstacle[] = ['no-link', 'no-reply', 'no-return'];

const messages: Readonly<Record<Obstacle, (channel: string) => string>> = {
  'sign-in': () =>
    'People have to sign in before they can stop these messages. Opting out has to be simple: let one click or one reply be enough.',
  'premium-rate': () =>
    'Opting out over this number costs more than an ordinary call. It has to be free but for sending the wish: give a freephone or ordinary number, or an address.',
  fee: () => 'Opting out costs people something here. It has to be free but for sending the wish.',
  reason: () =>
    'People are asked why they opt out. They need no reason: ask for one only once they are off the list, if at all.',
  'post-only': () =>
    'People can only stop these messages by a letter. That is harder than getting them: offer the channel they come by, or an email address.',
  'no-link': (channel) =>
    `The text speaks of a link to opt out, but there is none, and a ${channel} adds none by itself. Put the address in, or let people reply.`,
  'no-reply': (channel) =>
    `People can't reply to this ${channel}: its sender takes no answers. Give a number or an address that does, such as "text STOP to 60777", or send from one.`,
  'no-return': (channel) => `People can't reply to a ${channel}. Give a number or an address.`,
};

function duty(marketing: boolean): string {
  return marketing
    ? 'Marketing by electronic mail has to give an address for that, to companies too.'
    : 'If it counts as marketing, it has to give an address for that.';
}

const chat = ['whatsapp', 'messenger', 'instagram-dm', 'x-dm', 'other-dm'];
const suggestions: Readonly<Record<string, string> & { email: string }> = {
  email: 'Don\'t want these emails? Unsubscribe here", with the link.',
  sms: 'Text STOP to ...", with your number.',
  mms: 'Text STOP to ...", with your number.',
  rcs: 'Reply STOP to end".',
  chat: "If you'd rather I didn't message you about this, reply 'no thanks' and I won't\".",
  'voicemail-drop': 'To hear no more from us, call ...", with your number.',
};

function waysOf({ facts, fields }: Subject): Ways {
  const channel = facts.channel!.value;
  if (channel === 'voicemail-drop') return { links: false, replies: 'impossible' };
  if (channel === 'sms' || channel === 'mms') {
    const shown = fields.text('sender.sms-id');
    return { links: false, replies: shown && /\p{L}/u.test(shown) ? 'unread' : 'read' };
  }
  const unread = channel === 'email' && /\b(?:no|do-?not)-?reply/i.test(fields.text('sender.contact') ?? '');
  return {
    links: channel === 'email' || channel === 'rcs' || channel === 'in-app-message',
    replies: unread ? 'unread' : 'read',
  };
}

/** The opt-out line as the policy or the template words it, else one around the address it declares; nothing is made up. */
export function optOutLine({ fields, facts }: Pick<Subject, 'fields' | 'facts'>): string | undefined {
  return (
    fields.text('opt-out.wording') ??
    (facts.channel && lineFor(facts.channel.value, fields.text('opt-out.mechanism'), fields.text('opt-out.contact')))
  );
}

function fixes(subject: Subject): Fix[] {
  const { template, fields, facts } = subject;
  const wording = optOutLine(subject);
  if (!wording) return [];
  const title = fields.find('opt-out.wording')
    ? 'Add your opt-out line'
    : 'Add an opt-out line with the address you declare';
  return [{ title, safety: 'suggestion', edits: belowMessage(template, wording, facts.channel?.value === 'sms') }];
}

function lineFor(channel: string, mechanism: string | undefined, contact: string | undefined): string | undefined {
  if (!contact) return undefined;
  switch (mechanism) {
    case 'unsubscribe-link':
    case 'preference-centre':
      return channel === 'email' && /^https?:|^[{%*[<$#]/.test(contact)
        ? `Don't want these emails? Unsubscribe here: ${contact}`
        : undefined;
    case 'email-address':
    case 'reply-and-manual':
      return contact.includes('@')
        ? `If you'd rather not get these messages, write to ${contact} and we won't send any more.`
        : undefined;
    case 'sms-stop':
      return /^\+?[\d ]{3,}$/.test(contact) ? `Text STOP to ${contact} to opt out.` : undefined;
    case 'phone':
      return /^\+?[\d ]{3,}$/.test(contact) ? `To stop these messages, call ${contact}.` : undefined;
  }
  return undefined;
}
