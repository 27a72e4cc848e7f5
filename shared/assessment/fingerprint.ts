import type { Fields } from '../lint/fields';
import { addressesIn } from '../template/addresses';
import { Ahead } from '../template/mask';
import { tokenAt, tokenStart } from '../template/placeholders';
import type { Template } from '../template/template';
import { pecrRouteAliases } from '../vocabulary/choices';
import { fieldAt } from '../vocabulary/field';
import { templateFields } from '../vocabulary/template-fields';
import { sha256 } from './sha256';

/** Named in what is hashed: whoever changes what counts raises it, so that no old approval holds by accident. */
const version = 'outreach-fingerprint/1';

/** 128 of SHA-256's 256 bits: beyond anybody's means to forge, and still short enough for one line of a file. */
const digits = 32;

/**
 * A short name of what somebody approves in a template, as `sha256:` and 32 hexadecimal digits: the same for every wording of the
 * file that says the same to the same people, another one as soon as that changes. Pure; never throws.
 *
 * Counts: what recipients read (subject, preheader, body), the links and addresses in it, merge fields with their conditions and
 * fallbacks, channel, all of `audience`, lawful basis, PECR route, kind of message and purpose, inherited values included.
 *
 * Doesn't count: white space and line breaks, markup and emphasis, comments, quoted lines and code, straight or typographic quotes,
 * the order and style of the fields, merge fields that are declared and not used, and all fields that aren't named above (id, title,
 * owner, status, campaign, notes).
 */
export function fingerprintOf(template: Template, fields: Fields): string {
  return `sha256:${sha256(JSON.stringify([version, copyOf(template), factsOf(fields)])).slice(0, digits)}`;
}

/** By part of the message: words with the merge tokens among them, and where links and addresses lead. */
function copyOf({ text, format, prose }: Template): unknown[] {
  return prose.passages.map((passage) => {
    const { start, end } = passage.span;
    const source = text.slice(start, end);
    const emails = addressesIn(source).filter(({ followable }) => !followable);
    const addresses = [
      ...prose.links.filter(({ span }) => span.start >= start && span.start < end).map(({ url }) => url),
      ...emails.map((address) => source.slice(address.start, address.end)),
    ];
    const targets = new Set(addresses.map((address) => address.replace(/^(?:https?:\/\/|mailto:)/i, '')));
    const read = format === 'markdown' ? passage.text.replace(/[*_~`]/g, ' ') : passage.text;
    return [passage.part, ...wordsAndTokens(source, read), [...targets].sort()];
  });
}

/** Tokens that print nothing count with the others: `{% else %}` decides who reads what. */
function wordsAndTokens(source: string, read: string): string[] {
  const parts: string[] = [];
  const ahead = new Ahead(source);
  const starts = new RegExp(tokenStart);
  let done = 0;
  for (let match = starts.exec(source); match; match = starts.exec(source)) {
    const token = tokenAt(source, match.index, ahead);
    starts.lastIndex = token ? token.end : match.index + 1;
    if (!token) continue;
    const written = source.slice(token.start, token.end);
    // A comment in the language of the mail tool is no use of anything.
    if (token.names.length === 0 && /^\{(?:\{!|#|%-?\s*comment)/.test(written)) continue;
    parts.push(wordsOf(read.slice(done, token.start)), written.replace(/\s+/g, ''));
    done = token.end;
  }
  return [...parts, wordsOf(read.slice(done))];
}

/** Emphasis may stand in the middle of a word, so that white space can't be told from markup that was hidden: none of it counts. */
function wordsOf(prose: string): string {
  return prose
    .replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, '')
    .replace(/[\u2018\u2019\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201f]/g, '"')
    .normalize('NFC');
}

const countedFields = [
  'channel',
  ...Object.keys(audienceFields()).map((name) => `audience.${name}`),
  'lawful-basis',
  'message-nature',
  'purpose',
];

/**
 * The facts that count and that the template doesn't give itself: a policy may say otherwise tomorrow, so whoever keeps the text of
 * a template keeps these beside it. By their dotted paths.
 */
export function inheritedFacts(fields: Fields): readonly (readonly [path: string, value: string])[] {
  return [...countedFields, 'pecr-route'].flatMap((path) => {
    const value = fields.span(path) ? undefined : fields.text(path);
    return value === undefined ? [] : [[path, value] as const];
  });
}

function audienceFields(): object {
  const audience = fieldAt(templateFields, 'audience');
  return audience?.type === 'mapping' ? audience.fields : {};
}

function factsOf(fields: Fields): [string, string][] {
  const route = fields.text('pecr-route');
  const facts = countedFields.map((path): [string, string | undefined] => [path, fields.text(path)]);
  facts.push([
    'pecr-route',
    route !== undefined && Object.hasOwn(pecrRouteAliases, route) ? pecrRouteAliases[route] : route,
  ]);
  return facts
    .filter((fact): fact is [string, string] => fact[1] !== undefined)
    .map(([path, value]) => [path, value.replace(/\s+/g, ' ').normalize('NFC')]);
}
