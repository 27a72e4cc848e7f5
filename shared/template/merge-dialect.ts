import type { Placeholder } from './prose';

/** How a template writes its merge fields. */
export interface Dialect {
  readonly open: string;
  readonly close: string;
  /** White space inside the marks. */
  readonly gap: string;
  readonly spelling: 'snake_case' | 'camelCase' | 'PascalCase' | 'UPPER_CASE' | 'Words';
}

/** Opening marks of the mail tools and what closes them. */
const closings: Readonly<Record<string, string>> = {
  '{{{': '}}}',
  '{{': '}}',
  '{': '}',
  '%%': '%%',
  '%': '%',
  '*|': '|*',
  '[[': ']]',
  '<<': '>>',
  '${': '}',
  '#{': '}',
};

const written = /^(\{\{\{|\{\{|\{(?!%)|%%(?![=[])|%|\*\||\[\[|<<|\$\{|#\{)([ \t]?)/;

/**
 * How a merge field is written that somebody begins with this mark: as the others of the template that begin so. One brace or one
 * percent sign is the beginning of two where the template has no field that begins with one; a percent sign of its own is undefined.
 */
export function dialectOf(text: string, placeholders: readonly Placeholder[], mark: string): Dialect | undefined {
  const own = placeholders.flatMap(({ name, span }) => {
    const match = name === '' ? null : written.exec(text.slice(span.start, span.start + 5));
    return match ? [{ name, open: match[1]!, gap: match[2]! }] : [];
  });
  const same = own.filter(({ open }) => open === mark);
  if (same.length > 0) return made(mark, same);
  if (mark === '{')
    return made(
      '{{',
      own.filter(({ open }) => open === '{{'),
    );
  if (mark === '%') {
    const doubled = own.filter(({ open }) => open === '%%');
    return doubled.length > 0 ? made('%%', doubled) : undefined;
  }
  return made(mark, []);
}

function made(open: string, own: readonly { readonly name: string; readonly gap: string }[]): Dialect {
  const names = own.map(({ name }) => name.split('.').pop() ?? '');
  return { open, close: closings[open] ?? '}}', gap: own[0]?.gap ?? '', spelling: spellingOf(names, open) };
}

function spellingOf(names: readonly string[], open: string): Dialect['spelling'] {
  for (const name of names) {
    if (/^\p{Lu}[\p{L}\p{N}]* \p{Lu}/u.test(name)) return 'Words';
    if (/^[A-Z][A-Z0-9_]+$/.test(name)) return 'UPPER_CASE';
    if (/^[A-Z][a-z]/.test(name) && !name.includes('_')) return 'PascalCase';
    if (/^[a-z]+[A-Z]/.test(name)) return 'camelCase';
    if (name.includes('_')) return 'snake_case';
  }
  // Mailchimp knows its fields in capitals only.
  return open === '*|' ? 'UPPER_CASE' : 'snake_case';
}

/** A name of the vocabulary in the spelling of the template; what somebody spelled otherwise stays as it is. */
export function styled(name: string, { spelling }: Dialect): string {
  if (!/^[a-z0-9]+(?:_[a-z0-9]+)*$/.test(name)) return name;
  const words = name.split('_');
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  switch (spelling) {
    case 'UPPER_CASE':
      return name.toUpperCase();
    case 'PascalCase':
      return words.map(capital).join('');
    case 'camelCase':
      return words.map((word, i) => (i === 0 ? word : capital(word))).join('');
    case 'Words':
      return words.map(capital).join(' ');
    default:
      return name;
  }
}
