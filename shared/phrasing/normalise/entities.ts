// The names that editors and mail tools write (HTML Living Standard, section 13.5). A space is a space however wide.
const names = new Map(
  (
    'amp:& lt:< gt:> quot:" apos:\' pound:£ euro:€ cent:¢ yen:¥ dollar:$ percnt:% num:# copy:© reg:® trade:™ deg:° sect:§ para:¶ middot:· ' +
    'bull:• hellip:… ndash:– mdash:— lsquo:‘ rsquo:’ sbquo:‚ ldquo:“ rdquo:” bdquo:„ laquo:« raquo:» prime:′ hyphen:- dash:- minus:- ' +
    'excl:! quest:? comma:, period:. colon:: semi:; lpar:( rpar:) lsqb:[ rsqb:] lbrack:[ rbrack:] lcub:{ rcub:} lbrace:{ rbrace:} ' +
    'ast:* midast:* plus:+ equals:= sol:/ bsol:\\ lowbar:_ verbar:| vert:| commat:@ grave:` Hat:^ ' +
    'times:× divide:÷ plusmn:± frac12:½ half:½ frac14:¼ frac34:¾ sup1:¹ sup2:² sup3:³ ordm:º ordf:ª micro:µ iexcl:¡ iquest:¿ ' +
    'larr:← rarr:→ uarr:↑ darr:↓ check:✓ star:☆ starf:★ hearts:♥ phone:☎ ' +
    'szlig:ß aelig:æ AElig:Æ oelig:œ OElig:Œ eth:ð ETH:Ð thorn:þ THORN:Þ imath:ı fflig:ff filig:fi fllig:fl ffilig:ffi ffllig:ffl ' +
    'shy:\u00AD zwj:\u200D zwnj:\u200C lrm:\u200E rlm:\u200F ZeroWidthSpace:\u200B NoBreak:\u2060'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)]),
);
for (const space of 'nbsp ensp emsp emsp13 emsp14 numsp puncsp thinsp hairsp NonBreakingSpace ThinSpace Tab NewLine'.split(
  ' ',
)) {
  names.set(space, ' ');
}

/** Accents as entities name them, as combining marks. */
const accents = new Map([
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['circ', '\u0302'],
  ['tilde', '\u0303'],
  ['uml', '\u0308'],
  ['ring', '\u030A'],
  ['cedil', '\u0327'],
  ['caron', '\u030C'],
]);

const body = /(?:#(?:(\d{1,7})|x([\da-f]{1,6}));?|([a-z][a-z\d]{1,16});|(?:pound|nbsp|amp|copy|reg)(?![a-z\d=]))/iy;
const accented = /^([a-z])(acute|grave|circ|tilde|uml|ring|cedil|caron)$/i;
const styled = /^([a-z])(?:opf|fr|scr)$/i;

/** A character reference: what it prints, and where it ends. */
export interface Entity {
  readonly value: string;
  readonly end: number;
}

/**
 * The HTML entity that begins at the `&` at `at`, however often it was escaped (`&amp;pound;`); undefined where none does
 * or its name isn't known: then it is text. Takes time proportional to the entity.
 */
export function entityAt(text: string, at: number): Entity | undefined {
  let found: Entity | undefined;
  for (let from = at + 1; ; from = found.end) {
    const next = bodyAt(text, from);
    if (!next) return found;
    found = next;
    if (next.value !== '&') return found;
  }
}

function bodyAt(text: string, from: number): Entity | undefined {
  body.lastIndex = from;
  const match = body.exec(text);
  if (!match) return undefined;
  const [all, decimal, hexadecimal, name] = match;
  const value =
    name !== undefined
      ? named(name)
      : decimal !== undefined
        ? numbered(Number.parseInt(decimal, 10))
        : hexadecimal !== undefined
          ? numbered(Number.parseInt(hexadecimal, 16))
          : names.get(all.toLowerCase());
  return value === undefined ? undefined : { value, end: from + all.length };
}

function named(name: string): string | undefined {
  // Names are told apart by case, yet people and tools write &NBSP; and &POUND;.
  const known = names.get(name) ?? names.get(name.toLowerCase());
  if (known !== undefined) return known;
  const [, base, accent] = accented.exec(name) ?? [];
  if (base !== undefined) {
    const composed = (base + accents.get(accent!.toLowerCase())).normalize('NFC');
    return composed.length === 1 ? composed : undefined;
  }
  return styled.exec(name)?.[1];
}

function numbered(code: number): string | undefined {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return code < 32 ? ' ' : String.fromCodePoint(code);
}
