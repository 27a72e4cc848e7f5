import { html as escaped } from '../text/html';
import { visible } from './words';

/** A cell of a table. */
export interface Cell {
  /** HTML. */
  readonly content: string;
  /** What it is sorted by, where that isn't what it shows. */
  readonly sort?: string;
  readonly isNumber?: boolean;
}

export interface CellOptions {
  readonly sort?: string;
  /** For names that programs know: paths, codes, fingerprints. */
  readonly code?: boolean;
  /** Class of a mark beside the word. */
  readonly mark?: string;
}

/** A cell of one value. */
export function of(value: string | number, { sort, code, mark }: CellOptions = {}): Cell {
  const text = html(String(value));
  const shown = code && text !== '' ? `<code>${text}</code>` : text;
  return {
    content: mark === undefined ? shown : `<span class="mark ${mark}">${shown}</span>`,
    ...(sort !== undefined && { sort }),
    ...(typeof value === 'number' && { isNumber: true }),
  };
}

/** A cell of what matters and, smaller, what explains it. Blank parts are left out. */
export function words(main: string, ...more: readonly string[]): Cell {
  return withMore(main === '' ? '' : `<strong>${html(main)}</strong>`, more);
}

/** A cell of a sentence and, smaller, what belongs to it. */
export function sentence(main: string, ...more: readonly string[]): Cell {
  return withMore(html(main), more);
}

function withMore(main: string, more: readonly string[]): Cell {
  const rest = more.filter((each) => each !== '').map((each) => `<span class="more">${html(each)}</span>`);
  return { content: [main, ...rest].filter(Boolean).join(' ') };
}

/** A cell of days, which are never broken in two. */
export function dates(main: string, ...more: readonly string[]): Cell {
  const { content } = words(main, ...more);
  return { content: content === '' ? '' : `<span class="day">${content}</span>` };
}

/** A cell of several values. */
export function list(values: readonly string[], options: CellOptions = {}): Cell {
  if (values.length < 2) return of(values[0] ?? '', options);
  const items = values.map((value) => `<li>${of(value, options).content}</li>`);
  return { content: `<ul>${items.join('')}</ul>`, sort: String(values.length).padStart(7, '0') };
}

export interface Table<Row> {
  readonly caption: string;
  /** Said where there are no rows. */
  readonly nothing: string;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  /** The first cell names the row. */
  readonly cells: (row: Row) => readonly Cell[];
}

/** A table with its caption, in pieces, in a frame that scrolls where the page is too narrow. */
export function* table<Row>({ caption, nothing, head, rows, cells: cellsOf }: Table<Row>): Generator<string> {
  if (rows.length === 0) return yield `<p>${html(nothing)}</p>`;
  const heads = head.map((each) => `<th scope="col">${html(each)}</th>`).join('');
  yield [
    `<section class="frame" aria-label="${html(caption)}" tabindex="0">`,
    `<table class="sortable">`,
    `<caption>${html(caption)}</caption>`,
    `<thead><tr>${heads}</tr></thead>`,
    '<tbody>\n',
  ].join('\n');
  for (const each of rows) {
    const row = cellsOf(each).map(({ content, sort, isNumber }, column) => {
      const key = sort === undefined ? '' : ` data-sort="${html(sort)}"`;
      const kind = isNumber ? ' class="number"' : '';
      return column === 0 ? `<th scope="row"${key}>${content}</th>` : `<td${kind}${key}>${content}</td>`;
    });
    yield `<tr>${row.join('')}</tr>\n`;
  }
  yield '</tbody>\n</table>\n</section>';
}

/** A table of names and values. */
export function pairs(caption: string, rows: readonly (readonly [string, string])[]): string {
  const body = rows.map(([name, value]) => `<tr><th scope="row">${html(name)}</th><td>${html(value)}</td></tr>`);
  return `<table class="pairs"><caption>${html(caption)}</caption><tbody>${body.join('')}</tbody></table>`;
}

/** Text for HTML, between tags and in quoted attributes alike; what can't be seen is shown. */
export function html(value: string): string {
  return escaped(visible(value));
}
