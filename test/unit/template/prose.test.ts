import { describe, expect, it } from 'vitest';
import { type BodyFormat, bodyFormatOf, nothing, proseOf, unknownWord } from '../../../shared/template/prose';

const formats: readonly BodyFormat[] = ['markdown', 'html', 'mjml', 'plain'];

function bodyOf(text: string, format: BodyFormat) {
  const prose = proseOf(text, { start: 0, end: text.length }, format, []);
  return { ...prose, text: prose.passages[0]?.text ?? '' };
}

/** What a recipient reads: one box for each merge field, single spaces, a bar where a new sentence must begin. */
function reading(text: string, format: BodyFormat = 'markdown'): string {
  return bodyOf(text, format)
    .text.replace(new RegExp(`${unknownWord}+`, 'g'), '□')
    .replaceAll(nothing, '')
    .replace(/\s*\n\s*\n\s*/g, ' | ')
    .replace(/\s+/g, ' ')
    .replace(/^[ |]+|[ |]+$/g, '');
}

function links(text: string, format: BodyFormat = 'markdown'): string[] {
  const prose = bodyOf(text, format);
  for (const { url, span } of prose.links) expect(text.slice(span.start, span.end)).toBe(url);
  return prose.links.map((link) => link.url);
}

describe('the format of a body', () => {
  it.each([
    ['campaigns/invite.outreach.md', 'markdown'],
    ['README.MD', 'markdown'],
    ['a.outreach.html', 'html'],
    ['a.htm', 'html'],
    ['newsletter.mjml', 'mjml'],
    ['reminder.outreach.txt', 'plain'],
    ['md', 'plain'],
  ])('%s is %s', (path, format) => {
    expect(bodyFormatOf(path)).toBe(format);
  });
});

describe('subject and preheader', () => {
  const file = (subject: string) => {
    const text = `---\nsubject: ${subject}\n---\nHello`;
    const span = { start: 13, end: 13 + subject.length };
    const prose = proseOf(text, { start: text.length - 5, end: text.length }, 'markdown', [{ part: 'subject', span }]);
    return { text, prose, subject: prose.passages[0] };
  };

  it('are read without their quotes', () => {
    expect(file('"Hi {{first_name}}, it\'s \\"open\\""').subject?.text).toBe(
      ` Hi ${unknownWord.repeat(14)}, it's  "open " `,
    );
    expect(file("'We''re closed'").subject?.text).toBe(` We${nothing}'re closed `);
    expect(file("'Closed on Monday'").subject?.text).toBe(' Closed on Monday ');
    expect(file('Closed on Monday').subject?.text).toBe('Closed on Monday');
    expect(file('"Closed on Mon').subject?.text).toBe(' Closed on Mon');
    expect(file('"').subject?.text).toBe(' ');
  });

  it('are read without the indicator of a block', () => {
    expect(file('|-\n  Closed on\n  Monday').subject?.text).toBe('  \n  Closed on\n  Monday');
    expect(file('>2+ # folded\n  Closed').subject?.text.trim()).toBe('Closed');
  });

  it('keep the characters that are markup in a body', () => {
    expect(file("'# *Closed* [Monday] <b>'").subject?.text).toBe(' # *Closed* [Monday] <b> ');
  });

  it('have offsets of the file, in the order of the file', () => {
    const { text, prose } = file('"Hi {{first_name}} at example.com"');
    expect(prose.passages.map(({ part }) => part)).toEqual(['subject', 'body']);
    for (const { text: read, span } of prose.passages) expect(read).toHaveLength(span.end - span.start);
    const field = prose.placeholders[0]!;
    expect(text.slice(field.span.start, field.span.end)).toBe('{{first_name}}');
    expect(prose.links.map((link) => text.slice(link.span.start, link.span.end))).toEqual(['example.com']);
  });

  it('survive spans that lie outside the text', () => {
    const prose = proseOf('Hello', { start: 2, end: 99 }, 'plain', [{ part: 'subject', span: { start: -3, end: 1 } }]);
    expect(prose.passages.map(({ text }) => text)).toEqual(['H', 'llo']);
  });
});

describe('a Markdown body', () => {
  it('reads the words of links and images, not where they lead', () => {
    const message = 'See [our *opening* hours](https://example.co.uk/hours_(new) "Hours") and ![the door](door.png).';
    expect(reading(message)).toBe('See our opening hours and the door .');
    expect(links(message)).toEqual(['https://example.co.uk/hours_(new)']);
  });

  it('reads the words of a reference and not its definition', () => {
    const message = 'See [our hours][hours].\n\n[hours]: <https://example.co.uk/hours> "Hours"\n';
    expect(reading(message)).toBe('See our hours .');
    expect(links(message)).toEqual(['https://example.co.uk/hours']);
    expect(reading('[Note]: this is for everyone')).toBe('[Note]: this is for everyone');
  });

  it('lets a merge field be the address of a link', () => {
    const message = '[Unsubscribe]({{unsubscribe_url}}) or [reply](*|REPLY|*)';
    expect(reading(message)).toBe('Unsubscribe or reply');
    expect(links(message)).toEqual(['{{unsubscribe_url}}', '*|REPLY|*']);
  });

  it('hides bare addresses and keeps the punctuation of the sentence', () => {
    const message =
      'Follow linkedin.com/company/example, www.example.org or https://example.co.uk/a?b=c. Write to me@example.co.uk!';
    expect(reading(message)).toBe('Follow , or . Write to !');
    expect(links(message)).toEqual(['linkedin.com/company/example', 'www.example.org', 'https://example.co.uk/a?b=c']);
    expect(links('(see https://example.co.uk/a_(b)) and <https://example.co.uk/c>')).toEqual([
      'https://example.co.uk/a_(b)',
      'https://example.co.uk/c',
    ]);
  });

  it('keeps prose that resembles an address', () => {
    for (const message of [
      'Please reply.Thanks',
      'It is 9.30am/10am and/or later',
      'e.g. this @ that',
      'Version 2.0.1',
    ])
      expect(reading(message)).toBe(message);
  });

  it('hides code', () => {
    expect(reading('Type `exclusive deals` or ``a ` b`` now.')).toBe('Type or now.');
    expect(reading('Before\n```html\nbuy now\n```\nAfter\n~~~\nbuy now\n~~~')).toBe('Before | After');
  });

  it('reads code that is never closed, so that a stray mark hides no message', () => {
    expect(reading('It costs 5` today.\n\nAnd `that.')).toBe('It costs 5` today. | And `that.');
    expect(reading('```\nbuy now')).toBe('buy now');
  });

  it('hides quoted replies', () => {
    expect(reading('Thanks.\n\n> Buy now!\n  > Really.\nRegards')).toBe('Thanks. | Regards');
    expect(reading('5 > 4')).toBe('5 > 4');
  });

  it('reads words between emphasis marks as words, and over marks within a word', () => {
    expect(reading('**exclusive** deals, _really_ ~~cheap~~')).toBe('exclusive deals, really cheap');
    expect(reading('ex*clus*ive f**r**ee, _fr_ee ~~fr~~ee, £**50** or **50**%')).toBe(
      'exclusive free, free free, £50 or 50%',
    );
    expect(reading('2*3*4 and first_name_here')).toBe('2*3*4 and first_name_here');
    expect(reading('***Hi {{first_name}}***')).toBe('Hi □');
  });

  it('begins a sentence at headings, list items and table rows', () => {
    expect(reading('## Opening hours\n- Monday\n- [x] Tuesday\n1. Wednesday\n2) Thursday')).toBe(
      'Opening hours | Monday | Tuesday | Wednesday | Thursday',
    );
    expect(reading('| Day | Time |\n| Monday | 9-5 |')).toBe('Day Time | Monday 9-5');
    expect(reading('Head of Sales | Example Ltd')).toBe('Head of Sales | Example Ltd');
  });

  it('hides HTML and its comments, over several lines too', () => {
    expect(reading('Hi <b>all</b>,<br>we <!-- buy\n\nnow --> moved.')).toBe(
      'Hi all , | we | moved.'.replace(' | we', ' we'),
    );
    expect(reading('5 < 6 and <3')).toBe('5 < 6 and <3');
  });

  it('leaves brackets, escapes and half-written links alone', () => {
    for (const message of ['[sic] and [First Name]', '[our page](https', 'a ] b [ c', 'C:\\posts'])
      expect(reading(message)).toBe(message);
  });

  it('reads what is escaped without its backslash', () => {
    expect(reading('\\*not emphasis\\* for \\$5 or 50\\%')).toBe('*not emphasis* for $5 or 50%');
  });

  it('reads over markup that prints nothing, so that it splits no word', () => {
    expect(reading('<b>fr</b>ee [Se](https://a.example)e fr<!-- x -->ee f<i>r</i><!-- x --><b>ee</b>')).toBe(
      'free See free free',
    );
  });
});

describe('an HTML or MJML body', () => {
  it('reads the words and splits sentences at block tags', () => {
    expect(reading('<h1>We moved</h1><p>Come <b>and</b> see&nbsp;us<br/>on Monday</p><td>9</td>', 'html')).toBe(
      'We moved | Come and see us on Monday | 9',
    );
  });

  it('reads over inline tags within a word, and parts words at all others', () => {
    expect(reading('<b>fr</b>ee f<span></span>ree <a href="x">Fr</a>ee f<wbr>ree', 'html')).toBe('free free Free free');
    expect(reading('<a href="x">Home</a><a href="y">Shop</a> free<sup>1</sup> <td>Buy</td><td>now</td>', 'html')).toBe(
      'Home Shop free 1 | Buy | now',
    );
  });

  it('reads nothing in the head, styles, scripts, comments and attributes', () => {
    const page =
      '<head><title>Sale</title><style>p::after{content:"sale"}</style></head><script>sale()</script>' +
      '<!--[if mso]>sale<![endif]--><![if !mso]><p title="sale > sale" data-x=sale>We moved</p><![endif]><code>sale</code>';
    expect(reading(page, 'html')).toBe('We moved');
  });

  it('reads what stands between revealed conditional comments', () => {
    expect(reading('<!--[if !mso]><!--><p>We moved</p><!--<![endif]-->', 'html')).toBe('We moved');
  });

  it('reads the text an image has in its place', () => {
    expect(reading('<p>We</p><img src="x.png" alt="Map of our office"><p>moved', 'html')).toBe(
      'We | Map of our office | moved',
    );
    expect(reading("<img alt=Map src='x'/>", 'html')).toBe('Map');
    expect(reading('<img alt="" src="x">', 'html')).toBe('');
  });

  it('collects where links lead', () => {
    const page =
      '<a class=b href="https://example.co.uk/?e={{email}}">Go</a> <a href=\'mailto:me@example.co.uk\'>me</a> <a href="#top">up</a>';
    expect(links(page, 'html')).toEqual(['https://example.co.uk/?e={{email}}', 'mailto:me@example.co.uk']);
  });

  it('keeps entities as they are typed', () => {
    expect(reading('Terms &amp; conditions, &pound;5', 'html')).toBe('Terms &amp; conditions, &pound;5');
  });

  it('reads the preview of MJML and not its styles', () => {
    const page =
      '<mjml><mj-head><mj-title>T</mj-title><mj-preview>We moved</mj-preview><mj-style>.a{b}</mj-style></mj-head>' +
      '<mj-body><mj-text>Dear {{first_name}},</mj-text><mj-button href="https://example.co.uk">Map</mj-button></mj-body></mjml>';
    expect(reading(page, 'mjml')).toBe('We moved | Dear □, | Map');
    expect(links(page, 'mjml')).toEqual(['https://example.co.uk']);
  });

  it('reads on after tags and comments that are never closed', () => {
    expect(reading('<p>We <b moved</p>', 'html')).toBe('We <b moved');
    expect(reading('<a href="x>We</a> moved', 'html')).toBe('We moved');
    expect(reading('<!-- We moved', 'html')).toBe('<!-- We moved');
    expect(reading('<style>p{} We moved', 'html')).toBe('p{} We moved');
  });
});

describe('a plain body', () => {
  it('hides addresses and quoted lines and keeps everything else', () => {
    const message = 'Hi <b>*you*</b>, see https://example.co.uk/a\r\n> old words\r\n# [not](a link)\r\n';
    expect(reading(message, 'plain')).toBe('Hi <b>*you*</b>, see | # [not](a link)');
    expect(links(message, 'plain')).toEqual(['https://example.co.uk/a']);
  });
});

describe('offsets', () => {
  const message = '👋 **Hi**\t{{first_name}},\r\nsee https://example.co.uk\rand `code`\n\n- done';

  it.each(formats)('stand still in %s: what is left is where it was', (format) => {
    const { text } = bodyOf(message, format);
    for (const word of ['👋', 'Hi', 'see', 'and', 'done']) expect(text.indexOf(word)).toBe(message.indexOf(word));
    expect(text).toHaveLength(message.length);
  });

  it.each(formats)('and line breaks survive anything that can be typed in %s', (format) => {
    for (let seed = 1; seed <= 400; seed++) {
      const text = nonsense(seed);
      const prose = bodyOf(text, format);
      expect(prose.text).toHaveLength(text.length);
      for (const { index, 0: lineBreak } of text.matchAll(/[\r\n]/g)) expect(prose.text[index]).toBe(lineBreak);
      for (const { span } of [...prose.placeholders, ...prose.links]) {
        expect(span.start).toBeLessThan(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
      // What is not filled is the source itself.
      for (let i = 0; i < text.length; i++) {
        if (!` \n${unknownWord}${nothing}`.includes(prose.text[i]!)) expect(prose.text[i]).toBe(text[i]);
      }
    }
  });

  // Each of these would run into the time limit of a test if a failed attempt at one mark read on to the end of the text.
  it.each([
    '[',
    '![',
    '](',
    '[a](',
    '[[a',
    '<',
    '<a "',
    '<a \'"',
    '<!--',
    '<style>',
    '<code>',
    '{',
    '{{',
    '{{a',
    '{{!--',
    '{%',
    '{a_',
    '{Aa',
    '{a|',
    '`',
    '` `` ``` ',
    '```\n',
    '~~~~\n~~~',
    '*|',
    '*|a',
    '%',
    '%%',
    '%%=',
    '%%[',
    '@',
    'a@',
    'a.com',
    '.com',
    'https://(',
    'https://a)',
    '[a]: b  ',
    '> ',
    '| ',
    '- ',
    '*',
    'a*',
    '\\',
    ' ',
    '\n',
    '\r',
    '&nbsp',
    '()',
    '<<a ',
    '{% comment %}',
    '\uD83D',
  ])('200 KB of %j are read in one pass', (mark) => {
    const text = mark.repeat(Math.ceil(200_000 / mark.length));
    for (const format of ['markdown', 'html'] as const) expect(bodyOf(text, format).text).toHaveLength(text.length);
  });
});

/** A string of marks and words that no person would type, the same for the same seed. */
function nonsense(seed: number): string {
  const pieces =
    '{{ }} {{{ }}} { } {% %} {# #} *| |* %% % [[ ]] [ ] ( ) ](https://a.example) << >> < > <p> </p> <b class="x"> <!-- --> <style> </style> ` ``` ~~~ * ** _ ~~ # - 1. | > " \' \\ : . @ a b.co first_name if end \n \r \r\n \t é 👋 \uD83D \uDC4B &nbsp; https:// www. alt="x" href=\'y\' \uFFFC \u2028 \0'
      .split(' ')
      .concat(' ', ' ', '\n');
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  let text = '';
  for (let i = Math.floor(next() * 60); i >= 0; i--) text += pieces[Math.floor(next() * pieces.length)];
  return text;
}
