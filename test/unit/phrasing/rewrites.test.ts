import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInPacks } from '../../../shared/phrasing/built-in-packs';
import { categories } from '../../../shared/phrasing/categories';
import { applyEdits } from '../../../shared/text/edit';
import { overlaps } from '../../../shared/text/span';
import { found } from '../examples';
import { hitsIn } from './prose-of';

/** The sentence of the first hit as each rewrite makes it, the best first. */
function rewritten(message: string, category?: string): string[] {
  const hit = hitsIn(message).find((each) => category === undefined || each.category === category);
  return (hit?.rewrites ?? []).map((edit) => applyEdits(message, [edit]));
}

const lessons = join(__dirname, '../../../shared/phrasing/training');

/** Promotional texts from every file of lessons, as many of each. */
function promotionalTexts(count: number): string[] {
  const files = readdirSync(lessons).filter((file) => file.endsWith('.jsonl'));
  return files.flatMap((file) => {
    const texts = readFileSync(join(lessons, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { label: string; text: string })
      .filter(({ label }) => label === 'promotional')
      .map(({ text }) => text);
    const step = Math.max(1, Math.floor((texts.length * files.length) / count));
    return texts.filter((_, index) => index % step === 0);
  });
}

const ownExamples = [
  ...categories.flatMap(({ examples }) => examples),
  ...builtInPacks.flatMap(({ entries }) => entries.flatMap(({ flags }) => flags.map(({ text }) => text))),
];
const texts = [...ownExamples, ...promotionalTexts(400)];

describe('a rewrite', () => {
  it.each([
    [
      'leaves the bare page notice',
      'Follow our page for exclusive deals and updates on our services.',
      ['Feel free to follow our page.'],
    ],
    [
      'keeps where the page is',
      'Follow us on TikTok and LinkedIn for exclusive deals and product news.',
      ['Feel free to follow us on TikTok and LinkedIn.'],
    ],
    ['strikes praise, with the right article', 'We use an award-winning system.', ['We use a system.']],
    ['strikes the fanfare before the news', 'Hurry, the office closes on Friday.', ['The office closes on Friday.']],
    [
      'removes the clause behind',
      "We were sorry about Tuesday's outage, so here is 25% off an upgrade to Pro.",
      ["We were sorry about Tuesday's outage."],
    ],
    [
      'removes the clause in front and begins anew',
      'Please give what you can; my mother was looked after here to the end.',
      ['My mother was looked after here to the end.'],
    ],
    [
      'removes what stands in brackets',
      "You're halfway through your trial (7 days left).",
      ["You're halfway through your trial."],
    ],
    ['leaves the next step to the reader', 'Call us today for a quote!', ['Questions are welcome.']],
    ['calms', 'Our office has moved!!!', ['Our office has moved!']],
  ])('%s', (_what, message, expected) => {
    expect(rewritten(message)).toEqual(expected);
  });

  it('keeps the capitals of what it replaces', () => {
    expect(rewritten('CALL US TODAY FOR A QUOTE!', 'P03')).toEqual(['QUESTIONS ARE WELCOME.']);
  });

  it.each([
    ['would have to say something else', 'Save 20% on every order.'],
    ['would leave half a sentence', 'Having met you, we could give you 20% off.'],
    ['would leave words that point at nothing', 'Get 20% off your order, and it comes with a card.'],
    ['would leave more to be found', 'Get 20% off and book a demo.'],
    ['would cut a pair of brackets in two', 'Pay for the year and we (and only we) throw in 20% off {today.'],
  ])('is none where it %s', (_what, message) => {
    expect(rewritten(message)).toEqual([]);
  });

  it('never writes what only stands for a merge field', () => {
    for (const after of rewritten('Hurry, {{first_name}} has left 20% off for you.'))
      expect(after).toContain('{{first_name}}');
  });
});

describe('every rewrite that is offered', () => {
  const offered = texts.flatMap((message) =>
    hitsIn(message).flatMap((hit) => hit.rewrites.map((edit) => ({ message, hit, edit }))),
  );

  it('there are some, and never more than three for one finding', () => {
    expect(offered.length).toBeGreaterThan(80);
    for (const message of texts)
      for (const { rewrites } of hitsIn(message)) expect(rewrites.length).toBeLessThanOrEqual(3);
  });

  it('leaves nothing more than borderline where it was made, and reads as a sentence', () => {
    for (const { message, hit, edit } of offered) {
      const after = applyEdits(message, [edit]);
      const length = hit.sentence.end - hit.sentence.start + after.length - message.length;
      const place = { start: hit.sentence.start, end: hit.sentence.start + length };
      const left = hitsIn(after).filter(({ span, category }) => overlaps(span, place) && category !== 'P12');
      const story = `${hit.category} in "${message}" becomes "${after}"`;
      if (hit.category !== 'P12')
        expect(
          left.map(({ confidence }) => confidence),
          story,
        ).not.toContain('likely');
      if (hit.category !== 'P12')
        expect(
          left.map(({ confidence }) => confidence),
          story,
        ).not.toContain('definite');
      const sentence = after.slice(place.start, place.end);
      expect(sentence, story).toMatch(/^\S(?:[^\n]|\n(?!\n))*\S$|^\S$/);
      expect(sentence, story).not.toMatch(/ {2}|\(\)| [,.;!?]|[,;]$/);
      expect(/^\p{Lu}/u.test(sentence), story).toBe(/^\p{Lu}/u.test(message.slice(hit.sentence.start)));
    }
  });
});

describe('findings', () => {
  it('are one for each category and sentence, beside at most one of the sentence as a whole', () => {
    for (const message of texts) {
      const seen = new Set<string>();
      const wholes = new Map<number, number>();
      for (const { category, sentence, entry } of hitsIn(message)) {
        const key = `${category} ${sentence.start}`;
        expect(seen.has(key), `${key} in "${message}"`).toBe(false);
        seen.add(key);
        if (entry.id === 'plain-words') wholes.set(sentence.start, (wholes.get(sentence.start) ?? 0) + 1);
      }
      expect(Math.max(0, ...wholes.values()), message).toBeLessThanOrEqual(1);
    }
  });
});

describe('quick fixes of a phrase', () => {
  const template = (body: string) => `---\nchannel: email\nmessage-nature: service\n---\n${body}\n`;
  const fixes = (body: string) =>
    found('promotional-phrasing', template(body)).flatMap((finding) =>
      finding.fixes.flatMap((fix) =>
        'edits' in fix
          ? [[fix.title, applyEdits(template(body), fix.edits).slice(template('').length - 1)] as const]
          : [],
      ),
    );

  it('remove the sentence with the marks of emphasis around it, and only then', () => {
    expect(fixes('Our office has moved. **Get 20% off.** See you there.')).toContainEqual([
      'Remove this sentence',
      'Our office has moved. See you there.\n',
    ]);
    const titles = fixes('Our office has moved. **Get 20% off. See you there.**').map(([title]) => title);
    expect(titles).toContain('Remove this sentence');
  });

  it('never cut a link in two', () => {
    const after = fixes('We have moved, so [here is 25% off](https://example.com/sale) for you.')
      .filter(([title]) => !title.startsWith('Declare'))
      .map(([, text]) => text);
    expect(after).not.toEqual([]);
    for (const text of after) expect(text).not.toMatch(/\]|\[|example\.com/);
  });
});
