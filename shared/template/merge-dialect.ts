import type { Placeholder } from './prose';

/** How a template writes its merge fields. */
export interface Dialect {
  readonly open: string;
  readonly close: string;
  /** White space inside the marks. */
  readonly gap: string;
  /** A name spelled as the others are. */
  readonly model: string;
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
  return { open, close: closings[open] ?? '}}', gap: own[0]?.gap ?? '', model: modelAmong(names, open) };
}

/** A name of several words tells most. Mailchimp knows its fields in capitals only. */
function modelAmong(names: readonly string[], open: string): string {
  return (
    names.find((name) => /[\s_-]|\p{Ll}\p{Lu}/u.test(name)) ?? names[0] ?? (open === '*|' ? 'FIRST_NAME' : 'first_name')
  );
}
