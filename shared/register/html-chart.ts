import type { Chart } from './facts';
import { html } from './html-parts';
import { grouped } from './words';

/* In units of the drawing. */
const width = 640;
const labels = 210;
const numbers = 60;
const line = 24;
const bar = 14;

/** A bar chart as a drawing that stands in the page itself. Whoever can't see it is told every number. */
export function chart({ id, title, bars }: Chart): string {
  const most = Math.max(...bars.map(({ count }) => count), 1);
  const height = bars.length * line + 4;
  const drawn = bars.map(({ label, count }, position) => {
    const top = position * line + 2;
    const room = width - labels - numbers;
    const length = count === 0 ? 0 : Math.max(2, Math.round((room * count) / most));
    const middle = top + line / 2 + 4;
    return [
      `<text x="${labels - 10}" y="${middle}" text-anchor="end">${html(label)}</text>`,
      `<rect x="${labels}" y="${top + (line - bar) / 2}" width="${length}" height="${bar}"></rect>`,
      `<text x="${labels + length + 8}" y="${middle}">${grouped(count)}</text>`,
    ].join('');
  });
  const said = bars.map(({ label, count }) => `${label}: ${grouped(count)}`).join('; ');
  return [
    '<figure>',
    `<figcaption id="chart-${id}">${html(title)}</figcaption>`,
    `<svg role="img" aria-labelledby="chart-${id}" aria-describedby="chart-${id}-numbers" viewBox="0 0 ${width} ${height}">`,
    `<desc id="chart-${id}-numbers">${html(said)}</desc>`,
    ...drawn,
    '</svg>',
    '</figure>',
  ].join('');
}
