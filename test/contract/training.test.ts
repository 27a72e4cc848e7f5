import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LabelledText, readLabelled } from '../../shared/phrasing/evaluation';
import { stemsOf } from '../../shared/phrasing/learned/features';
import { lessonsOf } from '../../shared/phrasing/learned/lessons';
import { train } from '../../shared/phrasing/learned/train';
import { type CategoryLesson, trainCategories } from '../../shared/phrasing/learned/train-categories';
import { written } from '../../shared/phrasing/learned/written';
import { normalise } from '../../shared/phrasing/normalise';
import { tokenise } from '../../shared/phrasing/tokens';

const folder = new URL('../../shared/phrasing/training/', import.meta.url);

/** Our categories for the kinds of text that authors labelled. */
const categoryOfKind: Readonly<Record<string, string>> = {
  offer: 'P01',
  urgency: 'P02',
  cta: 'P03',
  recruitment: 'P03',
  product_intro: 'P06',
  social_proof: 'P07',
  fundraising: 'P08',
  upsell: 'P09',
  newsletter_invite: 'P10',
  event_invite: 'P11',
  follow_invite: 'P13',
  referral: 'P14',
  value_prop: 'P16',
  partnership: 'P18',
  meeting_request: 'P19',
};

function categoryLessonsOf({ text, promotional, category, marked }: LabelledText): CategoryLesson[] {
  const named = categoryOfKind[category ?? ''];
  if (!promotional || named === undefined) return [];
  const phrases = marked.length > 0 ? marked.map(({ start, end }) => text.slice(start, end)) : [text];
  return phrases.flatMap((phrase) => {
    const read = normalise(phrase).text;
    const stems = stemsOf(tokenise(read, { start: 0, end: read.length }));
    return stems.length > 0 ? [{ stems, category: named }] : [];
  });
}

/** `npm run train` writes what is learned from the labelled texts; here it must be what is checked in. */
describe('the classifier knows what its lessons teach, and nothing else', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const read = files.map((name) => readLabelled(readFileSync(new URL(name, folder), 'utf8')));
  const texts = read.flatMap((file) => file.texts);

  it('reads every lesson', () => {
    expect(read.flatMap(({ problems }) => problems)).toEqual([]);
    expect(texts.filter(({ promotional }) => promotional === undefined)).toEqual([]);
  });

  it('learns the weights that are checked in', { timeout: 120_000 }, async () => {
    const lessons = texts.flatMap(lessonsOf);
    const provenance = `${texts.length} labelled texts, ${lessons.length} sentences.`;
    const module = written(train(lessons), trainCategories(texts.flatMap(categoryLessonsOf)), provenance);
    await expect(module).toMatchFileSnapshot('../../shared/phrasing/learned/weights.ts');
  });

  it('was taught none of the texts it is measured with', () => {
    const measured = ['sentences', 'messages'].flatMap(
      (name) =>
        readLabelled(readFileSync(new URL(`../fixtures/phrasing/${name}.jsonl`, import.meta.url), 'utf8')).texts,
    );
    const taught = new Set(texts.map(({ text }) => plain(text)));
    expect(measured.filter(({ text }) => taught.has(plain(text)))).toEqual([]);
  });
});

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
