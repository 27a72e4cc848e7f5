/** What a soak found, as a table and as what is wrong with it. */
import type { Report, Sample } from './soak';

/** More memory in the last quarter than this share of the second counts as growth. */
const mostGrowth = 1.1;

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);

/** What a soak must not find; empty where all is well. */
export function failures(report: Report): string[] {
  const wrong: string[] = [];
  if (report.unanswered.length > 0) wrong.push(`not answered: ${report.unanswered.join(', ')}`);
  if (report.answered !== report.requests)
    wrong.push(`${report.requests - report.answered} requests without an answer`);
  if (report.faults.length > 0) wrong.push(`faults:\n${report.faults.join('\n')}`);
  if (report.noise.length > 0) wrong.push(`the server complained:\n${report.noise.join('\n')}`);
  if (report.differences.length > 0) wrong.push(`a fresh server says otherwise:\n${report.differences.join('\n')}`);
  if (report.ended !== 'with code 0') wrong.push(`the server ended ${report.ended}`);
  if (report.orphans > 0) wrong.push('the server was left behind');
  const { second, last } = quarters(report);
  if (second !== undefined && last !== undefined && last > second * mostGrowth)
    wrong.push(`memory grew from ${megabytes(second)} MB in the second quarter to ${megabytes(last)} MB in the last`);
  return wrong;
}

export function table(report: Report): string {
  const { second, last } = quarters(report);
  const rows: [string, string][] = [
    ['Seed', String(report.seed)],
    ['Minutes', report.minutes.toFixed(1)],
    ['Steps', String(report.steps)],
    ['Requests', String(report.requests)],
    ['Unanswered', String(report.requests - report.answered)],
    ['Cancelled, refused', `${report.cancelled}, ${report.refused}`],
    ['Faults', String(report.faults.length)],
    ['Complaints of the server', String(report.noise.length)],
    ['Compared with a fresh server', `${report.compared} times, ${report.differences.length} differences`],
    ['Ended', report.ended],
    ['Processes left', String(report.orphans)],
  ];
  if (second !== undefined && last !== undefined)
    rows.push(['Resident, median of 2nd and last quarter', `${megabytes(second)} MB, ${megabytes(last)} MB`]);
  const curve = (samples: readonly Sample[]) =>
    samples.map(
      (each) =>
        `${each.minute.toFixed(0).padStart(5)}  ${megabytes(each.rss).padStart(8)}  ${megabytes(each.heapUsed).padStart(4)}`,
    );
  const every = Math.max(1, Math.round(report.samples.length / 12));
  return [
    ...rows.map(([name, value]) => `${name.padEnd(42)} ${value}`),
    '',
    ' min   resident  heap (MB)',
    ...curve(report.samples.filter((_, i) => i % every === every - 1)),
    'after collection',
    ...curve(report.settled),
  ].join('\n');
}

/** Medians of resident memory; undefined for a run that is too short to have quarters. */
function quarters({ samples }: Report): { second?: number; last?: number } {
  if (samples.length < 8) return {};
  const quarter = (from: number) =>
    median(samples.slice(Math.floor((from * samples.length) / 4), Math.floor(((from + 1) * samples.length) / 4)));
  return { second: quarter(1), last: quarter(3) };
}

function median(samples: readonly Sample[]): number {
  const sizes = samples.map(({ rss }) => rss).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)]!;
}
