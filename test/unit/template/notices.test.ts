import { describe, expect, it } from 'vitest';
import {
  pointsToPrivacyNotice,
  saysSource,
  saysWhereToComplain,
  tellsOfRightToObject,
} from '../../../shared/template/notices';
import { parseTemplate } from '../../../shared/template/template';

function message(body: string) {
  return parseTemplate('example.outreach.md', `---\nchannel: email\n---\n${body}\n`);
}

describe('the right to object', () => {
  it.each([
    'You have the right to object to direct marketing at any time.',
    'You can object at any time: privacy@example.co.uk.',
    'You may object to our use of your details by replying.',
    'How we use your details, and your right to object: https://example.co.uk/privacy.',
    'You can ask us to stop using your details for this at any time.',
    'You can tell us not to contact you again.',
    'You can unsubscribe at any time.',
    'You may opt out at any time.',
    'At any time you can ask me to stop.',
    'It is your right to say no.',
    'You are entitled to object to this.',
    'If you object to us using your data like this, tell us.',
    'You can always ask us to stop.',
    'Your objection will be dealt with the same day.',
    'You have an absolute right to object.',
  ])('is told: %s', (body) => {
    expect(tellsOfRightToObject(message(body))).toBe(true);
  });

  it.each([
    'Our office has moved.',
    'Unsubscribe: {{unsubscribe_url}}',
    'Reply STOP to end.',
    'The object of this letter is to tell you that we have moved.',
    'You have the right to cancel within 14 days.',
    'Ask us anything at any time.',
    'You can reach us at any time.',
    'We do not object to a later date.',
    'The right choice for you.',
    'You can stop by at our stand.',
    'Objects in the mirror are closer than they appear.',
    'All rights reserved.',
    'Please call at any time.',
    'If you’d rather not, no problem.',
    'You can ask us for a quote.',
  ])('is not: %s', (body) => {
    expect(tellsOfRightToObject(message(body))).toBe(false);
  });
});

describe('where details come from', () => {
  it.each([
    'Your name came up in LinkedIn Sales Navigator.',
    'I found your profile on LinkedIn.',
    'We got your details from Companies House.',
    'Jo Bell at Example Ltd gave us your name.',
    'Your email address is listed on your website.',
    'I came across your profile through a shared connection.',
    'We bought your details from Data Ltd.',
    'We bought a list of headteachers from Data Ltd.',
    'Your details were passed to us by our partner.',
    'Sam suggested that I get in touch.',
    'We found you in the public register.',
    'I saw your talk notes and found your address on the programme.',
    'We obtained your contact details from a list of exhibitors.',
    'I took your name from the conference programme.',
    'Sam recommended you.',
  ])('is said: %s', (body) => {
    expect(saysSource(message(body), undefined)).toBe(true);
  });

  it.each([
    'Our office has moved.',
    'Have a look at our page.',
    'We have sent you the slides.',
    'Who looks after data protection at your school?',
    'I hope this finds you well.',
    'We have moved to York.',
    'Your order is on its way.',
    'Please send us your details.',
    'See you in Leeds.',
    'Thanks for connecting.',
    'Register by Friday.',
    'We saw a rise in requests this year.',
    'Our partners are listed below.',
    'I will be at the fair on Monday.',
    'Take care of your data.',
  ])('is not: %s', (body) => {
    expect(saysSource(message(body), undefined)).toBe(false);
  });

  it('is said by the name of the tool', () => {
    expect(saysSource(message('Via Kaspr: hello.'), 'kaspr')).toBe(true);
    expect(saysSource(message('Hello.'), 'kaspr')).toBe(false);
  });
});

describe('privacy information', () => {
  it.each([
    'Privacy notice: https://example.co.uk/privacy',
    'Our [privacy policy](https://example.co.uk/p) says more.',
    'How we use your details: https://example.co.uk/d',
    'Find out how we look after your personal data at example.co.uk.',
    'More at {{privacy_url}}.',
    'Our data protection statement is on our website.',
    'See example.co.uk/legal/privacy-notice.',
  ])('is pointed to: %s', (body) => {
    expect(pointsToPrivacyNotice(message(body), undefined)).toBe(true);
  });

  it.each([
    'We respect your privacy.',
    'I work in data protection.',
    'Our office has moved.',
    'Your details are safe.',
  ])('is not: %s', (body) => {
    expect(pointsToPrivacyNotice(message(body), 'https://example.co.uk/p')).toBe(false);
  });

  it('is pointed to by the address that is declared', () => {
    expect(pointsToPrivacyNotice(message('More: www.example.co.uk/p'), 'https://example.co.uk/p/')).toBe(true);
  });

  it('may say where to complain', () => {
    expect(saysWhereToComplain(message('Complaints: privacy@example.co.uk'))).toBe(true);
    expect(saysWhereToComplain(message('Our office has moved.'))).toBe(false);
  });
});
