import { nothing } from '../../template/prose';
import type { Work } from '../find-promotion';
import { isLetterOrDigit } from '../tokens';
import { type EditedText, Editing } from './edited-text';
import { entityAt } from './entities';

// What a UTF-16 code unit can be besides itself.
const plain = 0;
const ampersand = 1;
const invisible = 2;
const mark = 3;
/** Written like another character: a wide space, a small capital. */
const alias = 4;
/** Another form of a character that Unicode itself knows (NFKC): full width, circled, superscript. */
const form = 5;
const astral = 6;

const kinds = new Uint8Array(0x10000);
kinds[0x26] = ampersand;
for (const [from, to, kind] of [
  [0x00, 0x08, invisible],
  [0x0e, 0x1f, invisible],
  [0x7f, 0x84, invisible],
  [0x86, 0x9f, invisible],
  [0xad, 0xad, invisible],
  [0xb2, 0xb3, form],
  [0xb9, 0xb9, form],
  [0x2b0, 0x2b8, form],
  [0x2e0, 0x2e4, form],
  [0x300, 0x36f, mark],
  [0x34f, 0x34f, invisible],
  [0x483, 0x489, mark],
  [0x61c, 0x61c, invisible],
  [0x115f, 0x1160, invisible],
  [0x17b4, 0x17b5, invisible],
  [0x180b, 0x180e, invisible],
  [0x1ab0, 0x1aff, mark],
  [0x1d2c, 0x1d6a, form],
  [0x1d9b, 0x1dbf, form],
  [0x1dc0, 0x1dff, mark],
  [0x200b, 0x200f, invisible],
  [0x202a, 0x202e, invisible],
  [0x2060, 0x206f, invisible],
  [0x2070, 0x209c, form],
  [0x20d0, 0x20ff, mark],
  [0x2102, 0x2115, form],
  [0x2119, 0x211d, form],
  [0x2124, 0x2149, form],
  [0x2160, 0x217f, form],
  [0x2460, 0x2473, form],
  [0x249c, 0x24ff, form],
  [0x3164, 0x3164, invisible],
  [0xd835, 0xd835, astral],
  [0xd83c, 0xd83c, astral],
  [0xd83e, 0xd83e, astral],
  [0xdb40, 0xdb40, astral],
  [0xfb00, 0xfb06, form],
  [0xfe00, 0xfe0f, mark],
  [0xfe20, 0xfe2f, mark],
  [0xfe50, 0xfe6b, form],
  [0xfeff, 0xfeff, invisible],
  [0xff01, 0xff9f, form],
  [0xffa0, 0xffa0, invisible],
  [0xffe0, 0xffee, form],
  [0xfff0, 0xfffb, invisible],
] as const) {
  kinds.fill(kind, from, to + 1);
}

/** Each string: what is read, then everything that is written like it. */
const aliases = new Map<string, string>();
for (const [read, ...written] of [
  ' \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u2800\u3000',
  '\n\u0085\u2028\u2029',
  '-\u2010\u2011\u2012\u2043\u2212',
  '.\u2024',
  '·\u2219\u22C5\u30FB',
  '/\u2044\u2215',
  '%\u066A',
  '’´\u02B9\u02BB\u02BC\u02BD\u02C8\u02CA\u2032\u201B\uA78C',
  'aᴀɑ',
  'bʙ',
  'cᴄ',
  'dᴅ',
  'eᴇ',
  'fꜰƒ',
  'gɢɡ',
  'hʜ',
  'iɪıɩ',
  'jᴊȷ',
  'kᴋ',
  'lʟ',
  'mᴍ',
  'nɴ',
  'oᴏ',
  'pᴘ',
  'qꞯ',
  'rʀ',
  'sꜱſ',
  'tᴛ',
  'uᴜ',
  'vᴠ',
  'wᴡ',
  'yʏ',
  'zᴢ',
] as const) {
  for (const character of written) {
    aliases.set(character, read!);
    kinds[character.charCodeAt(0)] = alias;
  }
}

/** Words that emoji spell: 🆓, 🆕. From U+1F191 on. */
const squaredWords = 'CL COOL FREE ID NEW NG OK SOS UP VS'.split(' ');

/**
 * A text with its characters as the reader sees them: entities are what they print, full-width, mathematical, circled and
 * raised letters are letters, a letter with marks piled on it is that letter, and what can't be seen is gone. Undefined where
 * nothing had to change. Accented letters, quotation marks, dashes, emoji and the letters of other scripts stay.
 */
export function readCharacters(text: string, work: Work): EditedText | undefined {
  work.steps += text.length;
  let editing: Editing | undefined;
  /** Where a raised digit stands that stays what it is, because it points to a footnote or says "square". */
  let raised = -2;
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]!;
    if (kind === plain) continue;
    editing ??= new Editing(text);
    let end = at + 1;
    switch (kind) {
      case ampersand: {
        const entity = entityAt(text, at);
        if (!entity) continue;
        end = entity.end;
        work.steps += end - at;
        editing.replace(at, end, printed(entity.value));
        break;
      }
      case alias:
        editing.replace(at, end, aliases.get(text[at]!)!);
        break;
      case form: {
        if (isRaisedDigit(text.charCodeAt(at)) && (raised === at - 1 || isLetterOrDigit(text.charCodeAt(at - 1)))) {
          raised = at;
          continue;
        }
        const read = formOf(text[at]!);
        if (read !== text[at]) editing.replace(at, end, read);
        break;
      }
      case astral:
        end = readAstral(text, at, editing);
        break;
      default:
        end = readUnseen(text, at, editing);
        work.steps += end - at;
    }
    at = end - 1;
  }
  return editing?.finish();
}

/** What one decoded character reads as. */
function printed(character: string): string {
  const code = character.charCodeAt(0);
  switch (kinds[code]) {
    case invisible:
    case mark:
      return '';
    case alias:
      return aliases.get(character)!;
    case form:
      return isRaisedDigit(code) ? character : formOf(character);
    case astral: {
      const editing = new Editing(character);
      readAstral(character, 0, editing);
      return editing.finish()?.text ?? character;
    }
    default:
      return character;
  }
}

/** Removes a run of invisible characters and marks; marks belong to the letter before them. Returns where the run ends. */
function readUnseen(text: string, at: number, editing: Editing): number {
  let end = at;
  let marksEnd = at;
  let first = -1;
  let joinsEmoji = true;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const kind = kinds[code];
    if (kind !== invisible && kind !== mark) break;
    if (kind === mark) {
      marksEnd = end + 1;
      if (first < 0) first = end;
    }
    // U+200D joins emoji, the others choose how one is drawn.
    if (code !== 0x200d && (code < 0xfe00 || code > 0xfe0f) && code !== 0x20e3) joinsEmoji = false;
  }
  const before = at > 0 ? text.charCodeAt(at - 1) : 0;
  const replaced = editing.done === at && at > 0;
  if (joinsEmoji && !replaced && (before >= 0x2000 || before === 0x23 || before === 0x2a) && !isLetterOrDigit(before))
    return end;
  if (marksEnd > at) {
    if (replaced) editing.extend(marksEnd);
    else if (isLetterOrDigit(before)) {
      const composed =
        marksEnd - first === 1 || marksEnd - first === 2 ? compose(text, at - 1, first, marksEnd) : undefined;
      editing.replace(at - 1, marksEnd, composed ?? text[at - 1]!);
    } else marksEnd = at;
  }
  if (end > marksEnd) editing.replace(marksEnd, end, '');
  return end;
}

/** The one letter that a letter and its marks are, as `e` and an acute accent are `é`; undefined where marks are only noise. */
function compose(text: string, base: number, first: number, end: number): string | undefined {
  const composed = (text[base]! + text.slice(first, end)).normalize('NFC');
  return composed.length === 1 ? composed : undefined;
}

function isRaisedDigit(code: number): boolean {
  if (code === 0xb2 || code === 0xb3 || code === 0xb9 || code === 0x2070) return true;
  return (code >= 0x2074 && code <= 0x2079) || (code >= 0x2080 && code <= 0x2089);
}

const knownForms = new Map<string, string>();

/** The letters, digits or signs that one code unit is another form of, or itself. */
function formOf(character: string): string {
  let read = knownForms.get(character);
  if (read === undefined) {
    const code = character.charCodeAt(0);
    // "⒜" is the letter in a circle of another kind.
    read = character.normalize('NFKC');
    if (code >= 0x249c && code <= 0x24b5) read = read.slice(1, -1);
    else read = aliases.get(read) ?? read;
    knownForms.set(character, read);
  }
  return read;
}

/** Reads the character beyond U+FFFF at `at`, and returns where it ends, with what belongs to it. */
function readAstral(text: string, at: number, editing: Editing): number {
  const code = text.codePointAt(at)!;
  if (code < 0x10000) return at + 1;
  const end = at + 2;
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return readRegionalIndicators(text, at, editing);
  const read = astralForm(code);
  if (read !== undefined) {
    // A word that is drawn as one emoji stands by itself.
    const word = read.length > 1 && isLetterOrDigit(text.charCodeAt(end));
    editing.replace(at, end, word ? `${read} ` : read);
  }
  return end;
}

function astralForm(code: number): string | undefined {
  if (code >= 0x1f150 && code <= 0x1f169) return letter(code - 0x1f150);
  if (code >= 0x1f170 && code <= 0x1f189) return letter(code - 0x1f170);
  if (code >= 0x1f191 && code <= 0x1f19a) return squaredWords[code - 0x1f191];
  if (code >= 0x1f110 && code <= 0x1f129) return letter(code - 0x1f110);
  if (code >= 0xe0000 && code <= 0xe01ef) return '';
  if (
    (code >= 0x1d400 && code <= 0x1d7ff) ||
    (code >= 0x1f130 && code <= 0x1f149) ||
    (code >= 0x1fbf0 && code <= 0x1fbf9)
  ) {
    const read = String.fromCodePoint(code).normalize('NFKC');
    return read.length === 1 ? (aliases.get(read) ?? read) : undefined;
  }
  return undefined;
}

function letter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** Two of these in a row are drawn as a flag; one that is left over is drawn as the letter it stands for. */
function readRegionalIndicators(text: string, at: number, editing: Editing): number {
  let end = at;
  for (let code = text.codePointAt(end)!; code >= 0x1f1e6 && code <= 0x1f1ff; code = text.codePointAt(end) ?? 0)
    end += 2;
  if ((end - at) % 4 === 0) return end;
  for (let each = at; each < end; each += 2) editing.replace(each, each + 2, letter(text.codePointAt(each)! - 0x1f1e6));
  return end;
}

// The filler that masks put where markup prints nothing is removed like anything else that can't be seen.
kinds[nothing.charCodeAt(0)] = invisible;
