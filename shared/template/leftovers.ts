import type { Span } from '../text/span';
import { Ahead } from './mask';
import { tokenAt } from './placeholders';
import type { Template } from './template';
import { findWording, hasWording } from './wording';

const thing =
  '(?:(?:your|their|recipient|client|customer|first|last|full|contact|company|sender|insert|add|event|course|product|organisation|team|job|city|project|mutual|relevant|specific) ){0,8}(?:name|surname|firstname|date|time|company|organisation|organization|title|role|position|city|town|link|url|address|e-?mail|number|topic|subject|industry|sector|product|service|event|venue|location|amount|price|day|month|year|signature|connection|reason|text|here|charity|school)';

const leftovers = new RegExp(
  [
    `\\[ ?${thing}(?: here)? ?\\](?!\\()`,
    `< ?(?:insert |add |your )+[^<>\\n]{1,40}>|<${thing}>`,
    '\\[(?:insert|add|your|tbc|tbd|xx+|todo|to be confirmed|to follow|fill in|enter|choose|delete as)\\b[^\\][\\n]{0,60}\\](?!\\()',
    '\\blorem ipsum\\b',
    '\\bdolor sit amet\\b',
    `\\b(?:insert|enter|add) (?:your |the )?(?:${thing}) here\\b`,
    '(?:\\b(?:Dear|Hi|Hello|on|for|of|to|by)|:) _{3,}',
  ].join('|'),
  'giu',
);
/** What is a leftover only in capitals: kisses at the end of a letter are none. */
const capitals =
  /(?<![\p{L}\p{N}*])(?:X{3,}|TBC|TBD|TBA|TODO|FIXME|PLACEHOLDER)(?![\p{L}\p{N}*])|\[(?!(?:PDF|EXTERNAL|AD|UK|EU|GDPR|UK GDPR|SIC|EN|CY|VIDEO|HTML|NEW)\])[A-Z][A-Z0-9 _/-]{1,40}\](?!\()/gu;

/** Without one of these no stretch of a text is such a leftover. Unlike what knows all letters, it takes no time to make. */
const capitalsAtAll = /XXX|TB[ACD]|TODO|FIXME|PLACEHOLDER|\[[A-Z]/;

/** What was to be replaced before sending and stands in the text as it is: `[Name]`, `XXX`, `TBC`, "lorem ipsum". */
export function leftoversIn({ prose }: Template): Span[] {
  const inCapitals = hasWording(prose, capitalsAtAll) ? findWording(prose, capitals) : [];
  const found = [...findWording(prose, leftovers), ...inCapitals].sort((a, b) => a.start - b.start);
  return found.filter((span, at) => at === 0 || span.start >= found[at - 1]!.end);
}

const halves =
  /\{\{|\}\}|\{%|%\}|\*\||\|\*|\$\{(?=[\p{L}_])|\[\[(?=\p{L}[\p{L}\p{N}_. ]{0,40}\](?!\]))|<<(?=\p{L}[\p{L}\p{N}_ ]{0,40}>(?!>))|(?<!\[)\[(?=\p{L}[\p{L}\p{N}_]{0,40}\]\](?!\]))|%%(?=\p{L}[\p{L}\p{N}_]{0,40}%(?!%))|\{(?=\p{L}+_\w{1,40}(?:[^\w}|]|$))/gu;
/** Without one of these there is no half of a token. */
const halvesAtAll = /[{}[<%$]|\*\||\|\*/;
const restOfToken = /[^\s{}<>[\]|*%]{0,40}[}|\]%>*]{0,2}/y;
const openingMark = /^(?:\{\{|\{%|\*\||\$\{|\[\[|<<|\[|%%|\{)/;

/**
 * Merge tokens that a mail tool won't recognise, so that recipients read them: half open, half closed, mixed or empty ones.
 * Only what stands outside all readable tokens counts.
 */
export function brokenTokensIn(template: Template): Span[] {
  const { prose, text } = template;
  const found: Span[] = [];
  const stretches = [
    ...prose.passages.map((passage) => ({ text: passage.text, start: passage.span.start })),
    // Addresses are hidden from the passages, and their tokens are read with them.
    ...prose.links.map(({ span }) => ({ text: withoutTokens(text.slice(span.start, span.end)), start: span.start })),
  ];
  for (const stretch of stretches) {
    let done = 0;
    if (!halvesAtAll.test(stretch.text)) continue;
    for (const { 0: mark, index } of stretch.text.matchAll(halves)) {
      if (index < done) continue;
      restOfToken.lastIndex = index + mark.length;
      const rest = openingMark.test(mark) ? (restOfToken.exec(stretch.text)?.[0] ?? '') : '';
      const before = openingMark.test(mark)
        ? ''
        : (/[^\s{}<>[\]|*%\uFFFC]{0,40}$/.exec(stretch.text.slice(Math.max(0, index - 40), index))?.[0] ?? '');
      const start = index - before.length;
      done = index + mark.length + rest.length;
      found.push({ start: stretch.start + start, end: stretch.start + done });
    }
  }
  for (const { name, span } of prose.placeholders) {
    if (name === '' && /^\{\{\s*\}\}$/.test(text.slice(span.start, span.end))) found.push(span);
    // One sign on one side and two on the other: a tool for either would take it for something else.
    if (text[span.start] === '%' && text[span.start + 1] !== '%') {
      const before = text[span.start - 1] === '%' ? 1 : 0;
      const after = text[span.end] === '%' ? 1 : 0;
      if (before + after > 0) found.push({ start: span.start - before, end: span.end + after });
    }
  }
  found.sort((a, b) => a.start - b.start);
  return found.filter((span, at) => at === 0 || span.start >= found[at - 1]!.end);
}

function withoutTokens(url: string): string {
  const ahead = new Ahead(url);
  let result = '';
  for (let at = 0; at < url.length; ) {
    const token = '{%*[$#<'.includes(url[at]!) ? tokenAt(url, at, ahead) : undefined;
    result += token ? '\uFFFC'.repeat(token.end - token.start) : url[at]!;
    at = token ? token.end : at + 1;
  }
  return result;
}
