import type { Finding, Fix, Severity } from '../lint/finding';
import { placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import { brokenTokensIn, leftoversIn } from '../template/leftovers';
import { type Placeholder, proseOf } from '../template/prose';
import type { Template } from '../template/template';
import type { TextEdit } from '../text/edit';
import { newLineOf } from '../text/new-line';
import { shorten } from '../text/shorten';
import { isWithinAny, type Span } from '../text/span';
import { entryOf, type List, type Node } from '../text/tree';
import { yamlText } from '../text/yaml-text';
import { classOf, isPersonal, mergeFieldName } from '../vocabulary/merge-fields';
import type { TemplateRule } from './rule';

const email = (body: string, ...fields: string[]) => ['---', 'channel: email', ...fields, '---', body, ''].join('\n');

export const mergeField: TemplateRule = {
  code: 'merge-field',
  title: 'A merge field that goes wrong, or more data than the message needs',
  severity: 'error, warning or information',
  why: 'Each merge field puts personal data into a message. Use what the message needs and no more; list the fields, so that the assessment can be held against them; and see to it that none arrives empty, broken or in an address that others log.',
  sources: ['UK GDPR Art 5(1)(c), (d), (f)', 'UK GDPR Art 25'],
  bad: [
    {
      title: 'Used but not listed',
      template: email(
        'Hi {{first_name | default: "there"}}, how is {{company | default: "work"}}?',
        'merge-fields: [first_name]',
      ),
      marks: ['{{company | default: "work"}}'],
    },
    { title: 'Listed but not used', template: email('Our office has moved.', 'merge-fields: [city]'), marks: ['city'] },
    {
      title: 'No name to fall back on',
      template: email('Hi {{first_name}}, our office has moved.'),
      marks: ['{{first_name}}'],
    },
    {
      title: 'Half a merge field',
      template: email('Hi {{first_name}, our office has moved.'),
      marks: ['{{first_name}'],
    },
    {
      title: 'Something left to fill in',
      template: email('Hi [Name], our office has moved.', 'status: live'),
      marks: ['[Name]'],
    },
    {
      title: 'Personal data in an address',
      template: email('Please confirm: https://example.co.uk/confirm?email={{email}}'),
      marks: ['https://example.co.uk/confirm?email={{email}}'],
    },
    {
      title: 'Data that the text hardly needs',
      template: email('Happy birthday on {{date_of_birth}}.'),
      marks: ['{{date_of_birth}}'],
    },
  ],
  good: [
    {
      title: 'Listed, and with something to fall back on',
      template: email('Hi {{first_name | default: "there"}}, our office has moved.', 'merge-fields: [first_name]'),
    },
    {
      title: 'The list says what to fall back on',
      template: email(
        'Hi {{first_name}}, our office has moved.',
        'merge-fields:',
        '  - { name: first_name, fallback: there }',
      ),
    },
    {
      title: 'An address with a number that says nothing',
      template: email('Your form: https://example.co.uk/f?id={{form_id}}'),
    },
  ],
  *check(subject) {
    const { template } = subject;
    for (const span of brokenTokensIn(template)) {
      yield {
        severity: 'error',
        span,
        message: `"${shorten(template.text.slice(span.start, span.end), 80)}" is only part of a merge field, so people will read it as it stands. Close it, or take it out.`,
        source: 'UK GDPR Art 5(1)(d)',
        fixes: [],
      };
    }
    for (const span of leftoversIn(template)) yield leftover(subject, span);
    const inAddresses = yield* addresses(subject);
    yield* fieldsUsed(subject, inAddresses);
    yield* unused(subject);
  },
};

type Found = Omit<Finding, 'rule'>;

function leftover({ template, fields }: Subject, span: Span): Found {
  const status = fields.text('status');
  const severity: Severity =
    status === 'live' ? 'error' : status === 'approved' || status === 'in-review' ? 'warning' : 'information';
  return {
    severity,
    span,
    message: `"${shorten(template.text.slice(span.start, span.end), 80)}" looks like something still to be filled in. ${severity === 'error' ? 'This template is live: people would read it as it stands.' : 'Fill it in before the message goes out.'}`,
    source: 'UK GDPR Art 5(1)(d)',
    fixes: [],
  };
}

/** Kinds of data that say who somebody is or something about them, wherever they turn up. */
const telling = new Set([
  'identity',
  'work',
  'contact',
  'age',
  'family',
  'employment',
  'location',
  'history',
  'pronouns',
  'found',
]);

/** Personal data behind the question mark of an address. Returns the fields it spoke of. */
function* addresses({ template }: Subject): Generator<Found, ReadonlySet<Placeholder>> {
  const spoken = new Set<Placeholder>();
  const { links, placeholders } = template.prose;
  let next = 0;
  for (const { url, span } of links) {
    const query = url.search(/[?#]/);
    if (query < 0) continue;
    const from = span.start + query;
    while (next < placeholders.length && placeholders[next]!.span.start < from) next++;
    const data: Placeholder[] = [];
    for (; next < placeholders.length && placeholders[next]!.span.end <= span.end; next++) {
      if (isTelling(placeholders[next]!.name)) data.push(placeholders[next]!);
    }
    if (data.length === 0) continue;
    for (const each of data) spoken.add(each);
    yield {
      severity: 'warning',
      span,
      message: `This address carries personal data (${[...new Set(data.map(({ name }) => mergeFieldName(name)))].join(', ')}). Addresses are logged, kept in histories and passed on to other sites. Use a number that says nothing by itself.`,
      source: 'UK GDPR Art 5(1)(f)',
      fixes: [],
    };
  }
  return spoken;
}

function isTelling(name: string): boolean {
  const found = classOf(name)?.class;
  return (
    found !== undefined &&
    (telling.has(found.code) || found.sensitivity === 'special' || found.sensitivity === 'sensitive')
  );
}

interface Declared {
  readonly node: Node;
  readonly name: string;
  readonly purpose: boolean;
  readonly fallback: boolean;
}

/** The merge fields that a list under `merge-fields` declares, in order; what has no name is passed over. */
export function declaredIn(list: Node | undefined): Declared[] {
  const items = list?.kind === 'list' ? list.items : list ? [list] : [];
  return items.flatMap((node) => {
    const text = (key: string) => {
      const value = node.kind === 'mapping' ? entryOf(node, key)?.value : undefined;
      return value?.kind === 'scalar' ? value.text.trim() : '';
    };
    const name = node.kind === 'scalar' ? node.text.trim() : text('name');
    return name === '' ? [] : [{ node, name, purpose: text('purpose') !== '', fallback: text('fallback') !== '' }];
  });
}

function* fieldsUsed(subject: Subject, elsewhere: ReadonlySet<Placeholder>): Generator<Found> {
  const { template, fields, facts } = subject;
  const links = template.prose.links.map(({ span }) => span);
  const printsBare = (use: Placeholder) => isBare(template, use) && !isWithinAny(links, use.span);
  const list = fields.find('merge-fields');
  const declared = new Map(declaredIn(list).map((each) => [letters(each.name), each]));
  const byName = new Map<string, Placeholder[]>();
  for (const placeholder of template.prose.placeholders) {
    if (placeholder.name === '' || !isPersonal(placeholder.name)) continue;
    const key = letters(placeholder.name);
    const uses = byName.get(key);
    if (uses) uses.push(placeholder);
    else byName.set(key, [placeholder]);
  }
  const unlisted =
    list === undefined ? [] : [...byName].filter(([key]) => !declared.has(key)).map(([, uses]) => uses[0]!);
  for (const use of unlisted) {
    const name = mergeFieldName(use.name);
    yield {
      severity: 'warning',
      span: use.span,
      message: `"${name}" is used here but not listed under "merge-fields". The list is what an assessment is held against. Add it, or do without it.`,
      source: 'UK GDPR Art 5(1)(c)',
      fixes: listFix(subject, name),
    };
  }
  // On LinkedIn people fill in names by hand, and see where one is missing.
  const firstWithout = facts.channel?.linkedIn
    ? undefined
    : [...byName].find(([key, uses]) => greets(uses[0]!) && !declared.get(key)?.fallback && uses.some(printsBare));
  if (firstWithout && !unlisted.includes(firstWithout[1][0]!)) {
    const use = firstWithout[1].find(printsBare)!;
    const name = mergeFieldName(use.name);
    yield {
      severity: 'information',
      span: use.span,
      message: `Where there is no ${name.replaceAll('_', ' ')}, people read a gap: "Hi ,". Give your mail tool something to fall back on, or note it under "merge-fields" (fallback).`,
      source: 'UK GDPR Art 5(1)(d)',
      fixes: [],
    };
  }
  for (const [key, uses] of byName) {
    const use = uses.find((each) => !elsewhere.has(each));
    if (use && !unlisted.includes(uses[0]!)) yield* questioned(subject, use, declared.get(key)?.purpose ?? false);
    const printed = uses.filter(({ condition }) => !condition);
    if (printed.length > 2 && isTelling(uses[0]!.name)) {
      yield {
        severity: 'hint',
        span: printed[2]!.span,
        message: `"${mergeFieldName(use?.name ?? uses[0]!.name)}" is printed ${printed.length} times. Once or twice is enough; more reads like a machine.`,
        source: 'UK GDPR Art 5(1)(c)',
        fixes: [],
      };
    }
  }
  const telling = [...byName.values()].filter((uses) => isCounted(uses[0]!.name));
  if (telling.length > most && facts.channel?.class !== 'public') {
    yield {
      severity: 'information',
      span: placeOf(subject, 'merge-fields', 'channel'),
      message: `The message uses ${telling.length} pieces of personal data (${telling.map((uses) => mergeFieldName(uses[0]!.name)).join(', ')}). Use what its purpose needs and no more.`,
      source: 'UK GDPR Art 5(1)(c)',
      fixes: [],
    };
  }
}

/** From the fifth on, a message uses more about somebody than most purposes need. */
const most = 4;
/** Names that are about the occasion rather than the person. */
const occasion =
  /(?:^|_)(?:link|url|date|time|day|month|year|course|event|venue|product|survey|number|id|ref|reference|price|code|session|topic|trainer|speaker)(?:_|$)/;

function isCounted(name: string): boolean {
  const code = classOf(name)?.class.code;
  return code === undefined ? !occasion.test(mergeFieldName(name)) : code !== 'transaction';
}

/** Whether it is a name, whose absence leaves a gap that people notice. */
function greets({ name }: Placeholder): boolean {
  return classOf(name)?.class.code === 'identity' && !/mail/i.test(name);
}

/** Whether a field is printed with nothing to fall back on, and not within a condition on itself. */
function isBare(template: Template, { condition, span, name }: Placeholder): boolean {
  if (condition) return false;
  const token = template.text.slice(span.start, span.end);
  if (/\||\bdefault\b|\bfallback\b|\bor\b|\?\?|:-|,\s*["']/.test(token.replace(/^\*\||\|\*$/g, ''))) return false;
  const guarded = template.prose.placeholders.some(
    (each) => each.condition && each.span.end <= span.start && letters(each.name) === letters(name),
  );
  return !guarded;
}

/** Data that a message rarely needs. Where its purpose is noted somebody has thought about it. */
function* questioned({ fields, facts }: Subject, use: Placeholder, purpose: boolean): Generator<Found> {
  const found = classOf(use.name);
  if (!found) return;
  const { code, label, why, source, sensitivity } = found.class;
  const isQuestioned = sensitivity === 'caution' || (code === 'transaction' && facts.declaredNature === 'marketing');
  if (!isQuestioned) return;
  const name = mergeFieldName(use.name);
  const severity =
    graver.has(code) ||
    (code === 'contact' && /address/.test(name) && !/mail/.test(name)) ||
    (code === 'history' && fields.flag('first-contact') === true)
      ? 'warning'
      : 'information';
  if (purpose && severity === 'information') return;
  if (code === 'contact' && facts.channel?.class === 'post') return;
  yield {
    severity: code === 'pronouns' ? 'hint' : purpose ? 'information' : severity,
    span: use.span,
    message: `"${name}" is ${label}. ${code === 'transaction' ? 'Marketing rarely needs it.' : why} ${purpose ? 'Make sure that the purpose you noted needs it.' : 'Do without it, or note under "merge-fields" what it is needed for (purpose).'}`,
    source,
    fixes: [],
  };
}

const graver = new Set(['age', 'location', 'family', 'employment', 'free-text', 'generated']);

function* unused({ template, fields }: Subject): Generator<Found> {
  const own = fields.findOwn('merge-fields');
  if (!own || !template.readable) return;
  const header = template.frontMatter && proseOf(template.text, template.frontMatter.content, 'plain', []);
  const used = new Set(
    [
      ...template.prose.placeholders,
      // The name of a person or an address may be a merge field of the front-matter.
      ...(header?.placeholders ?? []),
    ].map(({ name }) => letters(name)),
  );
  const inherited = fields.text('sender.person') ?? '';
  for (const { node, name } of declaredIn(own)) {
    if (used.has(letters(name)) || letters(inherited).includes(letters(name))) continue;
    const removal = own.kind === 'list' ? removeItem(template.text, own, node) : undefined;
    yield {
      severity: 'information',
      span: node.span,
      message: `"${mergeFieldName(name)}" is listed, but the message doesn't use it. Take it off the list: an assessment need not cover what isn't used.`,
      source: 'UK GDPR Art 5(1)(c)',
      fixes: removal ? [{ title: 'Take it off the list', safety: 'suggestion', edits: [removal] }] : [],
    };
  }
}

function listFix({ template, fields }: Subject, name: string): Fix[] {
  const own = fields.findOwn('merge-fields');
  const edit = own?.kind === 'list' && template.readable ? addItem(template.text, own, yamlText(name)) : undefined;
  return edit ? [{ title: `List "${name}"`, safety: 'suggestion', edits: [edit] }] : [];
}

/** An edit that puts a value behind the last item of a list, written the way the list is. */
function addItem(text: string, list: List, value: string): TextEdit | undefined {
  const last = list.items.at(-1);
  if (!last) return undefined;
  const isFlow = text[list.span.start] === '[';
  if (isFlow) return { span: { start: last.span.end, end: last.span.end }, newText: `, ${value}` };
  const lineStart =
    Math.max(text.lastIndexOf('\n', last.span.start - 1), text.lastIndexOf('\r', last.span.start - 1)) + 1;
  const lead = /^[ \t]*-[ \t]+/.exec(text.slice(lineStart, last.span.start))?.[0];
  const end = text.slice(0, last.span.end).trimEnd().length;
  const rest = /^[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0;
  return lead === undefined
    ? undefined
    : { span: { start: end + rest, end: end + rest }, newText: `${newLineOf(text)}${lead}${value}` };
}

/** An edit that takes an item out of a list with its comma or its line; undefined for the only one. */
function removeItem(text: string, list: List, item: Node): TextEdit | undefined {
  const at = list.items.indexOf(item);
  if (at < 0 || list.items.length < 2 || text[list.span.start] !== '[') return undefined;
  const [before, after] = [list.items[at - 1], list.items[at + 1]];
  const span = after
    ? { start: item.span.start, end: after.span.start }
    : { start: before!.span.end, end: item.span.end };
  return { span, newText: '' };
}

/** The letters of a merge field's name, the same for every way to write it. */
export function letters(name: string): string {
  return mergeFieldName(name)
    .replaceAll('_', '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
