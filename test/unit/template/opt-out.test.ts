import { describe, expect, it } from 'vitest';
import { type Obstacle, offersOptOut, optOutObstacles, type Ways } from '../../../shared/template/opt-out';
import { parseTemplate } from '../../../shared/template/template';

function message(body: string, ending = 'md') {
  return parseTemplate(`example.outreach.${ending}`, `---\nchannel: email\n---\n${body}\n`);
}

describe('offers a way to refuse', () => {
  it.each([
    "If you'd rather I didn't message you about this kind of thing, just reply \"no thanks\" and I won't.",
    'If you’d rather not hear from me, let me know.',
    'Rather not get messages like this? Tell me and I’ll take you off the list.',
    "Don't want these emails? Unsubscribe here: {{unsubscribe_url}}.",
    'You can [unsubscribe](https://example.co.uk/u) at any time.',
    'Reply STOP to end.',
    'Reply STOP and we won’t ask again.',
    'STOP to 60777',
    'Txt STOP to 60777 to opt out',
    'Opt out: text STOP to 88802',
    'To opt-out, click the link below.',
    'To stop hearing from us, write to us.',
    'If this isn’t for you, just say so and I’ll leave it there.',
    'If you reply "no", I\'ll delete your details and won\'t write again.',
    'If you no longer wish to receive these updates, please let us know.',
    'Not interested? Drop me a line and I won’t bother you again.',
    'You can ask us to stop emailing you at any time.',
    'Please tell us if you would prefer not to be contacted.',
    'If you would rather have no more letters about the account, write to us.',
    'To be left out of surveys, write to stop@harrowfield.example.',
    "Don't want to be asked after a workshop? Tell us.",
    'Say the word and I’ll stop messaging you.',
    'Ask us to take you off our mailing list whenever you like.',
    'Email us and we will remove your name from the list.',
    'Change your email preferences: https://example.co.uk/me',
    'I can take you off our calling list now if you like.',
    'You have the right to object to these messages.',
    'No need to answer, and if you’d prefer not to be messaged, a quick "no thanks" is enough.',
    'To stop post from us, email us or write to FREEPOST EXAMPLE.',
    'You can withdraw your consent by replying to this email.',
    'Fed up with us? Hit reply, type "stop", and that’s that.',
    'Had enough of our news? Let us know and you’ll hear nothing more.',
  ])('%s', (body) => {
    expect(offersOptOut(message(body))).toBe(true);
  });

  it('through a merge field or an address', () => {
    expect(offersOptOut(message('See you. *|UNSUB|*'))).toBe(true);
    expect(offersOptOut(message('See you. https://example.co.uk/preferences'))).toBe(true);
    expect(offersOptOut(message('See you. Questions? bye@example.co.uk'), 'bye@example.co.uk')).toBe(true);
  });
});

describe('offers none', () => {
  it.each([
    'Our office has moved.',
    'Stop writing minutes by hand.',
    'To stop sending paper invoices, try our new screen.',
    'Stop by our stand 5 on Monday.',
    'Reply by the end of May to book.',
    'Reply and tell us what you think.',
    "You don't want to miss our emails.",
    'I don’t want to send you emails that you won’t read.',
    'No thanks needed: happy to help.',
    'Would you rather write emails or talk?',
    "This is the last email in the series. We won't write again.",
    'Please let me know if you have any questions.',
    'If that is right, there is nothing to do.',
    'Do not hesitate to contact me.',
    'Subscribe to our newsletter: https://example.co.uk/news',
    'Our bus leaves from the last stop at 9.',
    "We can't wait to hear from you.",
    'Call us to book, and never queue again.',
    'Please respond to this message by Friday.',
    'Your preferences help us to plan the day.',
    'The list of participants is attached.',
    'Text us your order number.',
  ])('%s', (body) => {
    expect(offersOptOut(message(body))).toBe(false);
  });

  it('through a merge field about something else', () => {
    expect(offersOptOut(message('Your seat: {{seat_preference}}'))).toBe(false);
  });
});

describe('ways to refuse that are no good', () => {
  const email: Ways = { links: true, replies: 'read' };
  const text: Ways = { links: false, replies: 'read' };
  const toAName: Ways = { links: false, replies: 'unread' };
  const obstacles = (body: string, ways = email): Obstacle[] =>
    optOutObstacles(message(body, 'txt'), ways).map(({ obstacle }) => obstacle);

  it.each<[string, Obstacle, Ways]>([
    ['Log in to your account to unsubscribe.', 'sign-in', email],
    ['To opt out, please sign in to the members area.', 'sign-in', email],
    ['Sign in and change your preferences.', 'sign-in', email],
    ['To stop these texts, call 0906 123 4567.', 'premium-rate', text],
    ['To opt out ring 0871 123 4567.', 'premium-rate', text],
    ['Text STOP to 60777. STOP costs 50p.', 'fee', text],
    ['To unsubscribe, email us giving your reasons.', 'reason', email],
    ['To opt out, write to Example Ltd, 1 Example Street, Leeds.', 'post-only', email],
    ['Opt out in writing only: 1 Example Street, Leeds.', 'post-only', email],
    ['Click unsubscribe to opt out.', 'no-link', text],
    ['Use the unsubscribe link below.', 'no-link', text],
    ['Sale on now. Reply STOP to opt out.', 'no-reply', toAName],
    ['Sale on now. Please reply with "no thanks" to opt out.', 'no-reply', toAName],
    ['Reply STOP to opt out. This mailbox is not monitored.', 'no-reply', email],
    ['Reply "unsubscribe". Please do not reply to this email.', 'no-reply', email],
    ['Reply STOP to end.', 'no-return', { links: false, replies: 'impossible' }],
  ])('%s', (body, obstacle, ways) => {
    expect(obstacles(body, ways)).toContain(obstacle);
  });

  it.each<[string, Ways]>([
    ['Text STOP to 60777.', toAName],
    ['Reply STOP to end.', text],
    ['Reply STOP to end, or call 0113 496 0000.', toAName],
    ['Reply STOP, or go to https://example.co.uk/stop', toAName],
    ['To stop these texts, call 0800 123 4567.', text],
    ['Opt out free on 01632 960123.', text],
    ['Text STOP to 60777 (standard network rate).', text],
    ['Log in to see your courses. Unsubscribe: https://example.co.uk/u', email],
    ['To opt out, email us or write to 1 Example Street, Leeds.', email],
    ['Unsubscribe: https://example.co.uk/u', text],
    ['Click unsubscribe below.', email],
    ["If you'd rather not hear from us, reply and we won't write again.", email],
    ['Tell us why you came: reply with a line or two.', email],
    ['Please reply by noon if you can’t come.', toAName],
  ])('are not: %s', (body, ways) => {
    expect(obstacles(body, ways)).toEqual([]);
  });

  it('are marked where they stand', () => {
    const template = message('Hello there.\n\nLog in to\n**unsubscribe** now.');
    const [found] = optOutObstacles(template, email);
    expect(template.text.slice(found!.span.start, found!.span.end)).toBe('Log in to\n**unsubscribe');
  });
});
