import type { Span } from '../text/span';
import { matchAt } from './mask';

/** A web or email address in running text. `followable` is false for a bare email address: it is no link of its own. */
export interface Address extends Span {
  readonly followable: boolean;
}

// Endings under which names of sites are written without https:// or a path. A word such as "reply.Thanks", where the space
// after a full stop is missing, must stay prose; with a path behind it any ending is believed.
const ending = 'com|org|net|info|biz|io|co|uk|eu|ie|scot|wales|cymru|london|example';
const sign = /https?:\/\/|www\.|(?:mailto|tel|sms):(?=\S)|@|\.(?=[a-z\u0080-\uffff])/gi;
const siteEnding = new RegExp(`\\.(?:(?:${ending})(?![\\p{L}\\p{N}_-])|\\p{Ll}{2,24}(?=/))`, 'iuy');
const restOfUrl = /[^\s<>"`|\\[\]]*/y;
const restOfEmail = /@[\p{L}\p{N}\uFFFC-]+(?:\.[\p{L}\p{N}\uFFFC-]+){1,20}/uy;
const localPart = /[\w.+'%\uFFFC-]/;
const hostPart = /[\p{L}\p{N}.\uFFFC-]/u;
const longestLocalPart = 64;
const longestHost = 253;

/** Every web and email address of a text in order, without the punctuation of the sentence around it. */
export function addressesIn(text: string): Address[] {
  const found: Address[] = [];
  let done = 0;
  const pattern = new RegExp(sign);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = match.index;
    const address =
      match[0] === '@'
        ? emailAt(text, at, done)
        : match[0].startsWith('.')
          ? matchAt(siteEnding, text, at) && urlAround(text, startOf(text, at, done, hostPart, longestHost), at)
          : urlAround(text, at, at + match[0].length);
    if (!address) continue;
    found.push(address);
    done = address.end;
    pattern.lastIndex = Math.max(done, at + 1);
  }
  return found;
}

function emailAt(text: string, at: number, done: number): Address | undefined {
  const start = startOf(text, at, done, localPart, longestLocalPart);
  if (start === at) return undefined;
  const domain = matchAt(restOfEmail, text, at);
  return domain ? { start, end: at + domain[0].length, followable: false } : undefined;
}

/** The address from `start`, which goes on as a URL from `from`; undefined where nothing but a prefix or an ending is left. */
function urlAround(text: string, start: number, from: number): Address | undefined {
  const end = urlEnd(text, from);
  return start < from && from < end ? { start, end, followable: true } : undefined;
}

/** Where a URL that goes on at `from` ends, before the punctuation of the sentence it stands in. */
export function urlEnd(text: string, from: number): number {
  const rest = matchAt(restOfUrl, text, from)?.[0] ?? '';
  let unopened = count(rest, ')') - count(rest, '(');
  let end = rest.length;
  for (; end > 0; end--) {
    const last = rest[end - 1] ?? '';
    if (last === ')' && unopened > 0) unopened--;
    else if (!'.,;:!?\'"*_~}>…’”'.includes(last)) break;
  }
  return from + end;
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}

/** Where the run of `part` characters that ends at `at` begins: not before `done` and at most `longest` back. */
function startOf(text: string, at: number, done: number, part: RegExp, longest: number): number {
  let start = at;
  const first = Math.max(done, at - longest);
  while (start > first && part.test(text[start - 1] ?? '')) start--;
  return start;
}
