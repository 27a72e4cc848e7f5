import type { Fields } from '../lint/fields';
import type { Span } from '../text/span';
import { entryOf } from '../text/tree';
import { type ChannelLimit, channelLimits, usualFieldLength } from '../vocabulary/channel-limits';
import { channelOf } from '../vocabulary/choices';
import { mergeFieldName } from '../vocabulary/merge-fields';
import { Ahead, nothing, unknownWord } from './mask';
import { tokenAt, tokenStart } from './placeholders';
import { gsmTwin, gsmTwins, hasForeign, isGsm, SmsCounter, type SmsEncoding, smsCapacity } from './sms';
import type { Template } from './template';

/** From the least to the most that merge fields may make of it. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** How long one part of a message is that its channel limits. */
export interface PartLength {
  readonly limit: ChannelLimit;
  readonly length: Range;
  /** What stands beyond so many characters at the longest, all of it for words; undefined where it is no longer than that. */
  beyond(most: number): Span | undefined;
}

/** A character that a text message can't carry without becoming UCS-2. */
export interface ForeignCharacter {
  readonly character: string;
  readonly span: Span;
  /** What says the same and can be sent; undefined where nothing does. */
  readonly twin: string | undefined;
}

/** How a text message is sent. */
export interface SmsLength {
  readonly encoding: SmsEncoding;
  /** Septets for GSM-7, UTF-16 code units for UCS-2. */
  readonly units: Range;
  readonly segments: Range;
  /** What it would be if every foreign character that has a twin were replaced by it; absent where none has. */
  readonly plain?: { readonly encoding: SmsEncoding; readonly segments: Range };
  readonly foreign: readonly ForeignCharacter[];
  /** Where the segment with that number (from 1) begins at the longest, up to the end; undefined where there are fewer. */
  from(segment: number): Span | undefined;
}

export interface Measure {
  readonly parts: readonly PartLength[];
  readonly sms: SmsLength | undefined;
}

/** Something that is printed: text as it is sent, or the value of a merge field. */
interface Piece {
  /** Where it begins in the file. */
  readonly start: number;
  readonly end: number;
  /** Undefined for a merge field. */
  readonly text: string | undefined;
  readonly length: Range;
}

/**
 * How long the message is as its channel counts. Merge fields count from one character (or their fallback) to their `max-length`,
 * which is taken to be {@link usualFieldLength} where it isn't given; both sides of a condition count as if both were sent. Plain text and
 * Markdown count as they are written, comments apart, because nothing else is sent; HTML counts as it is read. Never throws.
 */
export function measureOf(template: Template, fields: Fields): Measure {
  const channel = channelOf(fields.text('channel'))?.value;
  const lengths = fieldLengths(fields);
  const limits = channelLimits.filter(({ channels }) => channel !== undefined && channels.includes(channel));
  return {
    parts: limits.flatMap((limit) => {
      const pieces = piecesOf(template, fields, limit.part, lengths);
      return pieces.length === 0 ? [] : [partLength(limit, pieces)];
    }),
    sms: channel === 'sms' ? smsLength(piecesOf(template, fields, 'body', lengths)) : undefined,
  };
}

/** How long the message is, for a status line: "SMS: 2 segments, 168 of 306"; undefined where its channel limits nothing in it. */
export function lengthInWords(template: Template, fields: Fields): string | undefined {
  const { parts, sms } = measureOf(template, fields);
  if (sms) {
    const { units, segments, encoding } = sms;
    const capacity = smsCapacity(encoding, segments.max);
    const noun = segments.max === 1 ? 'segment' : 'segments';
    const note = encoding === 'UCS-2' ? ' (UCS-2)' : '';
    return `SMS: ${inWords(segments)} ${noun}, ${inWords(units)} of ${capacity}${note}`;
  }
  const part = parts[0];
  if (!part) return undefined;
  const name = { subject: 'Subject', preheader: 'Preheader', body: 'Message' }[part.limit.part];
  const most = part.limit.thresholds.find((each) => part.length.max <= each.most) ?? part.limit.thresholds.at(-1)!;
  return `${name}: ${inWords(part.length)} of ${grouped(most.most)} ${part.limit.unit}`;
}

/** 1,024: the formatter of the platform takes longer than all else that is measured here. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** "168", or "150 to 168" where merge fields decide. */
export function inWords({ min, max }: Range): string {
  const [least, most] = [min, max].map(grouped);
  return min === max ? most! : `${least} to ${most}`;
}

/** Longer values than this are a slip of the pen. */
const longestField = 10_000;

function fieldLengths(fields: Fields): ReadonlyMap<string, Range> {
  const lengths = new Map<string, Range>();
  const declared = fields.find('merge-fields');
  for (const item of declared?.kind === 'list' ? declared.items : []) {
    const name = entryOf(item, 'name')?.value;
    if (name?.kind !== 'scalar') continue;
    const most = entryOf(item, 'max-length')?.value;
    const fallback = entryOf(item, 'fallback')?.value;
    const written = most?.kind === 'scalar' ? Number(most.text) : Number.NaN;
    const max = written >= 1 ? Math.min(Math.floor(written), longestField) : usualFieldLength;
    const shown = fallback?.kind === 'scalar' ? fallback.text.length : 0;
    lengths.set(mergeFieldName(name.text), { min: 1, max: Math.max(max, Math.min(shown, longestField)) });
  }
  return lengths;
}

const unknownField: Range = { min: 1, max: usualFieldLength };

/** What is printed of one part, in order, without white space at its ends. */
function piecesOf(
  template: Template,
  fields: Fields,
  part: ChannelLimit['part'],
  lengths: ReadonlyMap<string, Range>,
): Piece[] {
  if (part !== 'body') {
    const own = fields.span(part);
    const text = fields.text(part) ?? '';
    // Quotes and escapes are YAML's: only the text itself is sent, and its place is the value as a whole.
    return trimmed(tokenised(text, 0, lengths, own));
  }
  const { text, body, format, prose } = template;
  const source = text.slice(body.start, body.end);
  if (format === 'plain') return trimmed(tokenised(source, body.start, lengths));
  if (format === 'markdown')
    return trimmed(
      outsideComments(source).flatMap(({ start, end }) =>
        tokenised(source.slice(start, end), body.start + start, lengths),
      ),
    );
  const read = prose.passages.find((passage) => passage.part === 'body');
  if (!read) return [];
  const pieces: Piece[] = [];
  const ahead = new Ahead(source);
  for (const { index, 0: run } of read.text.matchAll(/\uFFFC+|[^\uFFFC]+/g)) {
    const start = read.span.start + index;
    if (run[0] === unknownWord) {
      const token = tokenAt(source, index, ahead);
      pieces.push({
        start,
        end: start + run.length,
        text: undefined,
        length: rangeOf(token?.names[0] ?? '', lengths),
      });
    } else pieces.push(textPiece(run.replaceAll(nothing, '').replace(/\s+/g, ' '), start, start + run.length));
  }
  return trimmed(pieces);
}

/** The stretches of Markdown that are sent. A comment that is never closed isn't one. */
function outsideComments(source: string): Span[] {
  const sent: Span[] = [];
  let done = 0;
  for (;;) {
    const start = source.indexOf('<!--', done);
    const end = start < 0 ? -1 : source.indexOf('-->', start + 4);
    if (end < 0) return [...sent, { start: done, end: source.length }];
    sent.push({ start: done, end: start });
    done = end + 3;
  }
}

function tokenised(source: string, offset: number, lengths: ReadonlyMap<string, Range>, place?: Span): Piece[] {
  const pieces: Piece[] = [];
  const ahead = new Ahead(source);
  const starts = new RegExp(tokenStart);
  const at = (start: number, end: number) => place ?? { start: offset + start, end: offset + end };
  const addText = (start: number, end: number) => {
    const span = at(start, end);
    if (end > start) pieces.push(textPiece(source.slice(start, end), span.start, span.end));
  };
  let done = 0;
  for (let match = starts.exec(source); match; match = starts.exec(source)) {
    const token = tokenAt(source, match.index, ahead);
    starts.lastIndex = token ? token.end : match.index + 1;
    if (!token) continue;
    addText(done, token.start);
    done = token.end;
    const { start, end } = at(token.start, token.end);
    if (token.printed) pieces.push({ start, end, text: undefined, length: rangeOf(token.names[0] ?? '', lengths) });
  }
  addText(done, source.length);
  return pieces;
}

function rangeOf(name: string, lengths: ReadonlyMap<string, Range>): Range {
  return lengths.get(mergeFieldName(name)) ?? unknownField;
}

function textPiece(text: string, start: number, end: number): Piece {
  const length = asSent(text).length;
  return { start, end, text, length: { min: length, max: length } };
}

/** A line break is one character however it is stored. */
function asSent(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function trimmed(pieces: readonly Piece[]): Piece[] {
  const kept = [...pieces];
  const first = kept[0];
  if (first?.text !== undefined) {
    const text = first.text.trimStart();
    const cut = first.end - first.start === first.text.length ? first.text.length - text.length : 0;
    kept[0] = textPiece(text, first.start + cut, first.end);
  }
  const last = kept.at(-1);
  if (last?.text !== undefined) {
    const text = last.text.trimEnd();
    const cut = last.end - last.start === last.text.length ? last.text.length - text.length : 0;
    kept[kept.length - 1] = textPiece(text, last.start, last.end - cut);
  }
  return kept.filter(({ text }) => text !== '');
}

/** The characters of a text as they are sent, each with its place; a line break is one character however it is stored. */
function* charactersOf({ text, start, end }: Piece): Generator<{ character: string; span: Span }> {
  if (text === undefined) return;
  const placed = end - start === text.length;
  let at = 0;
  for (const character of text) {
    const from = at;
    at += character.length;
    if (character === '\r' && text[at] === '\n') continue;
    yield { character, span: placed ? { start: start + from, end: start + at } : { start, end } };
  }
}

function partLength(limit: ChannelLimit, pieces: readonly Piece[]): PartLength {
  const length = limit.unit === 'words' ? countWords(pieces) : countCharacters(pieces);
  const end = pieces.at(-1)!.end;
  const first = pieces[0]!.start;
  return {
    limit,
    length,
    beyond(most) {
      if (length.max <= most) return undefined;
      if (limit.unit === 'words') return { start: first, end };
      let before = 0;
      for (const piece of pieces) {
        if (piece.text === undefined) {
          before += piece.length.max;
          if (before > most) return { start: piece.start, end };
        }
        for (const { character, span } of charactersOf(piece)) {
          before += character.length;
          if (before > most) return { start: span.start, end };
        }
      }
      return undefined;
    },
  };
}

function countCharacters(pieces: readonly Piece[]): Range {
  let [min, max] = [0, 0];
  for (const { length } of pieces) {
    min += length.min;
    max += length.max;
  }
  return { min, max };
}

/** A merge field is read out as one word, or part of one. */
function countWords(pieces: readonly Piece[]): Range {
  const text = pieces.map((piece) => piece.text ?? unknownWord).join('');
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  return { min: words, max: words };
}

/** Foreign characters that are told of, each with its place: more than anybody replaces. */
const mostForeign = 5000;

function smsLength(pieces: readonly Piece[]): SmsLength {
  const foreign: ForeignCharacter[] = [];
  for (const piece of pieces) {
    if (piece.text === undefined || !hasForeign(piece.text)) continue;
    for (const { character, span } of charactersOf(piece)) {
      if (foreign.length === mostForeign) break;
      if (!isGsm(character)) foreign.push({ character, span, twin: gsmTwin(character) });
    }
  }
  const encoding = foreign.length > 0 ? 'UCS-2' : 'GSM-7';
  const shortest = count(pieces, encoding, 'min');
  const longest = count(pieces, encoding, 'max');
  const plain = foreign.some(({ twin }) => twin !== undefined) ? withTwins(pieces) : undefined;
  return {
    encoding,
    units: { min: shortest.units, max: longest.units },
    segments: { min: shortest.segments, max: longest.segments },
    ...(plain && { plain }),
    foreign,
    from(segment) {
      const end = pieces.at(-1)?.end;
      const counter = new SmsCounter(encoding);
      // Whether a message is split shows only at its end: what counts until then are the places of one that is.
      if (end === undefined || longest.segments < segment) return undefined;
      for (const piece of pieces) {
        if (piece.text === undefined) {
          counter.addUnits(piece.length.max);
          if (counter.begun >= segment) return { start: piece.start, end };
        }
        for (const { character, span } of charactersOf(piece)) {
          counter.add(character);
          if (counter.begun >= segment) return { start: span.start, end };
        }
      }
      return undefined;
    },
  };
}

function withTwins(pieces: readonly Piece[]): NonNullable<SmsLength['plain']> {
  const replaced = pieces.map((piece) =>
    piece.text === undefined ? piece : textPiece(gsmTwins(piece.text), piece.start, piece.end),
  );
  const encoding = replaced.some(({ text }) => text !== undefined && hasForeign(text)) ? 'UCS-2' : 'GSM-7';
  const { segments: min } = count(replaced, encoding, 'min');
  const { segments: max } = count(replaced, encoding, 'max');
  return { encoding, segments: { min, max } };
}

function count(pieces: readonly Piece[], encoding: SmsEncoding, bound: keyof Range): SmsCounter {
  const counter = new SmsCounter(encoding);
  for (const { text, length } of pieces) {
    if (text === undefined) counter.addUnits(length[bound]);
    else counter.addText(asSent(text));
  }
  return counter;
}
