import type { Span } from '../text/span';
import { braces, expression, mailchimp, script, tag, type Use } from './field-names';
import { type Ahead, matchAt } from './mask';

/** A token a mail tool acts on, as it stands in the text, and what it does with which fields. */
export interface Token extends Span, Use {}

/** Where a merge token may begin; a global pattern. */
export const tokenStart = /\{|%|\*\||\[\[|\$!?\{|#\{|<</g;

/**
 * The merge token that begins at `at`, in any of the dialects of the mail tools; undefined where what stands there is no
 * balanced token and therefore plain text. `ahead` looks for closing marks in the same text.
 *
 * Every pattern below stops at the character that could open the next token, so that no stretch is read twice.
 */
export function tokenAt(text: string, at: number, ahead: Ahead): Token | undefined {
  switch (text[at]) {
    case '{':
      return bracesAt(text, at, ahead);
    case '%':
      return percentAt(text, at);
    case '*':
      return simple(matchAt(/\*\|([^|*\r\n]+)\|\*/y, text, at), mailchimp);
    case '[':
      return simple(
        matchAt(/\[\[[ \t]*(\p{L}[\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+){0,5})[ \t]*\]\]/uy, text, at),
        printed,
      );
    case '$':
    case '#':
      return simple(matchAt(/(?:\$!?|#)\{[ \t]*([\p{L}_$@][^{}\r\n]*)\}/uy, text, at), expression);
    case '<':
      return simple(matchAt(/<<(\p{L}[\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+){0,5})>>/uy, text, at), printed);
  }
  return undefined;
}

const handlebarsCommentEnd = /--\}\}/g;
const liquidComment = /\{%-?\s{0,9}comment\s{0,9}-?%\}/y;
const liquidCommentEnd = /\{%-?\s{0,9}endcomment\s{0,9}-?%\}/g;
/** With these no name begins. */
const noName = /[\0-#%-@[-`{-\x7f]/;
const comment: Use = { names: [], condition: false, printed: false };

function bracesAt(text: string, at: number, ahead: Ahead): Token | undefined {
  const next = text[at + 1];
  if (next === '{') {
    if (text.startsWith('{{!--', at)) {
      const end = ahead.next(handlebarsCommentEnd, at + 5)?.end;
      if (end !== undefined) return { start: at, end, ...comment };
    }
    return (
      balanced(matchAt(/\{\{\{([^{}]*)\}\}\}/y, text, at), braces) ??
      balanced(matchAt(/\{\{([^{}]*)\}\}/y, text, at), braces)
    );
  }
  if (next === '%') {
    const opening = matchAt(liquidComment, text, at);
    const end = opening && ahead.next(liquidCommentEnd, at + opening[0].length)?.end;
    if (end) return { start: at, end, ...comment };
    return balanced(matchAt(/\{%([^{}]*)%\}/y, text, at), tag);
  }
  if (next === '#') return balanced(matchAt(/\{#([^{}]*)#\}/y, text, at), () => comment);
  // One brace is common in prose, so only names are fields: {first_name}, {$name}, {contact.first-name}, {First Name}, {FirstName|there};
  // {see note}, { note }, {0} and half of an unbalanced {{name} are text.
  if (text[at - 1] === '{' || (next !== undefined && noName.test(next))) return undefined;
  const match = matchAt(
    /\{\$?(\p{L}[\p{L}\p{N}_]*(?:[.-][\p{L}\p{N}_]+){0,9}|\p{Lu}[\p{L}\p{N}]*(?: \p{Lu}[\p{L}\p{N}]*){1,3}|(?:\p{L}+_\w*|\p{L}\p{Ll}*\p{Lu}\w*)\|[^{}|\r\n]*)\}(?!\})/uy,
    text,
    at,
  );
  return simple(match, expression);
}

function percentAt(text: string, at: number): Token | undefined {
  if (text[at + 1] === '%') {
    const output = matchAt(/%%=([^%]*)=%%/y, text, at);
    if (output) return simple(output, (inside) => script(inside, true));
    const block = matchAt(/%%\[([^%]*)\]%%/y, text, at);
    if (block) return simple(block, (inside) => script(inside, false));
    return simple(matchAt(/%%(\p{L}[\p{L}\p{N}_.:-]*(?: [\p{L}\p{N}_.:-]+){0,5})%%/uy, text, at), printed);
  }
  // "20%OFF%" begins with a number; "%E2%80%99" is an escaped character of a URL.
  if (/\w/.test(text[at - 1] ?? '')) return undefined;
  const match = matchAt(/%([A-Za-z][A-Za-z0-9_.]+)%/y, text, at);
  return match && /^[0-9a-f]{2}$/i.test(match[1] ?? '') ? undefined : simple(match, printed);
}

/** A token that may run over line breaks, but not over a blank line: then its opening mark was left open by mistake. */
function balanced(match: RegExpExecArray | null, use: (inside: string) => Use): Token | undefined {
  return match && /\n[ \t]*\r?\n|\r[ \t]*\r/.test(match[0]) ? undefined : simple(match, use);
}

function simple(match: RegExpExecArray | null, use: (inside: string) => Use): Token | undefined {
  if (!match) return undefined;
  return { start: match.index, end: match.index + match[0].length, ...use(match[1] ?? '') };
}

function printed(name: string): Use {
  return { names: [name], condition: false, printed: true };
}
