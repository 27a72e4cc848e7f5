import type { Confidence } from '../lint/finding';
import type { Passage, Prose } from '../template/prose';
import { applyEdits, type TextEdit } from '../text/edit';
import { contains, overlaps, type Span } from '../text/span';
import type { Hit } from './hit';
import { matcherOf } from './matcher';
import type { Meaning } from './meaning';
import type { Frame, Phrase } from './pack-types';
import { Paragraphs } from './paragraphs';
import { combinations, linkHosts, promotion, tone as toneOf } from './promotion.prepared';
import { endOfWords, proposeRewrites } from './rewrites';
import { sentences } from './sentences';
import { type Tokens, tokenise } from './tokens';
import { toneAt } from './tone';

export interface PhrasingOptions {
  /** Whether the recipients asked for this very message (front-matter `solicited`). */
  readonly solicited: boolean;
}

/** Counts work, so that tests can show that it grows with the text and no faster. */
export interface Work {
  steps: number;
}

/** A match in tokens of its sentence. */
interface Found {
  readonly phrase: Phrase;
  readonly category: string;
  readonly confidence: Confidence;
  readonly from: number;
  readonly to: number;
}

/** A hit in the making. `core` is the bare invitation in a page invitation whose span takes in what it promises. */
type Draft = { -readonly [Key in keyof Omit<Hit, 'rewrites'>]: Hit[Key] } & { core?: Span };

const strength: Readonly<Record<Confidence, number>> = { borderline: 0, likely: 1, definite: 2 };
const levels: readonly Confidence[] = ['borderline', 'likely', 'definite'];

/** Tone (P12): raises every other hit of its sentence by one level. */
const amplifier = toneOf.category;

const matcher = matcherOf<Meaning>(promotion);

/**
 * The promotional phrases of a message, in file order: at most one for each category and sentence, the surest. Reads
 * every passage (subject, preheader, body) and the links. Never throws; takes time proportional to the text.
 */
export function findPromotion(prose: Prose, options: PhrasingOptions, work: Work = { steps: 0 }): Hit[] {
  const hits: Hit[] = [];
  for (const passage of prose.passages) {
    const drafts = findInPassage(passage, options, work);
    addLinks(drafts, passage, prose);
    combine(drafts, passage.text);
    for (const sentence of drafts) {
      const found = withoutContained(sentence.drafts);
      for (const draft of found) {
        const rewrites = rewritesFor(draft, found, passage.text, options, work);
        hits.push(shift({ ...draft, rewrites }, passage.span.start));
      }
    }
  }
  return hits.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.category < b.category ? -1 : 1),
  );
}

interface SentenceDrafts {
  readonly span: Span;
  readonly drafts: Draft[];
}

/** What was found in the body that was read last: most often it is read again with a few letters more. */
const lastBody = { solicited: new Paragraphs<SentenceDrafts[]>(), unsolicited: new Paragraphs<SentenceDrafts[]>() };

function findInPassage({ part, text }: Passage, options: PhrasingOptions, work: Work): SentenceDrafts[] {
  if (part !== 'body') return findInText(text, options, work);
  const paragraphs = lastBody[options.solicited ? 'solicited' : 'unsolicited'];
  const found: SentenceDrafts[] = [];
  for (const { start, made } of paragraphs.read(text, (paragraph) => findInText(paragraph, options, work))) {
    for (const { span, drafts } of made) {
      const sentence = move(span, start);
      found.push({
        span: sentence,
        drafts: drafts.map((draft) => ({ ...draft, span: move(draft.span, start), sentence })),
      });
    }
  }
  return found;
}

function findInText(text: string, options: PhrasingOptions, work: Work): SentenceDrafts[] {
  return sentences(text).map((span) => ({ span, drafts: findInSentence(text, span, options, work) }));
}

function findInSentence(text: string, sentence: Span, options: PhrasingOptions, work: Work): Draft[] {
  const tokens = tokenise(text, sentence);
  const matches: { readonly value: Meaning; readonly from: number; readonly to: number }[] = [];
  work.steps += matcher.scan(tokens, (value, from, to) => matches.push({ value, from, to }));
  const tone = toneAt(text, sentence, tokens);
  // Most sentences end here.
  if (matches.length === 0 && tone === undefined) return [];

  const found: Found[] = [];
  const excepted = new Map<string, Cover>();
  const framed = new Map<Frame, Cover>();
  /** Where the last words begin that make what stands before them surer, by category. */
  const raises = new Map<string, { readonly from: number; readonly to: Confidence }>();
  for (const { value, from, to } of matches) {
    work.steps += to - from;
    if (value.kind === 'promotes') {
      const { phrase } = value;
      found.push({ phrase, category: phrase.category, confidence: phrase.confidence, from, to });
    } else if (value.kind === 'except') cover(excepted, value.entry ?? value.category, from, to, tokens);
    else if (value.kind === 'raises') {
      if ((raises.get(value.category)?.from ?? -1) < from) raises.set(value.category, { from, to: value.to });
    } else {
      const { frame } = value;
      const reach = frame.within ?? tokens.words.length;
      if (frame.within !== undefined || !framed.has(frame)) cover(framed, frame, from - reach, to + reach, tokens);
    }
  }
  if (tone !== undefined) {
    found.push({ phrase: toneOf, category: amplifier, confidence: 'borderline', from: tone, to: tone + 1 });
  }
  if (found.length === 0) return [];

  const best = new Map<string, Found>();
  for (const candidate of found) {
    const { category } = candidate;
    if (touches(excepted.get(category), candidate) || touches(excepted.get(candidate.phrase.id), candidate)) continue;
    if (framed.size > 0 && isFramed(framed, candidate, options)) continue;
    const rival = best.get(category);
    if (!rival || better(candidate, rival)) best.set(category, candidate);
  }
  const frameList = [...framed.keys()];
  const denied = frameList.some((frame) => frame.denies);
  const drafts: Draft[] = [];
  for (const { phrase, category, confidence, from, to } of best.values()) {
    const span = { start: tokens.starts[from]!, end: tokens.ends[to - 1]! };
    if (isQuoted(text, sentence, span) && category !== 'P07') continue;
    const draft: Draft = { category, confidence, span, sentence, entry: phrase };
    if (denied) draft.denied = true;
    const raised = raises.get(category);
    if (raised && raised.from >= to - 1) draft.confidence = raised.to;
    if (frameList.some((frame) => frame.onlyIfSolicited && frame.suppresses.includes(category))) lower(draft);
    drafts.push(draft);
  }
  return drafts;
}

/** The tokens of a sentence that something holds for: one byte each. */
type Cover = Uint8Array;

function cover<Key>(covers: Map<Key, Cover>, key: Key, from: number, to: number, tokens: Tokens): void {
  let bytes = covers.get(key);
  if (!bytes) {
    bytes = new Uint8Array(tokens.words.length);
    covers.set(key, bytes);
  }
  bytes.fill(1, Math.max(0, from), to);
}

function touches(bytes: Cover | undefined, { from, to }: Found): boolean {
  if (bytes) for (let index = from; index < to; index++) if (bytes[index] === 1) return true;
  return false;
}

function isFramed(framed: ReadonlyMap<Frame, Cover>, found: Found, options: PhrasingOptions): boolean {
  for (const [frame, bytes] of framed) {
    if (frame.onlyIfSolicited && !options.solicited) continue;
    if (frame.suppresses !== 'all' && !frame.suppresses.includes(found.category)) continue;
    if (touches(bytes, found)) return true;
  }
  return false;
}

/** Surer first, then earlier; of two that share words, the shorter carries the meaning. */
function better(a: Found, b: Found): boolean {
  if (a.confidence !== b.confidence) return strength[a.confidence] > strength[b.confidence];
  if (a.from < b.to && b.from < a.to && a.to - a.from !== b.to - b.from) return a.to - a.from < b.to - b.from;
  return a.from < b.from;
}

function raise(draft: Draft): void {
  draft.confidence = levels[Math.min(2, strength[draft.confidence] + 1)]!;
}

function lower(draft: Draft): void {
  draft.confidence = levels[Math.max(0, strength[draft.confidence] - 1)]!;
}

/** Words somebody quotes aren't what the message says; a sentence that is a quotation as a whole is. */
function isQuoted(text: string, sentence: Span, span: Span): boolean {
  const from = Math.max(sentence.start, span.start - 200);
  const before = text.slice(from, span.start);
  const after = text.slice(span.end, Math.min(sentence.end, span.end + 200));
  const opened = Math.max(before.lastIndexOf('“'), oddQuote(before));
  if (opened < 0 || before.indexOf('”', opened) >= 0) return false;
  const closed = after.search(/["”]/);
  if (closed < 0) return false;
  return /\p{L}/u.test(text.slice(sentence.start, from + opened) + after.slice(closed + 1));
}

/** Where the last straight quotation mark stands if it opens a quotation, else -1. */
function oddQuote(text: string): number {
  let count = 0;
  for (let index = text.indexOf('"'); index >= 0; index = text.indexOf('"', index + 1)) count++;
  return count % 2 === 1 ? text.lastIndexOf('"') : -1;
}

function addLinks(found: readonly SentenceDrafts[], passage: Passage, prose: Prose): void {
  for (const link of prose.links) {
    if (!contains(passage.span, link.span)) continue;
    const host = /^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i.exec(link.url)?.[1]?.toLowerCase();
    const rule = linkHosts.find(({ hosts }) => host !== undefined && hosts.includes(host));
    if (!rule) continue;
    const span = { start: link.span.start - passage.span.start, end: link.span.end - passage.span.start };
    const around = found.find((sentence) => overlaps(sentence.span, span));
    const { category, confidence } = rule.phrase;
    if (around?.drafts.some((draft) => draft.category === category)) continue;
    if (around) around.drafts.push({ category, confidence, span, sentence: around.span, entry: rule.phrase });
  }
}

function combine(found: readonly SentenceDrafts[], text: string): void {
  // What is there before anything is raised decides, so that the order of the rules doesn't matter.
  const present = found.map(
    ({ drafts }) => new Set(drafts.filter((draft) => draft.confidence !== 'borderline').map((draft) => draft.category)),
  );
  found.forEach(({ drafts }, index) => {
    for (const { category, with: company, to, neighbours } of combinations) {
      const draft = drafts.find((candidate) => candidate.category === category);
      if (!draft || strength[draft.confidence] >= strength[to]) continue;
      const reach = neighbours ? [index - 1, index, index + 1] : [index];
      if (reach.some((at) => company.some((other) => present[at]?.has(other)))) draft.confidence = to;
    }
    if (drafts.some((draft) => draft.category === amplifier)) {
      for (const draft of drafts) if (draft.category !== amplifier) raise(draft);
    }
    // What makes an invitation to a page marketing is what it promises: both belong to the phrase.
    const invitation = drafts.find((draft) => draft.category === 'P13' && draft.confidence !== 'borderline');
    if (invitation) {
      invitation.core = invitation.span;
      const end = Math.max(invitation.span.end, endOfWords(text, invitation.sentence));
      invitation.span = { start: invitation.span.start, end };
    }
  });
}

/** Drops what stands wholly inside a surer phrase of another category. */
function withoutContained(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(
    (draft) =>
      !drafts.some(
        (other) => strength[other.confidence] > strength[draft.confidence] && contains(other.span, draft.span),
      ),
  );
}

/** Only rewrites that work: in the sentence as it would read, this category is gone or borderline. */
function rewritesFor(
  draft: Draft,
  found: readonly Draft[],
  text: string,
  options: PhrasingOptions,
  work: Work,
): TextEdit[] {
  return proposeRewrites(draft, found, text).filter((edit) => {
    const { start, end } = draft.sentence;
    const local = { span: { start: edit.span.start - start, end: edit.span.end - start }, newText: edit.newText };
    const changed = applyEdits(text.slice(start, end), [local]);
    const rewritten = findInText(changed, options, work);
    combine(rewritten, changed);
    const left = rewritten.flatMap(({ drafts }) => drafts).filter((hit) => hit.category === draft.category);
    return left.every((hit) => hit.confidence === 'borderline' && draft.confidence !== 'borderline');
  });
}

function shift({ core: _, ...hit }: Hit & { core?: Span }, offset: number): Hit {
  return {
    ...hit,
    span: move(hit.span, offset),
    sentence: move(hit.sentence, offset),
    rewrites: hit.rewrites.map((edit) => ({ span: move(edit.span, offset), newText: edit.newText })),
  };
}

function move({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}
