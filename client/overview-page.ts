import { t } from '@vscode/l10n';
import { type AssessmentStatus, assessmentStatuses } from '../shared/assessment/status';
import type { Overview } from '../shared/overview/overview';
import type { ReviewTime } from '../shared/overview/reviews';
import { type WaiverTime, waiverTimes } from '../shared/overview/waiver-times';
import { html } from '../shared/text/html';
import { dayInWords, monthInWords } from './days';
import { statusWords } from './status-words';
import { counted, files as filesInWords, oneLine, templates as templatesInWords } from './words';

/** Where a link of the Overview leads. */
export type OverviewLink =
  | { readonly to: 'templates' | 'attention' | 'assessments' | 'problems' }
  | { readonly to: 'status'; readonly status: AssessmentStatus }
  | { readonly to: 'rule'; readonly rule: string }
  | { readonly to: 'review'; readonly time: ReviewTime }
  | { readonly to: 'waivers'; readonly time: WaiverTime }
  | { readonly to: 'waiver'; readonly time: WaiverTime; readonly index: number };

/** What a click in the page says; undefined for anything that no link of ours says. */
export function readLink(message: unknown): OverviewLink | undefined {
  const text = typeof message === 'object' && message !== null && 'to' in message ? message.to : undefined;
  if (typeof text !== 'string') return undefined;
  const [to, first = '', second = ''] = text.split(':');
  const time = waiverTimes.find((each) => each === first);
  switch (to) {
    case 'templates':
    case 'attention':
    case 'assessments':
    case 'problems':
      return { to };
    case 'status': {
      const status = assessmentStatuses.find((each) => each === first);
      return status && { to, status };
    }
    case 'rule':
      return /^[a-z][a-z-]*$/.test(first) ? { to, rule: first } : undefined;
    case 'review':
      return /^(?:overdue|\d{4}-\d{2})$/.test(first) ? { to, time: first } : undefined;
    case 'waivers':
      return time && { to, time };
    case 'waiver':
      return time && /^\d{1,6}$/.test(second) ? { to, time, index: Number(second) } : undefined;
  }
  return undefined;
}

/** Rules that the chart shows; the table has all. */
const mostBars = 15;
/** Waivers that the table lists for one time; the quick pick behind the bar has all. */
const mostWaivers = 50;

/** Everything within the page's `main`: pure, and with every text from files escaped. */
export function overviewBody(overview: Overview): string {
  const { templates, statuses, rules, reviews, reviewsLater, reviewsUndated, waivers, today } = overview;
  const later = [
    reviewsLater === 0
      ? ''
      : counted(reviewsLater, t('1 review later than these.'), t('{0} reviews later than these.')),
    reviewsUndated === 0
      ? ''
      : counted(
          reviewsUndated,
          t('1 approved assessment without a review date.'),
          t('{0} approved assessments without a review date.'),
        ),
  ];
  return [
    `<h1>${html(t('Outreach overview'))}</h1>`,
    `<p class="note">${html(t('As these checks see it on {0}.', dayInWords(today)))}</p>`,
    numbers(overview),
    section({
      id: 'statuses',
      title: t('Templates by status'),
      inWords: templatesInWords,
      empty: t('There are no templates yet.'),
      bars: statuses.map(({ status, count }) => ({
        label: statusWords[status].label,
        count,
        to: `status:${status}`,
      })),
      note: templates === 0 ? '' : t('Worst first. A bar leads to its templates.'),
      table: {
        head: [t('Status'), t('What it means'), t('Templates')],
        rows: statuses.map(({ status, count }) => [
          text(statusWords[status].label),
          text(statusWords[status].meaning),
          text(count),
        ]),
      },
    }),
    section({
      id: 'rules',
      title: t('Findings by rule'),
      inWords: (count) => counted(count, t('1 finding'), t('{0} findings')),
      empty: t('No issues found by these checks.'),
      bars: rules.slice(0, mostBars).map(({ rule, title, count }) => ({ label: title, count, to: `rule:${rule}` })),
      note: [
        t('Most first. A bar leads to the places that were found.'),
        rules.length > mostBars
          ? counted(rules.length - mostBars, t('1 more rule is in the table.'), t('{0} more rules are in the table.'))
          : '',
      ].join(' '),
      table: {
        head: [t('Rule'), t('Code'), t('Errors'), t('Warnings'), t('Notes')],
        rows: rules.map(({ rule, title, counts }) => [
          link(`table-rule-${rule}`, `rule:${rule}`, title),
          text(rule),
          text(counts.error),
          text(counts.warning),
          text(counts.information + counts.hint),
        ]),
      },
    }),
    section({
      id: 'reviews',
      title: t('Reviews of approved assessments over the coming 12 months'),
      inWords: (count) => counted(count, t('1 review'), t('{0} reviews')),
      empty: '',
      bars: reviews.map(({ time, count }) => ({ label: timeInWords(time), count, to: `review:${time}` })),
      note: [t('A bar leads to its assessments.'), ...later].filter(Boolean).join(' '),
      table: {
        head: [t('When'), t('Reviews')],
        rows: reviews.map(({ time, count }) => [text(timeInWords(time)), text(count)]),
      },
    }),
    section({
      id: 'waivers',
      title: t('Waivers about to expire'),
      inWords: (count) => counted(count, t('1 waiver'), t('{0} waivers')),
      empty: t('No waiver ends within 90 days.'),
      bars: waivers.every((each) => each.waivers.length === 0)
        ? []
        : waivers.map(({ time, waivers: ending }) => ({
            label: waiverTimeWords[time],
            count: ending.length,
            to: `waivers:${time}`,
          })),
      note: t('What a waiver accepted is found again once it has ended.'),
      table: {
        head: [t('Last day'), t('Rule'), t('Template')],
        rows: waivers.flatMap(({ time, waivers: ending }) =>
          ending
            .slice(0, mostWaivers)
            .map(({ until, rule, title }, index) => [
              text(time === 'ended' ? t('{0} (ended)', dayInWords(until)) : dayInWords(until)),
              text(oneLine(rule, 60)),
              link(`table-waiver-${time}-${index}`, `waiver:${time}:${index}`, oneLine(title) || t('Untitled')),
            ]),
        ),
      },
    }),
  ].join('\n');
}

function timeInWords(time: ReviewTime): string {
  return time === 'overdue' ? t('Overdue') : monthInWords(time);
}

const waiverTimeWords: Readonly<Record<WaiverTime, string>> = {
  ended: t('Ended already'),
  'in-30-days': t('Within 30 days'),
  'in-60-days': t('In 31 to 60 days'),
  'in-90-days': t('In 61 to 90 days'),
};

function numbers(overview: Overview): string {
  const { templates, needAttention, assessments, reviewsOverdue, reviewsDueSoon, counts, waived, unread } = overview;
  const notes = counts.information + counts.hint;
  const tiles: [to: string, count: number, words: string][] = [
    ['templates', templates, templates === 1 ? t('template') : t('templates')],
    ['attention', needAttention, needAttention === 1 ? t('template needs attention') : t('templates need attention')],
    ['problems', counts.error, counts.error === 1 ? t('error') : t('errors')],
    ['problems', counts.warning, counts.warning === 1 ? t('warning') : t('warnings')],
    ['problems', notes, notes === 1 ? t('note') : t('notes')],
    ['assessments', assessments, assessments === 1 ? t('assessment') : t('assessments')],
    ['review:overdue', reviewsOverdue, reviewsOverdue === 1 ? t('review overdue') : t('reviews overdue')],
    [
      'assessments',
      reviewsDueSoon,
      reviewsDueSoon === 1 ? t('review due within 30 days') : t('reviews due within 30 days'),
    ],
  ];
  const items = tiles.map(
    ([to, count, words], index) =>
      `<li><a href="#" id="number-${index}" data-to="${html(to)}"><strong>${count}</strong> ${html(words)}</a></li>`,
  );
  const rest = [
    waived === 0
      ? ''
      : counted(
          waived,
          t('1 finding is accepted by waivers and not counted here.'),
          t('{0} findings are accepted by waivers and not counted here.'),
        ),
    unread === 0 ? '' : t('Could not be read: {0}.', filesInWords(unread)),
  ].filter(Boolean);
  return `<ul class="numbers" aria-label="${html(t('In numbers'))}">${items.join('')}</ul>${rest.length === 0 ? '' : `<p class="note">${html(rest.join(' '))}</p>`}`;
}

interface Section {
  readonly id: string;
  readonly title: string;
  /** So many of what is counted. */
  readonly inWords: (count: number) => string;
  /** Said where there is no bar. */
  readonly empty: string;
  readonly bars: readonly { readonly label: string; readonly count: number; readonly to: string }[];
  readonly note: string;
  /** Cells are HTML. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

function section({ id, title, inWords, empty, bars, note, table }: Section): string {
  const heading = `<h2 id="title-${id}">${html(title)}</h2>`;
  if (bars.length === 0) return `<section aria-labelledby="title-${id}">${heading}<p>${html(empty)}</p></section>`;
  const most = Math.max(...bars.map(({ count }) => count), 1);
  const rows = bars.map(({ label, count, to }) => {
    const width = count === 0 ? 0 : Math.max(1, Math.round((1000 * count) / most) / 10);
    const parts = [
      `<span class="label">${html(label)}</span>`,
      `<svg class="bar" aria-hidden="true" focusable="false"><rect width="${width}%" height="100%"></rect></svg>`,
      `<span class="count"><span aria-hidden="true">${count}</span><span class="spoken">${html(inWords(count))}</span></span>`,
    ].join('');
    // What has no bar has no list either.
    return count === 0
      ? `<li><span class="row">${parts}</span></li>`
      : `<li><a class="row" href="#" id="bar-${html(to.replace(/:/g, '-'))}" data-to="${html(to)}">${parts}</a></li>`;
  });
  const head = table.head.map((cell) => `<th scope="col">${html(cell)}</th>`).join('');
  const body = table.rows
    .map(([first = '', ...others]) => {
      const cells = others.map((cell) => `<td>${cell}</td>`).join('');
      return `<tr><th scope="row">${first}</th>${cells}</tr>`;
    })
    .join('');
  return [
    `<section aria-labelledby="title-${id}">${heading}`,
    note === '' ? '' : `<p class="note">${html(note)}</p>`,
    `<ul class="chart">${rows.join('')}</ul>`,
    `<details id="table-${id}"><summary>${html(t('{0} as a table', title))}</summary>`,
    `<table><caption class="spoken">${html(title)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></details>`,
    '</section>',
  ].join('');
}

function link(id: string, to: string, words: string): string {
  return `<a href="#" id="${html(id)}" data-to="${html(to)}">${html(words)}</a>`;
}

function text(value: string | number): string {
  return html(String(value));
}

/** What the page says while there is nothing to count. */
export function statusPage(words: string): string {
  return `<h1>${html(t('Outreach overview'))}</h1><p role="status">${html(words)}</p>`;
}

/** The whole page. Nothing in it comes from elsewhere, and only what carries the nonce (letters, digits and dashes) runs or styles. */
export function overviewPage(body: string, nonce: string): string {
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${html(t('en-GB'))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(t('Outreach overview'))}</title>
<style nonce="${nonce}">${styles}</style>
</head>
<body>
<main>${body}</main>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

const styles = `
body { padding: 0 1.5rem 2rem; color: var(--vscode-foreground); background: var(--vscode-editor-background);
  font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); line-height: 1.4; }
main { max-width: 60rem; margin: 0 auto; }
h1 { font-size: 1.6em; font-weight: 600; margin: 1rem 0 0; }
h2 { font-size: 1.2em; font-weight: 600; margin: 2rem 0 0.25rem; }
.note { color: var(--vscode-descriptionForeground); margin: 0.25rem 0 0.75rem; }
ul { list-style: none; margin: 0; padding: 0; }
a { color: var(--vscode-textLink-foreground); }
a:hover { color: var(--vscode-textLink-activeForeground); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 1px; }
.numbers { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: 0.5rem; }
.numbers a { display: block; height: 100%; box-sizing: border-box; padding: 0.5rem 0.75rem; text-decoration: none; color: inherit; overflow-wrap: anywhere;
  background: var(--vscode-editorWidget-background); border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, transparent)); }
.numbers a:hover { text-decoration: underline; }
.numbers strong { display: block; font-size: 1.8em; font-weight: 600; line-height: 1.2; }
.row { display: grid; grid-template-columns: minmax(8rem, 18rem) 1fr 3.5rem; gap: 0.75rem; align-items: center;
  padding: 0.15rem 0.25rem; color: inherit; text-decoration: none; }
a.row .label { color: var(--vscode-textLink-foreground); }
a.row:hover { color: inherit; background: var(--vscode-list-hoverBackground); }
a.row:hover .label { text-decoration: underline; }
.bar { display: block; width: 100%; height: 1rem; }
.bar rect { fill: var(--vscode-charts-blue, var(--vscode-textLink-foreground)); }
.count { text-align: right; font-variant-numeric: tabular-nums; }
details { margin-top: 0.5rem; }
summary { cursor: pointer; width: fit-content; color: var(--vscode-descriptionForeground); }
table { border-collapse: collapse; margin-top: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 1.25rem 0.2rem 0; font-weight: normal;
  border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, transparent)); }
thead th { font-weight: 600; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.vscode-high-contrast .bar rect, .vscode-high-contrast-light .bar rect { fill: var(--vscode-foreground); }
@media (max-width: 30rem) { .row { grid-template-columns: 1fr 3.5rem; } .bar { grid-row: 2; grid-column: 1 / -1; } }
`;

/** Tells which link was followed, and takes over new contents without losing the place of whoever reads. */
const script = `
const vscode = acquireVsCodeApi();
vscode.setState({});
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-to]') : null;
  if (!link) return;
  event.preventDefault();
  vscode.postMessage({ to: link.dataset.to });
});
window.addEventListener('message', ({ data }) => {
  if (typeof data?.body !== 'string') return;
  const focused = document.activeElement?.id;
  const open = [...document.querySelectorAll('details[open]')].map(({ id }) => id);
  document.querySelector('main').innerHTML = data.body;
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
});
`;
