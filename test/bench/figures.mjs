// What is made of measurements, and nothing else: middles, ratios, verdicts, and the table that docs/performance.md quotes.

/** One run of a program: milliseconds by the clock and of the processor, and the most memory it held. @typedef {{ wall: number, cpu?: number, peak?: number }} Run */
/** @typedef {{ most: number } | { least: number }} Bound */
/**
 * A line of the table. `value` is what `must` and `aim` are held against: a ratio, or milliseconds, MiB and so on where the figure has no ratio.
 * @typedef {{ figure: string, ours: string, beside?: string, ratio?: string, value?: number, unit?: string, must?: Bound, aim?: Bound }} Row
 */
/** @typedef {{ title: string, rows: readonly Row[], notes?: readonly string[] }} Section */

/**
 * The value below which `share` of all values lie, by nearest rank; undefined where there are none.
 * @param {readonly number[]} values
 * @param {number} share 0 to 1
 * @returns {number | undefined}
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

/**
 * The middle value; of two in the middle their mean; undefined where there are none.
 * @param {readonly number[]} values
 * @returns {number | undefined}
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[half]
    : sorted.length === 0
      ? undefined
      : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * How many times as much ours takes: the median over the rounds in which both ran, so that what slows the machine for a while slows both.
 * Undefined where no round has both.
 * @param {readonly (number | undefined)[]} ours one value for each round
 * @param {readonly (number | undefined)[]} beside
 * @returns {number | undefined}
 */
export function ratioOf(ours, beside) {
  return median(
    ours.flatMap((value, round) => {
      const other = beside[round];
      return value === undefined || !other ? [] : [value / other];
    }),
  );
}

/**
 * Whether a figure holds what it is held to: `✓ aim`, `✓`, by how much it is missed, or nothing where nothing is wanted of it.
 * @param {Row} row
 * @returns {string}
 */
export function verdict({ value, must, aim }) {
  const wanted = must ?? aim;
  if (!wanted) return '';
  if (value === undefined || !Number.isFinite(value)) return 'not measured';
  if (must && !holds(value, must)) return `**missed** by ${missedBy(value, must)}`;
  if (aim && !holds(value, aim)) return must ? '✓' : `aim missed by ${missedBy(value, aim)}`;
  return aim ? '✓ aim' : '✓';
}

/**
 * Whether something that must hold doesn't, or couldn't be measured.
 * @param {readonly Section[]} sections
 * @returns {Row[]} the rows
 */
export function missed(sections) {
  return sections
    .flatMap(({ rows }) => rows)
    .filter(
      (row) => row.must && (row.value === undefined || !Number.isFinite(row.value) || !holds(row.value, row.must)),
    );
}

/**
 * @param {number} value
 * @param {Bound} bound
 */
function holds(value, bound) {
  return 'most' in bound ? value <= bound.most : value >= bound.least;
}

/**
 * @param {number} value
 * @param {Bound} bound
 */
function missedBy(value, bound) {
  const share = 'most' in bound ? value / bound.most - 1 : bound.least / value - 1;
  return share < 0.005 ? 'a hair' : `${Math.round(100 * share)} %`;
}

/**
 * A number as people read it: three digits that count, thousands set apart; "–" where there is none.
 * @param {number | undefined} value
 * @param {string} [unit]
 * @returns {string}
 */
export function inWords(value, unit = '') {
  if (value === undefined || !Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const number = value.toLocaleString('en-GB', { maximumFractionDigits: digits });
  return unit ? `${number} ${unit}` : number;
}

/**
 * @param {Bound | undefined} bound
 * @param {string} unit
 */
function boundInWords(bound, unit) {
  if (!bound) return '';
  return 'most' in bound ? `≤ ${inWords(bound.most, unit)}` : `≥ ${inWords(bound.least, unit)}`;
}

/**
 * Sections as Markdown: a heading, the table and its notes each.
 * @param {readonly Section[]} sections
 * @returns {string}
 */
export function markdown(sections) {
  return sections
    .map(({ title, rows, notes = [] }) => {
      const head = ['figure', 'ours', 'beside it', 'ratio', 'must', 'aim', ''];
      const lines = rows.map((row) => {
        const unit = row.unit ?? 'x';
        const cells = [row.figure, row.ours, row.beside ?? '', row.ratio ?? ''];
        return [...cells, boundInWords(row.must, unit), boundInWords(row.aim, unit), verdict(row)];
      });
      const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.map(cell).join(' | ')} |`);
      return [`### ${title}`, '', ...table, ...notes.flatMap((note) => ['', note])].join('\n');
    })
    .join('\n\n');
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

const begin = '<!-- figures of npm run bench -->';
const end = '<!-- end of figures -->';

/**
 * A page with other figures between its two markers.
 * @param {string} page
 * @param {string} figures Markdown
 * @returns {string | undefined} undefined where the page doesn't have both markers once each, in order
 */
export function withFigures(page, figures) {
  const [before, rest, ...more] = page.split(begin);
  const [, after, ...others] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined || more.length > 0 || others.length > 0) return undefined;
  return `${before}${begin}\n\n${figures.trim()}\n\n${end}${after}`;
}
