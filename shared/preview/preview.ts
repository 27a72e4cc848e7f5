import { decisionLines } from '../decision/explain';
import type { Check } from '../lint/check';
import type { Fields } from '../lint/fields';
import { lengthInWords, measureOf } from '../template/measure';
import type { Template } from '../template/template';
import type { Span } from '../text/span';
import { foundIn } from './found';
import { lookOf, renderingOf } from './looks';
import { Marker, type Shown } from './marker';
import type { HeadRow, Mark, Missing, Passage, Preview, PreviewField } from './preview-types';
import { recipient, sampleOf } from './samples';

/** As much of a body as is shown: some 5,000 words, more than anybody reads in one message. */
export const mostShown = 30_000;
/** More segments than these are told, but not drawn. */
const mostSegments = 20;

/**
 * One message as its recipient sees it, with the places of all it shows in the file. Everything in it was decided and found by the
 * check; nothing is decided here. Never throws.
 */
export function previewOf(check: Check): Preview<Span> {
  const { template, fields, facts, decision, id } = check;
  const look = lookOf(facts.channel?.value);
  const rendering = renderingOf(template.format, look);
  const marker = new Marker((name, written) => sampleOf(name, written, fields));
  const length = lengthInWords(template, fields);
  const lines = decisionLines(decision);
  const head = (['subject', 'preheader'] as const).flatMap((kind) => headRow(kind, check, marker));
  const { text, left } = bodyOf(check, rendering === 'plain', marker);
  return {
    title: fields.text('title') ?? id,
    look,
    ...(facts.channel && { channel: facts.channel.label }),
    sender: senderOf(check, marker),
    recipient,
    head,
    body: { rendering, text, place: template.body, left },
    ...foundIn(check),
    marks: marker.marks,
    fields: marker.fields,
    decision: {
      pecr: { line: lines.pecr, why: decision.pecr.why },
      ukGdpr: { line: lines.ukGdpr, why: decision.ukGdpr.reason },
    },
    ...(length !== undefined && { length }),
  };
}

function bodyOf({ template, fields, facts }: Check, plain: boolean, marker: Marker): { text: string; left: number } {
  const { text, body, format, prose } = template;
  const end = cutAt(text, body);
  const offset = body.start;
  const passage = prose.passages.find(({ part }) => part === 'body');
  const read = passage && { text: passage.text, start: passage.span.start };
  const shown: Shown = {
    text: text.slice(offset, end),
    place: (from, to) => ({ start: offset + from, end: offset + to }),
    markup: format !== 'plain',
    // What isn't read as words may be mark-up, which a mark would break.
    ...(!plain && {
      isRead: (at: number) => read !== undefined && read.text[offset + at - read.start] === text[offset + at],
    }),
    ...(facts.channel?.value === 'sms' && { segments: segmentsOf(template, fields, end) }),
  };
  return { text: marker.mark(shown), left: body.end - end };
}

/** Where a long body is cut: at the end of a line if one is near. */
function cutAt(text: string, { start, end }: Span): number {
  if (end - start <= mostShown) return end;
  const most = start + mostShown;
  const line = text.lastIndexOf('\n', most);
  const at = line > most - 2000 ? line : most;
  // Not between the halves of a character.
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at;
}

/** Where segments begin, counted from the start of the body, without the first. */
function segmentsOf(template: Template, fields: Fields, end: number): number[] {
  const sms = measureOf(template, fields).sms;
  const starts: number[] = [];
  for (let segment = 2; segment <= Math.min(sms?.segments.max ?? 0, mostSegments); segment++) {
    const at = sms?.from(segment)?.start;
    if (at !== undefined && at < end) starts.push(at - template.body.start);
  }
  return starts;
}

function headRow(kind: HeadRow<Span>['kind'], { template, fields }: Check, marker: Marker): HeadRow<Span>[] {
  const text = fields.text(kind);
  if (text === undefined) return [];
  const own = fields.span(kind);
  const place = own && placesIn(text, template.text, own);
  return [{ kind, text: marker.mark({ text, place: place ?? (() => undefined) }), ...(own && { place: own }) }];
}

/**
 * Finds where the words of a YAML value stand in the file: escapes and line ends make the value another text than its source, but
 * its words are in both, in the same order. What isn't found gets the place of the whole value.
 */
function placesIn(value: string, source: string, whole: Span): (start: number, end: number) => Span {
  let at = whole.start;
  return (start, end) => {
    const words = value.slice(start, end);
    const found = source.indexOf(words, at);
    if (found < 0 || found + words.length > whole.end) return whole;
    at = found + words.length;
    return { start: found, end: at };
  };
}

/** Whose name stands at the message, as the channel shows it. */
function senderOf({ template, fields, facts }: Check, marker: Marker): Preview<Span>['sender'] {
  const path = (...paths: readonly string[]) => paths.find((each) => fields.text(each));
  const name =
    facts.channel?.value === 'sms'
      ? path('sender.sms-id', 'sender.organisation', 'sender.legal-name')
      : path('sender.person', 'sender.organisation', 'sender.legal-name');
  const client = path('sender.on-behalf-of', 'sender.organisation', 'sender.legal-name');
  const address = fields.text('sender.contact');
  const detail =
    facts.channel?.value === 'email' && address?.includes('@')
      ? 'sender.contact'
      : name === 'sender.person'
        ? client
        : path('sender.on-behalf-of');
  const place = name === undefined ? undefined : fields.span(name);
  const marked = (each: string | undefined) => {
    const text = each && fields.text(each);
    const own = each && fields.span(each);
    return text ? marker.mark({ text, place: own ? placesIn(text, template.text, own) : () => undefined }) : '';
  };
  return { name: marked(name), detail: marked(detail), ...(place && { place }) };
}

/** The same preview with other places, such as those of an editor. */
export function withPlaces<Place>(preview: Preview<Span>, to: (span: Span) => Place): Preview<Place> {
  const { sender, head, body, marks, fields, passages, missing } = preview;
  const moved = <Item extends { readonly place?: Span }>(item: Item) => {
    const { place, ...rest } = item;
    return { ...rest, ...(place && { place: to(place) }) };
  };
  return {
    ...preview,
    sender: moved(sender),
    head: head.map(moved),
    body: { ...body, place: to(body.place) },
    marks: marks.map((mark): Mark<Place> => (mark.kind === 'segment' ? mark : (moved(mark) as Mark<Place>))),
    fields: fields.map((field): PreviewField<Place> => moved(field)),
    passages: passages.map((passage): Passage<Place> => ({ ...passage, place: to(passage.place) })),
    missing: missing.map((each): Missing<Place> => ({ ...each, place: to(each.place) })),
  };
}
