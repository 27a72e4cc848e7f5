/** What the inside of a merge token says: the fields it uses, and whether it prints one or decides what is printed. */
export interface Use {
  /** Names as written; one empty name where it can't be told or there is none. */
  readonly names: readonly string[];
  readonly condition: boolean;
  readonly printed: boolean;
}

const nothing: Use = { names: [], condition: false, printed: false };
const nameless: Use = { names: [''], condition: false, printed: false };

/** The use made by an expression that prints: `contact.first_name | default: "there"`. Filters and fallbacks are left out. */
export function expression(inner: string): Use {
  // Nearly every field, without the patterns below that know the letters of all languages.
  if (/^[A-Za-z]\w*$/.test(inner)) return { names: [inner], condition: false, printed: true };
  const head = beforeFilter(inner);
  const helper = helperCall.exec(head);
  if (helper) return { names: orEmpty(fieldsIn(head.slice(helper[0].length))), condition: false, printed: true };
  if (wordsOnly.test(head) && hasLetter.test(head) && !logic.test(head)) {
    return { names: [head], condition: false, printed: true };
  }
  const names = fieldsIn(head);
  // Some tools name the field in a string: personalization_token('contact.firstname', 'there').
  const quoted = names.length === 0 ? quotedName.exec(head)?.[1] : undefined;
  return { names: quoted ? [quoted] : orEmpty(names), condition: decides.test(head), printed: true };
}

/** The use made by the inside of `{{...}}`: an expression, or a block of Handlebars or Mustache. */
export function braces(inside: string): Use {
  const inner = withoutTrimMarks(inside);
  const rest = inner.slice(1).trim();
  switch (inner[0]) {
    case '!':
      return nothing;
    case '/':
      return nameless;
    case '>':
      return { names: [''], condition: false, printed: true };
    case '&':
      return expression(rest);
    case '#':
    case '^':
      return condition(afterHelper(rest));
  }
  const otherwise = /^else\b(?:\s+if\b)?/.exec(inner);
  if (otherwise) return otherwise[0].length === inner.length ? nameless : condition(inner.slice(otherwise[0].length));
  return expression(inner);
}

/** The use made by the inside of `{%...%}`, a tag of Liquid, Jinja or Twig. */
export function tag(inside: string): Use {
  const inner = withoutTrimMarks(inside);
  const keyword = /^\w+/.exec(inner)?.[0] ?? '';
  const rest = inner.slice(keyword.length).trim();
  switch (keyword) {
    case 'if':
    case 'elsif':
    case 'elseif':
    case 'elif':
    case 'unless':
    case 'case':
    case 'when':
    case 'while':
      return condition(rest);
    case 'for':
    case 'tablerow':
      return condition(rest.replace(/^.*?\bin\b/s, ''));
    case 'assign':
    case 'set':
      return {
        names: orEmpty(fieldsIn(beforeFilter(rest.slice(rest.indexOf('=') + 1)))),
        condition: false,
        printed: false,
      };
  }
  // Klaviyo's {% unsubscribe %} and the like print something; a tag with arguments is an instruction to the tool.
  if (rest === '' && keyword !== '' && !silentTag.test(keyword)) {
    return { names: [keyword], condition: false, printed: true };
  }
  return nameless;
}

/** The use made by the inside of Mailchimp's `*|...|*`. */
export function mailchimp(inside: string): Use {
  const inner = inside.trim();
  const word = /^(IF|IFNOT|ELSEIF|UNLESS|ELSE|END|TITLE|UPPER|LOWER)\b:?/i.exec(inner);
  if (!word) return { names: [inner], condition: false, printed: true };
  const rest = inner.slice(word[0].length).trim();
  switch (word[1]?.toUpperCase()) {
    case 'ELSE':
    case 'END':
      return nameless;
    case 'TITLE':
    case 'UPPER':
    case 'LOWER':
      return { names: [rest], condition: false, printed: true };
    default:
      return { names: [/^[^=<>!]*/.exec(rest)?.[0].trim() ?? ''], condition: true, printed: false };
  }
}

/** The use made by AMPscript in `%%=...=%%` (prints) or `%%[...]%%` (doesn't). */
export function script(inside: string, printed: boolean): Use {
  return { names: orEmpty(fieldsIn(inside)), condition: false, printed };
}

function condition(inside: string): Use {
  const withoutFilters = inside.replaceAll('||', ' or ').replace(/\|\s*\w*/g, ' ');
  return { names: orEmpty(fieldsIn(withoutFilters)), condition: true, printed: false };
}

const identifier =
  /"[^"]*"|'[^']*'|([\p{L}_$@][\p{L}\p{N}_$@-]*(?:\.[\p{L}\p{N}_$@-]+|\[(?:"[^"]*"|'[^']*'|\d+)\]){0,20})(\s{0,4}\()?/gu;
const operators = new Set(
  (
    'and or not in is if else then as with contains matches true false nil null none undefined empty blank this var set ' +
    'eq ne neq gt lt ge le gte lte equals includes isnt endif elseif'
  ).split(' '),
);

/** Every field an expression names, each once: not its strings, operators and functions. */
function fieldsIn(inside: string): string[] {
  const names = new Set<string>();
  for (const [, path, call] of inside.matchAll(identifier)) {
    if (path === undefined) continue;
    // contact.name.lower() uses contact.name; lower(x) is not a field, what stands in its brackets is.
    const name = call ? path.slice(0, Math.max(0, path.lastIndexOf('.'))) : path;
    if (name !== '' && !operators.has(name.toLowerCase())) names.add(name);
  }
  return [...names];
}

const helperCall =
  /^(?:upper|lower|uppercase|lowercase|capitali[sz]e|title|titlecase|default|fallback|format|formatDate|date|trim|lookup)\s+(?=\S)/;
const wordsOnly = /^[\p{L}\p{N}_$@.:# -]+$/u;
const hasLetter = /\p{L}/u;
const logic = /\s(?:or|and|if|else)\s/;
const decides = /\sif\s|[^?]\?[^?:.]/;
const quotedName = /\(\s{0,4}["']([\p{L}_][\p{L}\p{N}_.]*)["']/u;
const silentTag = /^(?:end\w*|else|raw|comment|break|continue|capture|autoescape|block|endblock)$/;

/** `#if vip` names `vip`; `#vip` alone is Mustache's section and names itself. */
function afterHelper(inside: string): string {
  return inside.slice(/^\S+\s+/.exec(inside)?.[0].length ?? 0);
}

function beforeFilter(inside: string): string {
  const spelled = inside.replaceAll('||', ' or ');
  const bar = spelled.indexOf('|');
  return (bar < 0 ? spelled : spelled.slice(0, bar)).trim();
}

function withoutTrimMarks(inside: string): string {
  const start = /^[~-]/.test(inside) ? 1 : 0;
  const end = inside.length > start && /[~-]$/.test(inside) ? -1 : undefined;
  return inside.slice(start, end).trim();
}

function orEmpty(names: readonly string[]): readonly string[] {
  return names.length > 0 ? names : [''];
}
