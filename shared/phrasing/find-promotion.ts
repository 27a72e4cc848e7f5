import type { Confidence } from '../lint/finding';
import type { Passage, Prose } from '../template/prose';
import { applyEdits, type TextEdit } from '../text/edit';
import { contains, overlaps, type Span } from '../text/span';
import type { Hit } from './hit';
import { matcherOfHouse, plain, straplinesIn } from './house-packs';
import { judge, messageScore, outweighs, type Weighed, weigh } from './learned/judge';
import { matcherOf } from './matcher';
import type { Meaning } from './meaning';
import { type Reading, readingsOf } from './normalise';
import type { Pack } from './pack';
import { type Conditions, type Frame, houseCategory, type Phrase } from './pack-types';
import { Paragraphs } from './paragraphs';
import { combinations, linkHosts, promotion, tone as toneOf } from './promotion.prepared';
import { endOfWords, proposeRewrites } from './rewrites';
import { sentences } from './sentences';
import { type Tokens, tokenise } from './tokens';
import { toneAt } from './tone';

export interface PhrasingOptions {
  /** Whether the recipients asked for this very message (front-matter `solicited`). */
  readonly solicited: boolean;
  /** Packs of the organisation, beside the built-in ones. */
  readonly packs?: readonly Pack[];
  /** Where they are not known, wordings that count only for some of them count. */
  readonly channel?: string | undefined;
  /** What the message is declared to be. */
  readonly nature?: string | undefined;
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
type Draft = { -readonly [Key in keyof Omit<Hit, 'rewrites'>]: Hit[Key] } & {
  core?: Span;
  /** What an organisation said of its own products, or the address of a link, needs no other words to bear it out. */
  certain?: true;
};

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
  const passages = prose.passages.map((passage) => {
    const sentences = findInPassage(passage, options, work);
    addLinks(sentences, passage, prose);
    combine(sentences, passage.text);
    return { passage, sentences };
  });
  const message = messageScore(passages.flatMap(({ sentences }) => sentences));
  for (const { passage, sentences } of passages) {
    for (const sentence of sentences) {
      const found = withoutContained(judged(sentence, message));
      for (const draft of found) {
        const rewrites = rewritesFor(draft, found, message, passage.text, options, work);
        hits.push(shift({ ...draft, rewrites }, passage.span.start));
      }
    }
  }
  return hits.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.category < b.category ? -1 : 1),
  );
}

interface SentenceDrafts extends Weighed {
  readonly span: Span;
  readonly drafts: Draft[];
  /** The words that speak most for promotion, where the sentence may promote. */
  readonly plainWords?: Draft;
}

/** What is found by the words of a sentence alone. */
const plainWords = {
  id: 'plain-words',
  confidence: 'likely',
  reason: 'Promotion needs no marketing phrase: these words are typical of messages that promote.',
  source: 'ICO, Direct marketing guidance: purpose and content decide',
} as const;

/**
 * The phrases of a sentence as its own words and its message bear them out. What those speak against is a borderline phrase at most;
 * where they promote and no phrase says so, they are a finding of their own. What an organisation or the sender's own links say stands.
 */
function judged({ drafts, plainWords: own, ...weighed }: SentenceDrafts, message: number | undefined): Draft[] {
  const counted = drafts.filter(({ category, entry, certain }) => category !== amplifier && !entry.pack && !certain);
  const surest = counted.reduce<Draft | undefined>(
    (best, draft) => (best && strength[best.confidence] >= strength[draft.confidence] ? best : draft),
    undefined,
  );
  const judgement = judge(weighed, message, surest);
  if (judgement === 'promotes') {
    if (surest && surest.confidence !== 'borderline') return drafts;
    if (surest) return drafts.map((draft) => (draft === surest ? { ...draft, confidence: 'likely' } : draft));
    // What a pack of the organisation says of the sentence says enough.
    const said = drafts.some(
      ({ entry, category, confidence }) => entry.pack && category !== houseCategory && confidence !== 'borderline',
    );
    return own && !said ? [...drafts, own] : drafts;
  }
  return drafts.flatMap((draft) => {
    if (!counted.includes(draft) || draft.confidence === 'borderline') return draft;
    return judgement === 'doubtful' ? { ...draft, confidence: 'borderline' as const } : [];
  });
}

/** What was found in the bodies that were read last: most often one is read again with a few letters more. */
const lastBodies: { readonly options: PhrasingOptions; readonly paragraphs: Paragraphs<SentenceDrafts[]> }[] = [];
const mostBodies = 2;

function paragraphsFor(options: PhrasingOptions): Paragraphs<SentenceDrafts[]> {
  let index = lastBodies.findIndex((body) => sameOptions(body.options, options));
  if (index < 0) index = lastBodies.push({ options, paragraphs: new Paragraphs() }) - 1;
  const [body] = lastBodies.splice(index, 1);
  lastBodies.unshift(body!);
  lastBodies.length = Math.min(lastBodies.length, mostBodies);
  return body!.paragraphs;
}

function sameOptions(a: PhrasingOptions, b: PhrasingOptions): boolean {
  if (a.solicited !== b.solicited || a.channel !== b.channel || a.nature !== b.nature) return false;
  const [one, other] = [a.packs ?? [], b.packs ?? []];
  return one.length === other.length && one.every((pack, index) => pack === other[index]);
}

function findInPassage({ part, text }: Passage, options: PhrasingOptions, work: Work): SentenceDrafts[] {
  if (part !== 'body') return findInText(text, options, work);
  const paragraphs = paragraphsFor(options);
  const found: SentenceDrafts[] = [];
  for (const { start, made } of paragraphs.read(text, (paragraph) => findInText(paragraph, options, work))) {
    for (const { span, drafts, plainWords: own, ...weighed } of made) {
      const sentence = move(span, start);
      const moved = (draft: Draft) => ({ ...draft, span: move(draft.span, start), sentence });
      found.push({ ...weighed, span: sentence, drafts: drafts.map(moved), ...(own && { plainWords: moved(own) }) });
    }
  }
  return found;
}

/** What was found in any wording of a text, in offsets of the text as it is written. */
function findInText(text: string, options: PhrasingOptions, work: Work): SentenceDrafts[] {
  const [first, ...others] = readingsOf(text, work);
  const found = inSource(findInReading(first.text, options, work), first);
  for (const reading of others) addWording(found, inSource(findInReading(reading.text, options, work), reading));
  return found;
}

function inSource(found: SentenceDrafts[], reading: Reading): SentenceDrafts[] {
  if (!reading.changed) return found;
  return found.map(({ span, drafts, plainWords: own, ...weighed }) => {
    const sentence = reading.spanInSource(span);
    const inPlace = (draft: Draft) => ({ ...draft, span: reading.spanInSource(draft.span), sentence });
    return { ...weighed, span: sentence, drafts: drafts.map(inPlace), ...(own && { plainWords: inPlace(own) }) };
  });
}

/** Adds what was found in another wording to the sentence of the first that stands in its place: what is new there, or surer. */
function addWording(found: SentenceDrafts[], wording: readonly SentenceDrafts[]): void {
  let index = 0;
  for (const { span, drafts, ...alternative } of wording) {
    while (index < found.length - 1 && found[index]!.span.end <= span.start) index++;
    const place = found[index];
    if (!place) continue;
    for (const draft of drafts) {
      const { category, entry } = draft;
      const rival = place.drafts.findIndex(
        (other) => other.category === category && (category !== houseCategory || other.entry === entry),
      );
      if (rival < 0) place.drafts.push({ ...draft, sentence: place.span });
      else if (strength[place.drafts[rival]!.confidence] < strength[draft.confidence])
        place.drafts[rival] = { ...draft, sentence: place.span };
    }
    if (outweighs(alternative, place)) found[index] = { ...place, ...alternative };
  }
}

function findInReading(text: string, options: PhrasingOptions, work: Work): SentenceDrafts[] {
  const found = sentences(text).map((span) => readSentence(text, span, options, work));
  const straplines = options.packs ? straplinesIn(text, options.packs) : [];
  if (straplines.length === 0) return found;
  return found.map(({ plainWords: own, drafts, ...sentence }) => {
    const counts = (draft: Draft) => !straplines.some((strapline) => contains(strapline, draft.span));
    return { ...sentence, drafts: drafts.filter(counts), ...(own && counts(own) && { plainWords: own }) };
  });
}

function readSentence(text: string, sentence: Span, options: PhrasingOptions, work: Work): SentenceDrafts {
  const tokens = tokenise(text, sentence);
  work.steps += tokens.words.length;
  const { evidence, weightiest } = weigh(tokens);
  const { drafts, spared } = findInSentence(text, sentence, tokens, options, work);
  // Marks alone have no words that could weigh most.
  if (!weightiest || weightiest.from === weightiest.to || spared?.(weightiest))
    return { span: sentence, evidence, drafts };
  const { from, to, category } = weightiest;
  const span = { start: tokens.starts[from]!, end: tokens.ends[to - 1]! };
  const own: Draft = { category, confidence: 'likely', span, sentence, entry: { ...plainWords, category } };
  return { span: sentence, evidence, drafts, plainWords: own };
}

/** The phrases of a sentence, and whether the organisation allows some of its tokens or what it says takes their meaning away. */
interface InSentence {
  readonly drafts: Draft[];
  readonly spared?: (tokens: { readonly from: number; readonly to: number }) => boolean;
}

function findInSentence(
  text: string,
  sentence: Span,
  tokens: Tokens,
  options: PhrasingOptions,
  work: Work,
): InSentence {
  const matches: { readonly value: Meaning; readonly from: number; readonly to: number }[] = [];
  const take = (value: Meaning, from: number, to: number) => matches.push({ value, from, to });
  work.steps += matcher.scan(tokens, take);
  for (const pack of options.packs ?? []) work.steps += matcherOfHouse(pack)?.scan(tokens, take) ?? 0;
  const tone = toneAt(text, sentence, tokens);
  // Most sentences end here.
  if (matches.length === 0 && tone === undefined) return { drafts: [] };

  const found: Found[] = [];
  const excepted = new Map<string, Cover>();
  const framed = new Map<Frame, Cover>();
  const products: number[] = [];
  const allowed: { readonly from: number; readonly to: number }[] = [];
  /** Where the last words begin that make what stands before them surer, by category. */
  const raises = new Map<string, { readonly from: number; readonly to: Confidence }>();
  for (const { value, from, to } of matches) {
    work.steps += to - from;
    if (value.kind === 'promotes') {
      const { phrase } = value;
      if (phrase.when && !holds(phrase.when, options, from, to, tokens)) continue;
      found.push({ phrase, category: phrase.category, confidence: phrase.confidence, from, to });
    } else if (value.kind === 'except') cover(excepted, value.entry ?? value.category, from, to, tokens);
    else if (value.kind === 'product') products.push(from);
    else if (value.kind === 'allowed') {
      const { wording } = value;
      const wanted = plain(text.slice(tokens.starts[from], tokens.ends[to - 1]));
      if (wanted === wording) allowed.push({ from, to });
    } else if (value.kind === 'raises') {
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
  const spared: InSentence['spared'] = ({ from, to }) =>
    allowed.some((wording) => wording.from < to && from < wording.to) ||
    [...framed.keys()].some(({ suppresses, within }) => suppresses === 'all' && within === undefined);
  if (found.length === 0) return { drafts: [], spared };

  const best = new Map<string, Found>();
  for (const candidate of found) {
    const { category, from, to } = candidate;
    if (allowed.some((wording) => wording.from <= from && to <= wording.to)) continue;
    if (touches(excepted.get(category), candidate) || touches(excepted.get(candidate.phrase.id), candidate)) continue;
    if (framed.size > 0 && category !== houseCategory && isFramed(framed, candidate, options)) continue;
    // What is banned is marked wherever it stands.
    const key = category === houseCategory ? `${candidate.phrase.id} ${from}` : category;
    const rival = best.get(key);
    if (!rival || better(candidate, rival)) best.set(key, candidate);
  }
  const frameList = [...framed.keys()];
  const denied = frameList.some((frame) => frame.denies);
  const drafts: Draft[] = [];
  for (const { phrase, category, confidence, from, to } of best.values()) {
    const span = { start: tokens.starts[from]!, end: tokens.ends[to - 1]! };
    if (category !== 'P07' && category !== houseCategory && isQuoted(text, sentence, span)) continue;
    const draft: Draft = { category, confidence, span, sentence, entry: phrase };
    if (denied) draft.denied = true;
    const raised = raises.get(category);
    if (raised && raised.from >= to - 1) draft.confidence = raised.to;
    if (namesProducts.includes(category) && products.some((at) => isBeside(at, from, to))) {
      draft.confidence = 'definite';
      draft.certain = true;
    }
    if (frameList.some((frame) => frame.onlyIfSolicited && frame.suppresses.includes(category))) lower(draft);
    drafts.push(draft);
  }
  return { drafts, spared };
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

/** Praise and announcements. */
const namesProducts: readonly string[] = ['P04', 'P06'];

/** Whether the name of a product is part of a match or stands a few words from it. */
function isBeside(product: number, from: number, to: number): boolean {
  return product >= from - 6 && product < to + 6;
}

function holds(when: Conditions, options: PhrasingOptions, from: number, to: number, { words }: Tokens): boolean {
  const { channel, nature, solicited } = options;
  if (when.channel && channel !== undefined && !when.channel.includes(channel)) return false;
  if (when.nature && nature !== undefined && !when.nature.includes(nature)) return false;
  if (when.solicited !== undefined && when.solicited !== solicited) return false;
  if (when.position === 'start') return from === 0;
  const end = words.at(-1) === '?' ? words.length - 1 : words.length;
  if (when.position === 'end') return to >= end;
  return when.position !== 'whole' || (from === 0 && to >= end);
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
    if (around)
      around.drafts.push({ category, confidence, span, sentence: around.span, entry: rule.phrase, certain: true });
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
        (other) =>
          other.category !== houseCategory &&
          strength[other.confidence] > strength[draft.confidence] &&
          contains(other.span, draft.span),
      ),
  );
}

/** Only rewrites that work: in the sentence as it would read, this category is gone or borderline. */
function rewritesFor(
  draft: Draft,
  found: readonly Draft[],
  message: number | undefined,
  text: string,
  options: PhrasingOptions,
  work: Work,
): TextEdit[] {
  if (draft.category === houseCategory) return inItsPlace(draft, text);
  return proposeRewrites(draft, found, text).filter((edit) => {
    const { start, end } = draft.sentence;
    const local = { span: { start: edit.span.start - start, end: edit.span.end - start }, newText: edit.newText };
    const changed = applyEdits(text.slice(start, end), [local]);
    const rewritten = findInText(changed, options, work);
    combine(rewritten, changed);
    const left = rewritten.flatMap((sentence) => judged(sentence, message));
    return left.every(({ category, confidence }) =>
      category === draft.category ? confidence === 'borderline' && draft.confidence !== 'borderline' : true,
    );
  });
}

/** The texts that a house pack proposes instead, in the case of what stands there. */
function inItsPlace({ entry, span }: Draft, text: string): TextEdit[] {
  const first = text[span.start] ?? '';
  const capital = first !== first.toLowerCase();
  return (entry.rewrites ?? []).flatMap((rewrite) =>
    'text' in rewrite
      ? [{ span, newText: capital ? rewrite.text[0]!.toUpperCase() + rewrite.text.slice(1) : rewrite.text }]
      : [],
  );
}

function shift({ core: _, certain: __, ...hit }: Draft & Hit, offset: number): Hit {
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
