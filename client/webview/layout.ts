import { withoutMarks } from '../../shared/preview/marks';
import type { Missing, Passage, Preview } from '../../shared/preview/preview-types';
import type { WireRange } from '../../shared/protocol';
import { renderBody } from './body';
import { element } from './element';
import { type Chips, markPassages, resolveMarks } from './places';
import type { Words } from './words';

type Wire = Preview<WireRange>;

/** The whole page of a preview, as the contents of its `main`. */
export function pageOf(preview: Wire, words: Words): HTMLElement {
  const value = (mark: number) => {
    const found = preview.marks[mark];
    return found?.kind === 'field' ? (preview.fields[found.field]?.value ?? '') : '';
  };
  const main = element('main', {}, ...head(preview, words));
  const message = messageOf(preview, words, value);
  resolveMarks(message, preview.marks, chipsFor(preview, words));
  markPassages(message, preview.passages, (index) => {
    const passage = preview.passages[index]!;
    // Where its segments begin is drawn already.
    if (passage.rule === 'channel-limit' && preview.look === 'text') return undefined;
    return { class: passageClass(passage), title: `${passage.label}. ${passage.message}` };
  });
  main.append(message, ...lists(preview, words), element('p', { class: 'note' }, words.note));
  return main;
}

function head({ title, channel, length, decision }: Wire, words: Words): Node[] {
  const what = [channel ?? words.noChannel, length].filter((each) => each !== undefined).join(' · ');
  const decisions = (['pecr', 'ukGdpr'] as const).map((track) => {
    const { line, why } = decision[track];
    const colon = line.indexOf(':') + 1;
    return element(
      'details',
      { class: 'decision', id: `decision-${track}` },
      element('summary', {}, element('strong', {}, line.slice(0, colon)), line.slice(colon)),
      element('p', {}, why),
    );
  });
  return [element('h1', {}, title), element('p', { class: 'channel' }, what), ...decisions];
}

function messageOf(preview: Wire, words: Words, value: (mark: number) => string): HTMLElement {
  const { look, sender, recipient, body, missing } = preview;
  const row = (kind: Wire['head'][number]['kind']) => preview.head.find((each) => each.kind === kind)?.text;
  const name = sender.name || words.noSender;
  const slots = (where: Missing<WireRange>['where']) =>
    missing.flatMap((each, index) => (each.where === where ? slotOf(each, index, words) : []));
  const text = element('div', { class: `body ${body.rendering}` }, renderBody(body, words, value));
  if (withoutMarks(body.text).trim() === '' && !preview.marks.some((mark) => mark.kind === 'field'))
    text.append(element('p', { class: 'nothing' }, words.noText));
  const content = [
    ...slots('start'),
    text,
    ...(body.left > 0 ? [element('p', { class: 'cut' }, words.left.replace('{0}', body.left.toLocaleString()))] : []),
    ...slots('end'),
  ];
  const frame = (...children: (Node | undefined)[]) =>
    element(
      'section',
      { class: `message ${look}`, id: 'message', 'aria-label': words.message, 'aria-describedby': 'how-to-move' },
      element('p', { class: 'spoken', id: 'how-to-move' }, words.howToMove),
      ...children,
    );
  const subject = row('subject');
  const preheader = row('preheader');
  switch (look) {
    case 'email':
      return frame(
        rowsOf([
          [words.from, `${name}${sender.detail ? ` <${sender.detail}>` : ''}`],
          [words.to, `${recipient.name} <${recipient.email}>`],
          [words.subject, subject ?? words.noSubject],
          ...(preheader === undefined ? [] : [[words.preheader, preheader] as const]),
        ]),
        ...content,
        body.rendering === 'html' ? element('p', { class: 'cut' }, words.ownStyles) : undefined,
      );
    case 'letter':
    case 'page':
      return frame(
        look === 'letter'
          ? element(
              'p',
              { class: 'letterhead' },
              element('strong', {}, name),
              element('span', { class: 'detail' }, sender.detail),
            )
          : undefined,
        subject === undefined ? undefined : element('p', { class: 'subject' }, subject),
        ...content,
      );
    case 'call':
      return frame(element('p', { class: 'sender' }, element('strong', {}, name), ` ${words.callScript}`), ...content);
    default:
      return frame(
        element(
          'div',
          { class: 'sender' },
          element('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(withoutMarks(name, value))),
          element('div', {}, element('strong', {}, name), element('span', { class: 'detail' }, sender.detail)),
        ),
        element(
          'div',
          { class: 'bubble' },
          subject === undefined ? undefined : element('p', { class: 'subject' }, subject),
          ...content,
        ),
      );
  }
}

function rowsOf(rows: readonly (readonly [string, string])[]): HTMLElement {
  const list = element('dl', { class: 'head' });
  for (const [label, text] of rows) list.append(element('div', {}, element('dt', {}, label), element('dd', {}, text)));
  return list;
}

/** What stands for somebody's picture: the first letters of first and last name, or the first character of anything else. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('') || ([...name.trim()][0] ?? '');
}

function slotOf(missing: Missing<WireRange>, index: number, words: Words): HTMLElement {
  const label = words.missingHere.replace('{0}', words.missing[missing.what]);
  return element(
    'button',
    { class: `slot ${missing.severity}`, type: 'button', 'data-missing': String(index), title: missing.message },
    element('span', {}, label),
    missing.proposal === undefined
      ? undefined
      : element('span', { class: 'proposal' }, words.wouldSay.replace('{0}', missing.proposal)),
  );
}

function chipsFor({ fields }: Wire, words: Words): Chips {
  return {
    field: (index) => {
      const field = fields[index];
      const title = field && [
        words.field.replace('{0}', field.name),
        field.holds === undefined ? words.unknownField : words.holds.replace('{0}', field.holds),
        words.valueFrom[field.from],
        ...(field.fallback === undefined ? [] : [words.fallback.replace('{0}', field.fallback)]),
      ];
      return element('span', { class: 'chip', title: title?.join(' ') }, field?.value ?? '');
    },
    condition: (condition) => element('span', { class: 'condition', title: words.condition }, condition),
    segment: (number) => element('span', { class: 'segment' }, words.segment.replace('{0}', String(number))),
  };
}

type Finding = Pick<Passage<WireRange>, 'severity' | 'message' | 'source' | 'state' | 'reason'>;

function passageClass({ kind, severity, state }: Passage<WireRange>): string {
  return `${kind} ${state === 'open' ? severity : state}`;
}

function lists(preview: Wire, words: Words): Node[] {
  const { passages, missing, morePassages, fields } = preview;
  const found = passages.map((passage, index) => ({ passage, index }));
  const entriesOf = (kind: Passage<WireRange>['kind']) =>
    found
      .filter(({ passage }) => passage.kind === kind)
      .map(({ passage, index }) => passageEntry(passage, index, words));
  return [
    list(
      'missing',
      words.missingTitle,
      missing.map((each, index) =>
        entry(
          { key: `missing-${index}`, data: { 'data-missing': String(index) }, title: words.missing[each.what] },
          { ...each, state: 'open' },
          words,
        ),
      ),
    ),
    list('promotion', words.promotionTitle, entriesOf('promotion')),
    list('findings', words.findingsTitle, entriesOf('finding')),
    ...(morePassages > 0 ? [element('p', { class: 'cut' }, words.more.replace('{0}', String(morePassages)))] : []),
    ...(fields.length > 0 ? [fieldTable(fields, words)] : []),
  ].filter((each) => each !== undefined);
}

function list(id: string, title: string, entries: readonly HTMLElement[]): HTMLElement | undefined {
  if (entries.length === 0) return undefined;
  return element(
    'section',
    { id: `list-${id}`, 'aria-labelledby': `title-${id}` },
    element('h2', { id: `title-${id}` }, title),
    element('ul', { class: 'entries' }, ...entries),
  );
}

function passageEntry(passage: Passage<WireRange>, index: number, words: Words): HTMLElement {
  const title = `${passage.label}: “${passage.words}”`;
  return entry({ key: `passage-${index}`, data: { 'data-passage': String(index) }, title }, passage, words);
}

/** What was found, in one line; why, and what can be done about it, below. */
function entry(
  { key, data, title }: { readonly key: string; readonly data: Record<string, string>; readonly title: string },
  { severity, message, source, state, reason }: Finding,
  words: Words,
): HTMLElement {
  const says = state === 'open' ? words.severity[severity] : words[state].replace('{0}', reason ?? '');
  return element(
    'li',
    { class: state === 'open' ? severity : state, id: key },
    element('button', { class: 'go', type: 'button', id: `${key}-title`, ...data }, title),
    element(
      'div',
      { class: 'about' },
      element('span', { class: 'state' }, says),
      element(
        'details',
        { id: `${key}-why` },
        element('summary', { 'aria-describedby': `${key}-title` }, words.why),
        element('p', {}, message, ' ', element('span', { class: 'source' }, words.source.replace('{0}', source))),
      ),
      state === 'open'
        ? element(
            'button',
            { class: 'fix', type: 'button', 'data-fix': '', ...data, 'aria-describedby': `${key}-title` },
            words.fixes,
          )
        : undefined,
    ),
  );
}

function fieldTable(fields: Wire['fields'], words: Words): HTMLElement {
  const rows = fields.map((field, index) => {
    const name = field.place
      ? element('button', { class: 'go', type: 'button', 'data-field': String(index) }, field.name)
      : field.name;
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, name),
      element('td', {}, field.value),
      element('td', {}, field.holds ?? words.unknownField),
    );
  });
  const heads = [words.fieldName, words.fieldValue, words.fieldHolds].map((each) =>
    element('th', { scope: 'col' }, each),
  );
  return element(
    'section',
    { id: 'list-fields', 'aria-labelledby': 'title-fields' },
    element('h2', { id: 'title-fields' }, words.fieldsTitle),
    element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows)),
  );
}
