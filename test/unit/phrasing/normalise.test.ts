import { describe, expect, it } from 'vitest';
import { normalise, readingsOf } from '../../../shared/phrasing/normalise';
import { type BodyFormat, nothing, proseOf, unknownWord } from '../../../shared/template/prose';
import { flags, hitsIn } from './prose-of';

const read = (text: string) => normalise(text).text;

/** What a reader sees of a whole body, with single spaces. */
function readBody(text: string, format: BodyFormat = 'markdown'): string {
  const { passages } = proseOf(text, { start: 0, end: text.length }, format, []);
  return read(passages[0]!.text)
    .replace(new RegExp(`${unknownWord}+`, 'g'), '□')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What of the source is marked where the reader sees `phrase`. */
function marked(text: string, phrase: string): string {
  const reading = normalise(text);
  const start = reading.text.indexOf(phrase);
  expect(start, reading.text).toBeGreaterThanOrEqual(0);
  const span = reading.spanInSource({ start, end: start + phrase.length });
  return text.slice(span.start, span.end);
}

describe('plain text', () => {
  it.each([
    'We’ve moved to 12 “High Street” – see you on Monday… Terms & conditions apply.',
    'The café in Zürich costs £5 or €6; José Łukasz Nuñez™ and Søren agree.',
    'Hi \uFFFC\uFFFC\uFFFC, save \uFFFC\uFFFC% today!!',
    'I have a plan, A or B. Is it "fr-fr" or x/y/z?',
    'Line one\nline two\r\n\r\nline three \u{1F44B} 👩‍💼 ⚠️ 🏳️‍🌈 🇬🇧 🇫🇷🇩🇪',
    '',
  ])('%j is read as it is written', (text) => {
    const reading = normalise(text);
    expect(reading.text).toBe(text);
    expect(reading.changed).toBe(false);
    expect(reading.spanInSource({ start: 0, end: text.length })).toEqual({ start: 0, end: text.length });
  });
});

describe('characters', () => {
  it.each([
    ['fr\u200Bee de\u2060al, dis\u00ADcount, o\u200Dff\u200C, B\uFEFFuy', 'free deal, discount, off, Buy'],
    ['\u202Eexclusive\u202C \u2066deals\u2069', 'exclusive deals'],
    ['\uFF33\uFF21\uFF2C\uFF25\u3000\uFF15\uFF10\uFF05', 'SALE 50%'],
    ['\u{1D401}\u{1D42E}\u{1D432} \u{1D4F7}\u{1D4F8}\u{1D500} \u{1D7D3}\u{1D7D8}%', 'Buy now 50%'],
    ['o\uFB00er \uFB01nal', 'offer final'],
    ['\u1DA0\u02B3\u1D49\u1D49 \u2075\u2070% off, \u24BB\u24E1\u24D4\u24D4', 'free 50% off, Free'],
    ['\u{1F171}\uFE0F\u{1F1FA} \u{1F193} \u{1F195}', 'BU FREE NEW'],
    ['\u{1F1EB}\u200B\u{1F1F7}\u200B\u{1F1EA}\u200B\u{1F1EA} 2\uFE0F\u20E30\uFE0F\u20E3%', 'FREE 20%'],
    ['f\u0337r\u0337e\u0337e\u0337 s\u0300\u0301\u0302\u0303\u0304ale', 'free sale'],
    ['cafe\u0301', 'caf\u00E9'],
    ['\uA731\u1D00\u029F\u1D07', 'sale'],
    ['buy\u2003now don\u00B4t', 'buy now don’t'],
  ])('%j reads "%s"', (text, reads) => {
    expect(read(text)).toBe(reads);
  });

  it('stay where they mean something', () => {
    for (const text of [
      'free\u00B9 for 20 m\u00B2 of x\u2075',
      'Привет, как дела?',
      'Καλημέρα, τι κάνεις;',
      'हिन्दी में',
      'שָׁלוֹם',
      'ไทย',
    ])
      expect(read(text)).toBe(text);
  });
});

describe('entities', () => {
  it.each([
    ['Save &pound;5 &amp; more&hellip;', 'Save £5 & more…'],
    ['&#70;&#82;&#69;&#69; &#x44;emo&#46;', 'FREE Demo.'],
    ['&#70&#82&#69&#69', 'FREE'],
    ['&amp;pound;5 &amp;amp;amp;#163;5', '£5 £5'],
    ['caf&eacute; fr&#8203;ee &nbsp;&Ffr;ree', 'café free  Free'],
  ])('%s reads "%s"', (text, reads) => {
    expect(read(text)).toBe(reads);
  });

  it('that there are none of are text', () => {
    for (const text of ['R&D; Marks &Spencer; &#0; &#xD800; &#99999999; a&b', '&amp', 'Q&A;'])
      expect(read(text)).toBe(text === '&amp' ? '&' : text);
  });
});

describe('look-alikes', () => {
  it.each([
    ['frее', 'free'],
    ['SuЬscribе fоr ѕеcrеt sаlеs', 'Subscribe for secret sales'],
    ['НАLF РRIСЕ СARРЕTS', 'HALF PRICE CARPETS'],
    ['Unӏimited for оnӏy £12', 'Unlimited for only £12'],
    ['вооk nоw', 'book now'],
    ['οffεr', 'offer'],
    ['Frëë dëäls', 'Free deals'],
    ['4р а day, оn аll', '4p a day, on all'],
  ])('%s reads "%s"', (text, reads) => {
    expect(read(text)).toBe(reads);
  });

  it('are no look-alikes in genuine words', () => {
    for (const text of ['Сара и Роза, see you', 'α and β testing', 'Ваш iPhone: он, она', 'naïve résumé, Zoë', 'рука'])
      expect(read(text)).toBe(text);
  });
});

describe('words spelled out', () => {
  it.each([
    ['F.R.E.E place', 'FREE place'],
    ['S-A-L-E, f*r*e*e, F_R_E_E, f · r · e · e', 'SALE, free, FREE, free'],
    ['E.n.d.s t.o.n.i.t.e. - now', 'Ends tonite - now'],
    ['b u y  n o w', 'buy  now'],
    ['P L E A S E  D O  N O T wait', 'PLEASE  DO  NOT wait'],
    ['G e t  4 0 %  o f f  P r o this week', 'Get  40%  off  Pro this week'],
    ['F r e e T r i a l', 'Free Trial'],
    ['Get a F R E E quote', 'Get a FREE quote'],
    ['R.S.V.P. by the 9th. From the U.S.A. We come.', 'RSVP by the 9th. From the USA. We come.'],
  ])('%s reads "%s"', (text, reads) => {
    expect(read(text)).toBe(reads);
  });

  it('are at least three letters', () => {
    for (const text of [
      'I.T. room, 9 a.m. or p.m., e.g. this',
      'code 4 4 0 9 1 7',
      'version 1.2.3.4',
      'I a am',
      'Mr J. R. R. Hartley',
      'a, b and c',
      "don't a b",
    ])
      expect(read(text)).toBe(text);
  });
});

describe('digits and signs in place of letters', () => {
  it.each([
    ['fr33 d1scount, 50% 0ff', 'free discount, 50% off'],
    ['s@ve $ave 5ave ca$h pr!ze', 'save save save cash prize'],
    ['C1aim ur tria1 0n1y til m1dnight', 'Claim ur trial only til midnight'],
    ['L4ST F3W T1CKETS', 'LAST FEW TICKETS'],
    ['fr€€ bu$ine$$ de@l$', 'free business deals'],
    ['gr8 deals 2nite b4 9', 'great deals tonight before 9'],
  ])('%s reads "%s"', (text, reads) => {
    expect(read(text)).toBe(reads);
  });

  it('are no letters in codes, measures, ordinals, times, postcodes, models and prices', () => {
    const text =
      'A4 2nd 1st 9am B12 MP3 H2O £5 COVID19 4x4 iPhone15 10kg 5GB 3D 24hr 7pm SPRING30 SAVE50 SW1A W1N LS9 E1W QH7RD PS5 i18n ' +
      'B2B b2c O2 CO2e G20 Q3 M1 B4 W8 F1 HTML5 step1 level3 windows11 5s 3m 0x1F US$5 A$10 $5 5mins 4star 10am/11am AB12CDE 3-for-2 ' +
      '@acme sales@northwind Wow!Great {$x} 1,000 £1.50 20p 2x 90s a1b2c3 4f3a9c Web3Labs S3Bucket 4 2';
    for (const word of text.split(' ')) expect(read(word)).toBe(word);
    expect(read(text)).toBe(text);
  });
});

describe('letters held down', () => {
  it.each([
    ['freeeee saaaave soooo goooone', 'free save so gone'],
    ['FREEEE chipsss', 'FREE chipss'],
    ['www xxx zzzz Phase III XXX mmm', 'www xxx zzzz Phase III XXX mmm'],
    ['Wow!!! 10000 -----', 'Wow!!! 10000 -----'],
  ])('%s reads "%s"', (text, reads) => {
    expect(read(text)).toBe(reads);
  });
});

describe('markup within words', () => {
  it('prints nothing', () => {
    expect(readBody('**ex**clusive pre**view**, f**r**ee _tr_ial')).toBe('exclusive preview , free trial');
    expect(readBody('<b>fr</b>ee f<span></span>ree', 'html')).toBe('free free');
    expect(readBody('\\$ave 50\\% on everything\\!')).toBe('save 50% on everything !');
    expect(readBody('f*r*e*e first_name', 'plain')).toBe('free first_name');
  });

  it('that starts a block still parts words and sentences', () => {
    const message = '<p>Buy</p><p>now</p><li>free</li>';
    const { passages } = proseOf(message, { start: 0, end: message.length }, 'html', []);
    expect(read(passages[0]!.text)).toMatch(/Buy\s*\n\s*\n\s*now\s*\n\s*\n\s*free/);
  });
});

describe('spintax', () => {
  const wordings = (text: string) => readingsOf(text).map((reading) => reading.text);

  it('is read in as many wordings as show every alternative', () => {
    expect(wordings('{Save|Cut|Halve} {20|30}% today')).toEqual(['Save 20% today', 'Cut 30% today', 'Halve 30% today']);
    expect(wordings('{Hi|} there')).toEqual(['Hi there', ' there']);
    expect(wordings('{a|b|c|d|e|f|g|h}')).toEqual(['a', 'b', 'c', 'd', 'e', 'f|g|h']);
    expect(wordings('{see note} a | b {% if x | y %}')).toEqual(['{see note} a | b {% if x | y %}']);
  });

  it('is marked from its first brace to its last where a phrase crosses it', () => {
    expect(marked('{Save|Cut} {20|30}% today', 'Save 20%')).toBe('Save|Cut} {20|30}%');
  });

  it('promotes where one alternative does', () => {
    expect(flags('We will {call|visit} you. {See the form|Get exclusive deals} today.')).toEqual([
      'P01 definite: exclusive deals',
    ]);
  });
});

describe('the place in the source', () => {
  it.each([
    ['Get fr\u200Bee de\u00ADals\u200B now', 'free deals', 'fr\u200Bee de\u00ADals'],
    ['Get f\u0337r\u0337e\u0337e\u0337 now', 'free', 'f\u0337r\u0337e\u0337e\u0337'],
    ['Save &pound;5 today', '£5', '&pound;5'],
    ['It is f&#114;&#101;&#101;.', 'free', 'f&#114;&#101;&#101;'],
    ['Only F.R.E.E. here', 'FREE', 'F.R.E.E'],
    ['so b u y  n o w please', 'buy  now', 'b u y  n o w'],
    [`ex${nothing}${nothing}clusive${nothing} now`, 'exclusive', `ex${nothing}${nothing}clusive`],
    ['\u{1D401}\u{1D42E}\u{1D432} it', 'Buy', '\u{1D401}\u{1D42E}\u{1D432}'],
    ['so freeeee now', 'free', 'freeeee'],
    ['a d1sc0unt!', 'discount', 'd1sc0unt'],
    ['f.r.&#51;.3 &#x200b;', 'f.r.3.3', 'f.r.&#51;.3'],
  ])('in %j of "%s" is %j', (text, phrase, source) => {
    expect(marked(text, phrase)).toBe(source);
  });

  it('is where a finding stands, whatever hides the phrase', () => {
    const [hit] = hitsIn('Hello.\n\nSee our ехсlusivе d\u200Beals&#33; Bye.');
    expect(hit).toMatchObject({ category: 'P01', span: { start: 16, end: 32 }, sentence: { start: 8, end: 37 } });
  });
});

describe('anything that can be typed', () => {
  it('is mapped in order, character by character', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const text = nonsense(seed);
      for (const reading of readingsOf(text)) {
        let before = { start: 0, end: 0 };
        const wrong: unknown[] = [];
        for (let offset = 0; offset < reading.text.length; offset++) {
          const span = reading.spanInSource({ start: offset, end: offset + 1 });
          const inOrder = span.start >= before.start && span.end >= before.end && span.start < span.end;
          if (!inOrder || span.end > text.length) wrong.push({ offset, before, span });
          before = span;
        }
        expect(wrong, JSON.stringify(text)).toEqual([]);
      }
    }
  });

  it('reads the same when a disguised phrase is cut out of it', () => {
    for (let seed = 1; seed <= 600; seed++) {
      const next = random(seed);
      const before = 'Hello there friend, '.repeat(1 + Math.floor(next() * 3));
      const disguised = disguise('free discount', next);
      const text = `${before}${disguised}, and goodbye`;
      const reading = normalise(text);
      const start = reading.text.indexOf('free discount');
      expect(start, JSON.stringify(text)).toBe(before.length);
      const span = reading.spanInSource({ start, end: start + 'free discount'.length });
      expect(read(text.slice(span.start, span.end))).toBe('free discount');
      expect(span.start).toBe(before.length);
    }
  });

  it('may end in the middle of a character', () => {
    for (const text of ['\uD835', 'a\uDC00b', '\uD83C\uD83C', '\uDB40', 'f\uD835\u0337ree', '\u0337', '&#', '{', '{a|'])
      expect(typeof read(text)).toBe('string');
    expect(read('fr\u200Bee \uD835')).toBe('free \uD835');
  });

  it.each([
    ['plain words and 2nd 9am codes. '],
    ['fr33 d1sc0unt ca$h '],
    ['f.r.e.e '],
    ['f r e e '],
    ['a '],
    ['a  '],
    ['\u0337\u200B'],
    ['&amp;'],
    ['&amp;pound;'],
    ['&#'],
    ['{a|b} '],
    ['{a|'],
    ['{'],
    ['a|'],
    ['frее Привет '],
    ['eee'],
    ['aaabbbccc '],
    ['\u{1F1EB}'],
    ['é\u0301'],
    ['1'],
    ['$'],
    [`${nothing}a`],
  ])('of twice the length costs twice the work: %j', (piece) => {
    const cost = (length: number) => {
      const work = { steps: 0 };
      readingsOf(piece.repeat(length), work);
      return work.steps;
    };
    expect(cost(4000)).toBeLessThanOrEqual(2.1 * cost(2000));
    expect(cost(4000)).toBeLessThanOrEqual(40 * 4000 * piece.length);
  });
});

/** Numbers from 0 to below 1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function nonsense(seed: number): string {
  const pieces = [
    ...'a b F R 3 $ @ ! . - * _ % £ { | } & ; # \u200B \u00AD \u0337 \uFE0F \u20E3 \u202E \uFF26 \uFB01 \u00B2 \u2075 \uFFFC \uD835 \uDC00'.split(
      ' ',
    ),
    ...'&pound; &#70; &amp;amp; &#8203; fr33 free е р и α é ｅ 🇬 🅱 👋 👩‍💼 1st d1sc0unt eee {a|b} \u{1D401} \u{E0041} \u{1F193}'.split(
      ' ',
    ),
    ' ',
    ' ',
    '  ',
    '\n',
    '\u2060',
  ];
  const next = random(seed);
  let text = '';
  for (let i = Math.floor(next() * 40); i >= 0; i--) text += pieces[Math.floor(next() * pieces.length)];
  return text;
}

/** Hides every letter of a phrase in one of several ways. */
function disguise(phrase: string, next: () => number): string {
  const alike: Record<string, string> = { e: '\u0435', o: '\u043E', c: '\u0441', i: '\u0456', s: '\u0455' };
  const ways: ((letter: string) => string)[] = [
    (letter) => letter,
    (letter) => `${letter}\u200B`,
    (letter) => `\u00AD${letter}`,
    (letter) => `${letter}\u0337`,
    (letter) => `&#${letter.charCodeAt(0)};`,
    (letter) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97),
    (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
    (letter) => alike[letter] ?? letter,
    (letter) => `${nothing}${nothing}${letter}`,
  ];
  return phrase.replace(/[a-z]/g, (letter, at: number) => {
    // A phrase begins with its first letter, not with what can't be seen before it.
    const way = ways[Math.floor(next() * ways.length)]!(letter);
    return at === 0 ? way.replace(/^[\u00AD\u2060]+/, '') : way;
  });
}
