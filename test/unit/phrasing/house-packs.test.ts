import { describe, expect, it } from 'vitest';
import { findPromotion } from '../../../shared/phrasing/find-promotion';
import { lists as builtInLists } from '../../../shared/phrasing/lists.prepared';
import { parsePack } from '../../../shared/phrasing/pack';
import { exampleProblems } from '../../../shared/phrasing/pack-examples';
import { flags, hitsIn, proseOf } from './prose-of';

function house(...lines: string[]) {
  return parsePack('packs/house.yaml', lines.join('\n'), { lists: builtInLists });
}

/** What is wrong with a pack, as `place: message`. */
function problems(...lines: string[]): string[] {
  const pack = house(...lines);
  return [...pack.problems, ...exampleProblems(pack)].map(
    ({ span, message }) => `${pack.text.slice(span.start, span.end)}: ${message}`,
  );
}

const bundle = [
  'phrases:',
  '  - pattern: (easter|summer) bundle~',
  '    category: P01',
  '    confidence: definite',
  '    reason: Our seasonal offers.',
];

describe('a house pack', () => {
  it('finds its own phrases, and says which one it was and why', () => {
    const [hit] = hitsIn('The Easter bundles are here.', { packs: [house(...bundle)] });
    expect(hit).toMatchObject({
      category: 'P01',
      confidence: 'definite',
      entry: { id: 'packs/house.yaml#easter-summer-bundle', reason: 'Our seasonal offers.', pack: 'packs/house.yaml' },
    });
    expect(flags('The Easter bundles are here.')).toEqual([]);
  });

  it('never marks an allowed wording, where it stands exactly so', () => {
    const packs = [house('allowed: [exclusive deals desk, "20% off-take"]')];
    expect(flags('Ask the exclusive deals desk.')).not.toEqual([]);
    expect(flags('Ask the exclusive deals desk.', { packs })).toEqual([]);
    expect(flags('We have exclusive deals.', { packs })).not.toEqual([]);
    expect(flags('30% off-take', { packs })).not.toEqual([]);
  });

  it('leaves a strapline alone as a line of its own, and nowhere else', () => {
    const packs = [house("straplines: [The UK's leading privacy platform]")];
    const signed = "Save 20% on every plan this month.\n\nThe UK's leading privacy platform";
    expect(flags(signed).some((hit) => hit.startsWith('P04'))).toBe(true);
    expect(flags(signed, { packs })).toEqual(flags('Save 20% on every plan this month.'));
    expect(flags("Try the UK's leading privacy platform today.", { packs })).not.toEqual([]);
  });

  it('is certain of praise and announcements beside a product of its own', () => {
    const packs = [house('products: [Acme Ledger]')];
    expect(flags('Acme Ledger is best in class.').join()).not.toContain('definite');
    expect(flags('Acme Ledger is best in class.', { packs })).toEqual(['P04 definite: Acme Ledger is best']);
    expect(flags('Acme Ledger is back.')).toEqual([]);
    expect(flags('Acme Ledger is back.', { packs })).toEqual(['P06 definite: Acme Ledger is back']);
    expect(flags('Your Acme Ledger password was changed.', { packs })).toEqual([]);
  });

  it('marks what is banned, with what to write instead, whatever the sentence says', () => {
    const packs = [house('banned:', '  - { phrase: reach out, reason: It is jargon., instead: write to }')];
    const [hit] = hitsIn('To unsubscribe, Reach out to us.', { packs });
    expect(hit).toMatchObject({ category: 'house', entry: { reason: 'It is jargon.' } });
    expect(hit?.rewrites).toEqual([{ span: { start: 16, end: 25 }, newText: 'Write to' }]);
  });

  it('counts a phrase only where its conditions hold, and where they are not known', () => {
    const packs = [house(...bundle, '    when: { channel: [sms], position: start }')];
    const isFound = (message: string, options = {}) =>
      flags(message, { packs, ...options }).includes('P01 definite: Easter bundle');
    expect(isFound('Easter bundle today', { channel: 'sms' })).toBe(true);
    expect(isFound('Easter bundle today')).toBe(true);
    expect(isFound('Easter bundle today', { channel: 'email' })).toBe(false);
    expect(isFound('The Easter bundle', { channel: 'sms' })).toBe(false);
  });

  it('has lists of its own beside the built-in ones', () => {
    const packs = [
      house(
        'lists: { season: [easter, bank holiday] }',
        'phrases:',
        '  - pattern: "@season @deal"',
        '    category: P01',
        '    confidence: likely',
        '    reason: An offer.',
      ),
    ];
    expect(flags('bank holiday price', { packs })).toEqual(['P01 likely: bank holiday price']);
  });
});

describe('what is wrong in a house pack', () => {
  it.each([
    [
      'a word that is not in the language',
      ['phrases:', '  - { pattern: "50% off*", category: P01, confidence: likely, reason: An offer. }'],
      /^"50% off\*": This pattern is left out\./,
    ],
    [
      'a list nobody knows',
      ['phrases:', '  - { pattern: "our @evnts", category: P01, confidence: likely, reason: An offer. }'],
      /There is no list @evnts/,
    ],
    [
      'no reason',
      ['phrases:', '  - { pattern: easter bundle, category: P01, confidence: likely }'],
      /^pattern: This phrase has no reason/,
    ],
    ['a misspelt field', ['product: [Acme]'], /^product: "product" is not a field.*Did you mean "products"/],
    [
      'a wrong confidence',
      [...bundle.slice(0, 3), '    confidence: sure', '    reason: An offer.'],
      /^sure: "sure" is not a value/,
    ],
    [
      'an example that is not found',
      [...bundle, '    flags: [the Christmas hamper]'],
      /^the Christmas hamper: This example should be found as P01/,
    ],
    [
      'an example that is found',
      [...bundle, '    ignores: [the Easter bundle]'],
      /^the Easter bundle: This example should not be found as P01/,
    ],
    ['a text without words', ['allowed: ["!!!"]'], /There are no words in this/],
    ['nothing that can be read', ['allowed: [synergy'], /indented|bracket/],
  ] as const)('is shown at its place: %s', (_, lines, message) => {
    const found = problems(...lines);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it('is left out, and everything else counts', () => {
    const pack = house(
      ...bundle,
      '  - { pattern: "(open", category: P01, confidence: likely, reason: Broken. }',
      'banned: [synergy]',
    );
    expect(pack.problems).toHaveLength(1);
    expect(hitsIn('Easter bundle and synergy', { packs: [pack] }).map(({ category }) => category)).toEqual([
      'P01',
      'house',
    ]);
  });

  it.each([
    ['long gaps', 'a ..12 b ..12 c ..12 d ..12 e'],
    ['deep brackets', `${'('.repeat(500)}a${')'.repeat(500)}`],
    ['a very long pattern', 'word '.repeat(5000).trim()],
    ['a list in itself', 'go @own'],
  ])('is told for what would cost too much: %s', (_, pattern) => {
    const found = problems(
      'lists: { own: ["@own", "@other"], other: ["@own"] }',
      'phrases:',
      `  - { pattern: "${pattern}", category: P01, confidence: likely, reason: Hostile. }`,
    );
    expect(found.length).toBeGreaterThan(0);
  });

  it('stays bounded when lists multiply each other', () => {
    const lists = Array.from(
      { length: 30 },
      (_, n) => `  l${n}: ["@l${n + 1}", "x${n} @l${n + 1}", "y${n} @l${n + 1} @l${n + 1}"]`,
    );
    const pack = house(
      'lists:',
      ...lists,
      '  l30: [end, the end]',
      'phrases:',
      '  - { pattern: "go @l0 @l0 @l0", category: P01, confidence: likely, reason: Hostile. }',
    );
    expect(pack.problems.length).toBeGreaterThan(0);
    expect(hitsIn('go x0 x1 x2 end', { packs: [pack] }).some(({ entry }) => entry.pack)).toBe(false);
  });

  it('takes time in proportion to the text, whatever the pack is', () => {
    const phrases = Array.from(
      { length: 300 },
      (_, n) => `  - { pattern: "a ..12 b${n} ..12 c", category: P01, confidence: likely, reason: Hostile. }`,
    );
    const packs = [house('phrases:', ...phrases)];
    const steps = (words: number) => {
      const work = { steps: 0 };
      const message = Array.from({ length: words }, (_, n) => (n % 2 ? 'a' : `b${n % 97}`)).join(' ');
      for (const { rewrites } of findPromotion(proseOf(message), { solicited: false, packs }, work)) void rewrites;
      return work.steps;
    };
    expect(steps(2000)).toBeLessThanOrEqual(2.1 * steps(1000));
  });
});
