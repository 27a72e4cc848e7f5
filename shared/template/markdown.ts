import type { Span } from '../text/span';
import { urlEnd } from './addresses';
import { maskSpace, maskTag } from './html';
import { type Ahead, type Mask, matchAt, nothing } from './mask';

// A Markdown parser would build a tree the checks don't need, keeps lines at best where they need offsets, and costs more than
// all other work on a message. The marks that matter here are few and can be read in one pass.

const fences = { '`': /^[ \t]*`{3,}[ \t]*$/gm, '~': /^[ \t]*~{3,}[ \t]*$/gm };
const codeMarks = [/(?<!`)`(?!`)/g, /(?<!`)``(?!`)/g, /(?<!`)```(?!`)/g];
const blankLine = /\n[ \t]*\r?\n|\r[ \t]*\r(?!\n)/g;

const lineBreak = /\r\n?|\n/g;
const lineStart =
  /[ \t]*(?:(>)|(`{3,}(?=[^`\r\n]*(?:[\r\n]|$))|~{3,})|(\|)|(#{1,6}(?=[ \t]))|((?:[-+*]|\d{1,9}[.)])(?=[ \t])(?:[ \t]{1,4}\[[ xX]\](?=[ \t]))?))/y;
const definition =
  /[ \t]*\[(?!\^)[^\]\r\n]+\]:[ \t]*(<[^<>\r\n]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"\r\n]*"|'[^'\r\n]*'|\([^()\r\n]*\)))?[ \t]*(?=[\r\n]|$)/y;

const special = /[\\`*_~[\]<&|\r\n]|\u2060+|https?:\/\/|www\./gi;
const destination =
  /\]\([ \t]*(<[^<>\r\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*){0,9})(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/y;
const reference = /\]\[[^[\]\r\n]*\]/y;
const autolink = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>/y;
const emphasis = /\*+|_+|~+/y;
const escapable = /[!-/:-@[-`{-~]/;
const wordCharacter = /[\p{L}\p{N}\uFFFC]/u;
const digit = /\d/;
const longestWord = 32;

/**
 * Hides the markup of a Markdown text. Hidden whole: code, quoted lines, definitions of links, addresses of links and images,
 * HTML. What stands in a link, an image (its alternative text) or between emphasis marks stays. A list item, heading or table
 * row begins a new sentence. Text that is only indented is no code here: writers indent messages without meaning code.
 * Anything that isn't closed is text.
 */
export function maskMarkdown(text: string, mask: Mask, ahead: Ahead, links: Span[]): void {
  let brackets: number[] = [];
  let inTable = false;
  let at = beginLine(0);
  const pattern = new RegExp(special);
  for (;;) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return;
    at = readMark(match[0], match.index);
  }

  function readMark(mark: string, at: number): number {
    switch (mark) {
      case '\r':
      case '\n':
        return beginLine(at + (text.startsWith('\r\n', at) ? 2 : 1));
      case '\\':
        return escaped(at);
      case '`':
        return code(at);
      case '[':
        brackets.push(at);
        return at + 1;
      case ']':
        return closeBracket(at);
      case '<':
        return address(at) ?? maskTag(text, at, mask, ahead, links) ?? at + 1;
      case '&':
        return maskSpace(text, at, mask) ?? at + 1;
      case '|':
        if (inTable) mask.hide(at, at + 1);
        return at + 1;
      case '*':
      case '_':
      case '~':
        return emphasise(at);
      default:
        if (mark[0] === nothing) {
          mask.vanish(at, at + mark.length);
          return at + mark.length;
        }
        // Within an address an underscore is no emphasis.
        return urlEnd(text, at + mark.length);
    }
  }

  /** Reads what only the beginning of a line can say, and returns where its running text goes on. */
  function beginLine(at: number): number {
    inTable = false;
    if (isBlank(at)) brackets = [];
    const defined = matchAt(definition, text, at);
    if (defined) {
      mask.hide(at, at + defined[0].length);
      const target = defined[1] ?? '';
      addLink(at + defined[0].indexOf(target, defined[0].indexOf(']:')), target);
      return at + defined[0].length;
    }
    const match = matchAt(lineStart, text, at);
    if (!match) return at;
    const end = at + match[0].length;
    const [, quote, fence, bar, heading, item] = match;
    const mark = quote ?? fence ?? bar ?? heading ?? item ?? '';
    if (quote || fence) {
      const closing = fence ? ahead.next(fences[fence[0] as keyof typeof fences], end) : undefined;
      const last = closing?.end ?? ahead.next(lineBreak, end)?.start ?? text.length;
      mask.hide(at, last);
      return last;
    }
    inTable = bar !== undefined;
    mask.breakSentence(end - mark.length, end);
    return end;
  }

  function isBlank(at: number): boolean {
    const first = text.charCodeAt(at);
    return first === 10 || first === 13;
  }

  function code(at: number): number {
    const length = matchAt(/`+/y, text, at)?.[0].length ?? 1;
    const from = at + length;
    const closing = codeMarks[length - 1] && ahead.next(codeMarks[length - 1]!, from);
    const paragraphEnd = ahead.next(blankLine, at)?.start ?? text.length;
    if (!closing || closing.end > paragraphEnd) return from;
    mask.hide(at, closing.end);
    return closing.end;
  }

  function closeBracket(at: number): number {
    const open = brackets.pop();
    if (open === undefined) return at + 1;
    const match = matchAt(destination, text, at) ?? matchAt(reference, text, at);
    if (!match) return at + 1;
    const end = at + match[0].length;
    const isImage = text[open - 1] === '!';
    if (isImage) mask.hide(open - 1, open + 1);
    else mask.vanish(open, open + 1);
    if (isImage) mask.hide(at, end);
    else mask.vanish(at, end);
    if (match[1] !== undefined && !isImage) addLink(at + match[0].indexOf(match[1], 2), match[1]);
    return end;
  }

  function address(at: number): number | undefined {
    const match = matchAt(autolink, text, at);
    if (!match) return undefined;
    const end = at + match[0].length;
    mask.hide(at, end);
    links.push({ start: at + 1, end: end - 1 });
    return end;
  }

  function addLink(start: number, target: string): void {
    const angle = target.startsWith('<') ? 1 : 0;
    const span = { start: start + angle, end: start + target.length - angle };
    if (span.start < span.end && text[span.start] !== '#') links.push(span);
  }

  /** Hides the mark that keeps the punctuation behind it from being markup, or that ends a line. */
  function escaped(at: number): number {
    if (/[\r\n]/.test(text[at + 1] ?? '')) mask.hide(at, at + 1);
    else if (escapable.test(text[at + 1] ?? '')) {
      mask.vanish(at, at + 1);
      return at + 2;
    }
    return at + 1;
  }

  /**
   * Emphasis marks go, also those within a word ("ex**clus**ive"). Not between digits, where a star multiplies, and no underscore
   * within a word that didn't begin with one: it joins the parts of a name ("first_name").
   */
  function emphasise(at: number): number {
    const end = at + (matchAt(emphasis, text, at)?.[0].length ?? 1);
    if (text[at] === '~' && end - at !== 2) return end;
    const before = text[at - 1] ?? '';
    const after = text[end] ?? '';
    const within = wordCharacter.test(before) && wordCharacter.test(after);
    const isText = within && (text[at] === '_' ? !beginsWithUnderscore(at) : digit.test(before) && digit.test(after));
    if (!isText) mask.vanish(at, end);
    return end;
  }

  function beginsWithUnderscore(at: number): boolean {
    let start = at;
    while (start > 0 && at - start < longestWord && wordCharacter.test(text[start - 1]!)) start--;
    return text[start - 1] === '_' && !wordCharacter.test(text[start - 2] ?? '');
  }
}
