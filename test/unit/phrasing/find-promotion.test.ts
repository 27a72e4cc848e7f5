import { describe, expect, it } from 'vitest';
import { findPromotion } from '../../../shared/phrasing/find-promotion';
import { proseOf as parsedProse } from '../../../shared/template/prose';
import { applyEdits } from '../../../shared/text/edit';
import { categoriesIn, flags, hitsIn, proseOf } from './prose-of';

describe('the founding pair', () => {
  it('takes a bare page notice for borderline and no more', () => {
    expect(flags("We've launched a LinkedIn page, feel free to follow us")).toEqual([
      'P13 borderline: launched a LinkedIn page',
    ]);
  });

  it('takes the same invitation with deals and services for marketing', () => {
    expect(flags('Follow our page for exclusive deals and updates on our services.')).toEqual([
      'P13 definite: Follow our page for exclusive deals and updates on our services',
      'P01 definite: exclusive deals',
      'P06 definite: updates on our services',
    ]);
  });
});

describe('spans', () => {
  it('marks the shortest stretch, without the punctuation after it', () => {
    expect(flags('Please reply soon. You get 20% off, today!')).toContain('P01 definite: 20% off');
  });

  it('reads curly apostrophes, capitals and hyphens alike', () => {
    expect(categoriesIn('DON’T MISS OUT')).toContain('P02');
    expect(categoriesIn('Half-price onboarding')).toContain('P01');
    expect(categoriesIn('half price onboarding')).toContain('P01');
  });

  it.each([
    ['an emoji', '🔥 Book a demo'],
    ['Windows line ends', 'Hello,\r\n\r\nBook a demo'],
    ['an accent', 'Café news: book a demo'],
  ])('keeps its place after %s', (_, message) => {
    expect(flags(message)).toContain(`P03 definite: ${/book a demo/i.exec(message)?.[0]}`);
  });

  it('takes a merge field for a word whose content is not known', () => {
    expect(flags('save {{percent}}% today')).toEqual(['P01 definite: save {{percent}}% today']);
    expect(flags('Only {{seats}} places left')).toEqual(['P02 likely: {{seats}} places left']);
  });

  it('marks nothing in a row of marks among promotion', () => {
    const message = 'Get 20% off everything today!\n\n***\n\nBook a demo. … —';
    for (const { span } of hitsIn(message)) expect(message.slice(span.start, span.end)).toMatch(/\w/);
  });

  it('counts from the start of the file, not of the passage', () => {
    const [hit] = findPromotion(proseOf('Book a demo', 120), { solicited: false });
    expect(hit?.span).toEqual({ start: 120, end: 131 });
    expect(hit?.sentence).toEqual({ start: 120, end: 131 });
  });

  it('reads subject and body, in the order of the file', () => {
    const passages = [
      { part: 'subject' as const, text: 'Book a demo', span: { start: 10, end: 21 } },
      { part: 'body' as const, text: 'Get 20% off.', span: { start: 40, end: 52 } },
    ];
    const hits = findPromotion({ passages, placeholders: [], links: [] }, { solicited: false });
    expect(hits.map(({ category, span }) => [category, span.start])).toEqual([
      ['P03', 10],
      ['P01', 44],
    ]);
  });
});

describe('one hit for each category and sentence', () => {
  it('reports the surest once', () => {
    expect(categoriesIn('20% off today and half-price onboarding').filter((id) => id === 'P01')).toHaveLength(1);
  });

  it('does not say the same phrase twice', () => {
    expect(flags('Upgrade to Pro and save 20%.')).toEqual(['P09 definite: Upgrade to Pro', 'P17 definite: save 20%']);
  });

  it('reports the next sentence again', () => {
    expect(categoriesIn('Get 20% off. Half-price onboarding.').filter((id) => id === 'P01')).toHaveLength(2);
  });
});

describe('combinations', () => {
  it('urgency is surer beside an offer, in its sentence or the next', () => {
    expect(flags("Don't miss out")).toEqual(["P02 likely: Don't miss"]);
    expect(flags("Don't miss 20% off")).toContain("P02 definite: Don't miss");
    expect(flags("Get 20% off. Don't miss out.")).toContain("P02 definite: Don't miss");
  });

  it('a page invitation is likelier marketing with a benefit, and certainly with an offer', () => {
    expect(flags('Follow us on LinkedIn')).toEqual(['P13 borderline: Follow us']);
    expect(flags('Follow us for news')[0]).toBe('P13 likely: Follow us for news');
    expect(flags('Follow us for news and exclusive deals')[0]).toMatch(/^P13 definite/);
  });

  it('a newsletter is certain when it names offers', () => {
    expect(flags('Subscribe to our newsletter')).toEqual(['P10 likely: Subscribe to our newsletter']);
    expect(flags('Subscribe to our newsletter for special offers').some((hit) => hit.startsWith('P10 definite'))).toBe(
      true,
    );
  });

  it('tone raises another phrase by one level and stays borderline itself', () => {
    expect(flags('Worth a conversation?')).toEqual(
      ['P19 likely: Worth a conversation?'].map((hit) => hit.slice(0, -1)),
    );
    const loud = flags('Wow!! Worth a quick conversation');
    expect(loud.some((hit) => hit.startsWith('P12 borderline'))).toBe(true);
  });
});

describe('frames', () => {
  it('a denial of selling silences offers, but not what else is sold, and is noted there', () => {
    expect(flags('No sales pitch, just to say our office has moved')).toEqual([]);
    const hits = hitsIn('No sales pitch, but it would cut your costs by half');
    expect(hits).toMatchObject([{ category: 'P17', confidence: 'definite', denied: true }]);
  });

  it.each(['Unsubscribe from our special offers here', 'To stop receiving our special offers, reply STOP'])(
    'withdrawal: %s',
    (message) => {
      expect(flags(message)).toEqual([]);
    },
  );

  it('an apology is no offer', () => {
    expect(categoriesIn('We apologise that the special offer page was down')).not.toContain('P01');
  });

  it('a statutory notice sells nothing', () => {
    expect(flags('The deadline for your tax return ends at midnight')).toEqual([]);
  });

  it('an existing booking is no call to book', () => {
    expect(categoriesIn('Your booking is confirmed: book a demo slot at the desk')).not.toContain('P03');
    expect(categoriesIn('Book a demo')).toContain('P03');
  });

  it('what was asked for counts less, and not at all where the message is solicited', () => {
    const message = 'As you asked, download our playbook';
    expect(flags(message)).toEqual(['P20 borderline: our playbook']);
    expect(flags(message, { solicited: true })).toEqual([]);
    expect(flags('Download our playbook')).toEqual(['P20 likely: our playbook']);
  });

  it.each([
    'The book is on your desk',
    'Alphabetical order, please',
    'We will deal with your request',
    'The clinical trial results are available',
    'Your insurance premium is due on 1 June',
    'The interest rate rose',
    'Follow up appointment on 4 June',
    'Feel free to reply',
    'A toll-free number',
  ])('homograph: %s', (message) => {
    expect(flags(message)).toEqual([]);
  });

  it('words somebody quotes are not the message', () => {
    expect(flags('The judge read "buy now" aloud to the court')).toEqual([]);
    expect(categoriesIn('"Buy now"')).toContain('P03');
  });
});

describe('what nobody judges', () => {
  it.each([
    'Registered in England and Wales, company number 01234567. Award-winning software.',
    'You are receiving this email because you signed up for offers.',
    'To stop getting our exclusive deals, reply STOP.',
    'Unsubscribe from our special offers.',
    'Acme Bargains Ltd. Registered office: 1 Deal Street. Special offers Ltd.',
  ])('small print and ways out: "%s"', (message) => {
    const [first] = message.split(/(?<=\.) /);
    expect(hitsIn(first!)).toEqual([]);
  });

  it('has no words in it that are not the sender’s: quoted replies and code', () => {
    const text = '> 20% off everything\n\n`special offer`\n\nThanks.\n';
    expect(
      findPromotion(parsedProse(text, { start: 0, end: text.length }, 'markdown', []), { solicited: false }),
    ).toEqual([]);
  });
});

describe('links', () => {
  it('a link to a diary is an invitation to a meeting', () => {
    const message = 'Here it is:            thanks';
    const prose = {
      ...proseOf(message),
      links: [{ url: 'https://calendly.com/me', span: { start: 13, end: 20 } }],
    };
    expect(findPromotion(prose, { solicited: false })).toMatchObject([{ category: 'P19', confidence: 'likely' }]);
  });
});

describe('rewrites', () => {
  const rewritten = (message: string) =>
    hitsIn(message).flatMap((hit) => hit.rewrites.map((edit) => [hit.category, applyEdits(message, [edit])]));

  it('reduces a page invitation to the bare invitation', () => {
    const message = 'Hi. Follow our page for exclusive deals and updates on our services.';
    expect(rewritten(message)).toEqual([
      ['P13', 'Hi. Feel free to follow our page.'],
      ['P01', 'Hi. Feel free to follow our page.'],
      ['P06', 'Hi. Feel free to follow our page.'],
    ]);
    expect(flags('Hi. Feel free to follow our page.')).toEqual(['P13 borderline: follow our page']);
  });

  it('leaves an invitation that is already polite as it is', () => {
    expect(rewritten('Please follow our page for special offers!')[0]).toEqual(['P13', 'Please follow our page!']);
  });

  it('does not cut off what the invitation has nothing to do with', () => {
    expect(rewritten('Follow our page for exclusive deals, and your parcel arrives on Friday.')).toEqual([
      ['P01', 'Your parcel arrives on Friday.'],
    ]);
  });

  it('strikes praise out and mends the article', () => {
    expect(rewritten('An award-winning team wrote this.')).toContainEqual(['P04', 'A team wrote this.']);
    expect(rewritten('We are the UK’s leading privacy platform.')).toContainEqual([
      'P04',
      'We are a privacy platform.',
    ]);
  });

  it('takes trailing pressure away', () => {
    expect(rewritten('The shop is open while stocks last.')).toContainEqual(['P02', 'The shop is open.']);
  });

  it('offers none where no neutral wording says the same', () => {
    expect(rewritten('Book a demo')).toEqual([]);
  });
});

describe('any input', () => {
  it.each(['', ' ', '\r\n', '\uFFFC', '🔥', '\uD83D', '?', '£', '%', '((((', '"', '“', 'a'.repeat(10_000)])(
    'never throws: %j',
    (message) => {
      expect(() => hitsIn(message)).not.toThrow();
    },
  );

  it.each([
    'we help you to save our our our your ',
    'follow our page for ',
    'free free ',
    '(((" “ !! 🔥🔥 ',
    'save up to ',
    'a.b.c. ',
  ])('takes work in proportion to the text: %s', (unit) => {
    const workOn = (times: number) => {
      const work = { steps: 0 };
      for (const { rewrites } of findPromotion(proseOf(unit.repeat(times)), { solicited: false }, work)) void rewrites;
      return work.steps;
    };
    expect(workOn(2000)).toBeLessThanOrEqual(2.2 * workOn(1000) + 100);
  });
});
