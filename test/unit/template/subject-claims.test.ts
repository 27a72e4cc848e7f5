import { describe, expect, it } from 'vitest';
import { childrensWords } from '../../../shared/template/childrens-words';
import { pastContactClaims, pressingClaim, replyPrefix, serviceClaim } from '../../../shared/template/subject-claims';
import { parseTemplate } from '../../../shared/template/template';

function prose(subject: string, body = 'Hello.') {
  return parseTemplate(
    'example.outreach.md',
    `---\nchannel: email\nsubject: ${JSON.stringify(subject)}\n---\n${body}\n`,
  ).prose;
}

describe('a false answer', () => {
  it.each(['Re: our courses', 'RE: courses', 'Fwd: dates', 'FW: dates', 'Fw : dates', 're:dates', 'Re[2]: dates'])(
    '%s',
    (subject) => {
      expect(replyPrefix(prose(subject))).toBeDefined();
    },
  );
  it.each([
    'Reading: five books',
    'Records: five dates',
    'Regarding: your course',
    'Forward planning',
    'Dates re: York',
  ])('is not: %s', (subject) => {
    expect(replyPrefix(prose(subject))).toBeUndefined();
  });
});

describe('a pressing matter', () => {
  it.each([
    'Your account',
    'Your account has been suspended',
    'Final notice',
    'FINAL REMINDER: last seats',
    'Invoice attached',
    'Invoice #4711',
    'Overdue invoice',
    'Urgent action required',
    'Action required: choose your date',
    'Your payment failed',
    'Security alert',
    'Verify your details',
    'You have 1 new message',
    'You have a parcel',
    'Your subscription is about to be cancelled: action needed',
    'Immediate attention',
    'Parcel on hold',
    'Legal notice',
  ])('%s', (subject) => {
    expect(pressingClaim(prose(subject))).toBeDefined();
  });
  it.each([
    'Spring courses',
    'Cut your invoice costs',
    'Accounts made easy',
    'Spring courses, and 10% off for early bookings',
    'A notice board for your team',
    'Five actions for better records',
    'Open an account for free',
    'How to write a final report',
    'Payment terms explained',
    'A message from our director',
    'Secure records for schools',
    'Delivering change',
    'The last places for York',
    'Your guide to urgent requests',
    'Invoicing for charities',
    'Account managers: meet us in Leeds',
  ])('is none: %s', (subject) => {
    expect(pressingClaim(prose(subject))).toBeUndefined();
  });
});

describe('a service message', () => {
  it.each([
    'Your order update',
    'Booking confirmation',
    'Changes to your account',
    'Important information',
    'Your appointment',
  ])('%s', (subject) => {
    expect(serviceClaim(prose(subject))).toBeDefined();
  });
  it.each(['Order now', 'Book your place', 'New courses', 'Your next course'])('is none: %s', (subject) => {
    expect(serviceClaim(prose(subject))).toBeUndefined();
  });
});

describe('a contact that was before', () => {
  it.each([
    'As discussed, here are the dates.',
    'As promised, the slides.',
    'Further to our call, here is more.',
    'Following up on our conversation last week.',
    'Great to meet you yesterday.',
    'It was good to talk the other day.',
    'Thanks for your time yesterday.',
    'Thank you for your enquiry.',
    'Per our call, the price is below.',
    'As you requested, the brochure.',
    'When we spoke, you asked about York.',
    'We met at the fair.',
    'Lovely speaking with you.',
    'Thanks for getting in touch.',
    'Sorry I missed your call.',
    'Returning your call about records.',
  ])('%s', (body) => {
    expect(pastContactClaims(prose('Dates', body)).length).toBeGreaterThan(0);
  });
  it.each([
    'Here are the dates.',
    'It would be good to talk.',
    'I would like to meet you.',
    'Could we speak next week?',
    'As you know, the law has changed.',
    'As discussed in the press, the law has changed.',
    'Thanks for reading.',
    'We have met our target.',
    'I promised myself to write less.',
    'Your enquiry desk gave me this address.',
    'Great to see so many schools online.',
    'Let us know when you are free for a call.',
    'After the meeting there is lunch.',
    'Following the change in the law, much is new.',
    'Thank you for your patience.',
  ])('is none: %s', (body) => {
    expect(pastContactClaims(prose('Dates', body))).toEqual([]);
  });
});

describe('words for children', () => {
  it.each([
    'Ask your mum or dad first.',
    'Get permission from a parent.',
    "If you're under 16, ask a grown-up.",
    'Hey kids, look at this!',
    'After your homework, have a look.',
    'Ask your teacher.',
    'Done with your GCSEs?',
    'When you are older you can join.',
  ])('%s', (body) => {
    expect(childrensWords(prose('Hello', body)).length).toBeGreaterThan(0);
  });
  it.each([
    'Who looks after data protection in your school?',
    'Your children are welcome.',
    'We run courses for parents and teachers.',
    'For schools with pupils aged 11 to 16.',
    'Ask your manager.',
    'Our youngest customers are 18.',
    'A message to all headteachers.',
    'Do your homework on suppliers with our checklist of 16 points.',
  ])('are none: %s', (body) => {
    expect(childrensWords(prose('Hello', body))).toEqual([]);
  });
});
