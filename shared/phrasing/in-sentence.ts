import type { Confidence } from '../lint/finding';
import type { Span } from '../text/span';
import { amplifier, type Draft, lower, strength } from './draft';
import { matcherOfHouse, plain } from './house-packs';
import { matcherOf } from './matcher';
import type { Meaning } from './meaning';
import type { PhrasingOptions, Work } from './options';
import { type Conditions, type Frame, houseCategory, type Phrase } from './pack-types';
import { promotion, tone as toneOf } from './promotion.prepared';
import { isQuoted } from './quoted';
import type { Tokens } from './tokens';
import { toneAt } from './tone';
import { questionMark } from './words';

/** A match in tokens of its sentence. */
interface Found {
  readonly phrase: Phrase;
  readonly category: string;
  readonly confidence: Confidence;
  readonly from: number;
  readonly to: number;
}

const matcher = matcherOf<Meaning>(promotion);

/** The phrases of a sentence, and whether the organisation allows some of its tokens or what it says takes their meaning away. */
export interface InSentence {
  readonly drafts: Draft[];
  readonly spared?: (tokens: { readonly from: number; readonly to: number }) => boolean;
}

export function findInSentence(
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
  const end = words.at(-1) === questionMark ? words.length - 1 : words.length;
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
