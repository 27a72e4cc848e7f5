import { describe, expect, it } from 'vitest';
import { inferencesIn, revealedBy } from '../../../shared/template/inference';
import { parseTemplate } from '../../../shared/template/template';

function inferences(body: string): string[] {
  const template = parseTemplate('a.outreach.md', `---\nchannel: email\n---\n${body}\n`);
  return inferencesIn(template.prose).map(({ category }) => category.code);
}

describe('words that tell people something protected about themselves', () => {
  it.each([
    ['As someone with diabetes, you may like this.', 'health'],
    ['As somebody living with a long-term condition, you know.', 'health'],
    ['Given your condition, we thought of you.', 'health'],
    ['Because of your disability you may need more time.', 'health'],
    ['We know you are pregnant, so here is a list.', 'health'],
    ['Now that you’re pregnant, rest well.', 'health'],
    ['As a fellow Muslim, I wanted to write.', 'religion'],
    ['As a practising Catholic, you will know.', 'religion'],
    ['Being Jewish, you may be interested.', 'religion'],
    ['As a Labour voter, you care about schools.', 'politics'],
    ['As a lifelong Conservative supporter, you will want to know.', 'politics'],
    ['As a trade union member, you pay less.', 'union'],
    ['As a gay man, you may have wondered.', 'orientation'],
    ['As a Black entrepreneur, you will know.', 'ethnicity'],
    ['Given your criminal record, we can help.', 'criminal'],
    ['We noticed that you have asthma.', 'health'],
    ['Help with your anxiety is near.', 'health'],
  ])('%s', (body, code) => {
    expect(inferences(body)).toContain(code);
  });

  it.each([
    'As a Christian charity, we have moved.',
    'As a Jewish care provider, we have moved.',
    'As someone with responsibility for data protection, you may like this.',
    'Being blind to the risks is expensive.',
    'We work with people who live with diabetes.',
    'Good luck with your race on Sunday.',
    'As a black and white print, it is cheap.',
    'Our health and safety course starts in May.',
    'Given your role, we thought of you.',
    'As a member of our club, you pay less.',
    'Read our terms and conditions.',
    'As a school business manager, you know.',
    'We know you are busy.',
    'About your order: it is on its way.',
    'The union of both companies is complete.',
    'As a fellow member of the network, I wanted to write.',
    'As a Conservative estimate, it takes a day.',
  ])('are none: %s', (body) => {
    expect(inferences(body)).toEqual([]);
  });
});

describe('criteria that reveal something protected', () => {
  it.each([
    ['Profile shows that they are Muslim or Jewish', 'religion'],
    ['People with diabetes in our CRM', 'health'],
    ['Customers who have been diagnosed in the last year', 'health'],
    ['Disabled drivers in Yorkshire', 'health'],
    ['Pregnant women on our list', 'health'],
    ['Known Labour voters in the ward', 'politics'],
    ['Trade union members at the depot', 'union'],
    ['Members of the LGBTQ+ network who came', 'orientation'],
    ['Asylum seekers we advised', 'ethnicity'],
    ['Clients with a criminal record', 'criminal'],
    ['Tagged with their ethnicity', 'ethnicity'],
    ['Bought products because of their medical condition', 'health'],
  ])('%s', (criteria, code) => {
    expect(revealedBy(criteria)?.code).toBe(code);
  });

  it.each([
    'Profile headline mentions data protection or privacy; looked at by hand',
    'Works for a charity that supports people with diabetes',
    'Job title is health and safety officer',
    'Trustees of Christian charities',
    'Heads of disability services at councils',
    'Signed in on the day of the course',
    'Green energy managers in the north',
    'Named as main user in the contract',
    'Works in the office of a secondary school; found by job title',
    'Blindly chosen sample of customers',
    'Researchers who specialise in cancer',
    'Customers with a contract that runs out in May',
  ])('do not: %s', (criteria) => {
    expect(revealedBy(criteria)).toBeUndefined();
  });
});
