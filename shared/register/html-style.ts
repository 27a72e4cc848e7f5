/** Style of the page: light or dark as the reader has it, and always light on paper. */
export const styles = `
:root { --ink: #1b1f24; --soft: #4a525c; --line: #c9ced6; --band: #f3f5f8; --paper: #ffffff; --link: #0b57a4; --bar: #2f6fb0;
  --error: #a4161a; --warning: #7a4b00; --note: #3d4650; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ee; --soft: #b3bbc6; --line: #434b56; --band: #23282f; --paper: #16191d; --link: #8ec1ff; --bar: #6ca8e6;
    --error: #ff9a97; --warning: #ffcc70; --note: #c3cad4; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 96rem; padding: 1.5rem clamp(0.75rem, 3vw, 2rem) 4rem; color: var(--ink); background: var(--paper);
  font: 0.9375rem/1.45 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.75rem; font-weight: 650; margin: 0; }
h2 { font-size: 1.25rem; font-weight: 650; margin: 2.5rem 0 0.75rem; padding-top: 0.75rem; border-top: 2px solid var(--line); }
.lead { font-size: 1.0625rem; margin: 0.5rem 0 1rem; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, .frame:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
nav .count { color: var(--soft); font-variant-numeric: tabular-nums; }
.frame { overflow-x: auto; }
.frame + .frame { margin-top: 1.5rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: 0 0 0.4rem; color: var(--soft); }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0.5rem; border-bottom: 1px solid var(--line); font-weight: 400;
  overflow-wrap: anywhere; }
thead th { font-weight: 650; background: var(--band); border-bottom: 2px solid var(--line); overflow-wrap: normal; min-width: 6.5rem; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
th strong, td strong { font-weight: 600; }
.more { display: block; color: var(--soft); font-size: 0.875em; }
code { font: 0.875em/1.4 ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; }
td ul { margin: 0; padding-left: 1.1rem; font-size: 0.9em; }
.day { white-space: nowrap; }
tbody th { min-width: 13rem; }
table.pairs th { width: 14rem; color: var(--soft); }
.columns table.pairs th { width: auto; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 0 2rem; align-items: start; }
.columns td { text-align: right; font-variant-numeric: tabular-nums; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 1.5rem 2rem; margin-top: 1.5rem; align-items: start; }
figure { margin: 0; }
figcaption { font-weight: 600; color: var(--soft); margin-bottom: 0.25rem; }
svg { display: block; width: 100%; max-width: 44rem; height: auto; }
svg text { fill: var(--ink); font-size: 14px; }
svg rect { fill: var(--bar); }
.mark { white-space: nowrap; font-weight: 600; }
.mark.error { color: var(--error); }
.mark.warning { color: var(--warning); }
.mark.information, .mark.hint { color: var(--note); }
thead button { font: inherit; font-weight: inherit; color: inherit; text-align: left; background: none; border: 0; padding: 0; cursor: pointer; }
thead button::after { content: " \\2195"; color: var(--soft); }
th[aria-sort="ascending"] button::after { content: " \\2191"; }
th[aria-sort="descending"] button::after { content: " \\2193"; }
@page { size: A4 landscape; margin: 14mm 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 8.5pt; }
  nav, thead button::after { display: none; }
  h1 { font-size: 16pt; }
  h2 { font-size: 12pt; break-after: avoid; margin-top: 7mm; }
  caption { break-after: avoid; }
  .frame { overflow: visible; }
  tbody th { min-width: 0; }
  thead { display: table-header-group; }
  thead th { background: none; }
  tr, figure { break-inside: avoid; }
  .charts { grid-template-columns: 1fr 1fr; }
  a { color: inherit; text-decoration: none; }
}
`;

/** Makes columns sort. Without it, everything is there in the order of the files. */
export const script = `
for (const table of document.querySelectorAll('table.sortable')) {
  const heads = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  const keyOf = (row, column) => (row.cells[column].dataset.sort ?? row.cells[column].textContent).trim();
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.addEventListener('click', () => {
      const ascending = head.getAttribute('aria-sort') !== 'ascending';
      const order = new Intl.Collator('en', { numeric: true });
      const rows = [...body.rows].map((row) => ({ row, key: keyOf(row, column) }));
      rows.sort((a, b) => (ascending ? order.compare(a.key, b.key) : order.compare(b.key, a.key)));
      for (const each of heads) each.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
      body.append(...rows.map(({ row }) => row));
    });
    head.replaceChildren(button);
  });
}
`;
