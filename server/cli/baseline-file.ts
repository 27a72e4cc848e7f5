import { readFileSync } from 'node:fs';
import {
  type Baseline,
  type BaselineEntry,
  entriesOf,
  readBaseline,
  staleEntries,
  withBaseline,
  writeBaseline,
} from './baseline';
import type { Report } from './report';
import { say } from './say';
import { writeWhole } from './write-file';

export interface BaselineOptions {
  readonly file: string;
  readonly update: boolean;
  /** Lets an update take up new findings too. */
  readonly force: boolean;
  /** As {@link staleEntries}. */
  readonly isChecked: (entry: BaselineEntry) => boolean;
}

/**
 * Takes a report through the baseline in a file, and writes that anew where it is to be: smaller only, unless `force` says otherwise. A sentence without a
 * full stop where the file can't be used.
 */
export function throughBaseline(report: Report, options: BaselineOptions): Report | string {
  const { file, update, force, isChecked } = options;
  const known = read(file);
  if (typeof known === 'string') return known;
  if (known === undefined && !update)
    return `there is no baseline "${file}"; add --update-baseline to make one of what is found now`;
  const current = entriesOf(report);
  if (!update) {
    const stale = staleEntries(known!, report, isChecked);
    for (const { file: from, rule } of stale.slice(0, most))
      say(`No longer found, but still in the baseline: ${from}: ${rule}`);
    if (stale.length > most) say(`... and ${stale.length - most} more.`);
    if (stale.length > 0) say('Take them out with --update-baseline.');
    return withBaseline(report, known!);
  }
  const isFirst = known === undefined;
  const stale = new Set(isFirst ? [] : staleEntries(known, report, isChecked));
  const kept = (known ?? []).filter((entry) => !stale.has(entry));
  const names = new Set(kept.map(({ fingerprint }) => fingerprint));
  const fresh = current.filter(({ fingerprint }) => !names.has(fingerprint));
  const next = isFirst || force ? [...kept, ...fresh] : kept;
  const text = writeBaseline(next);
  const problem = isFirst || text !== writeBaseline(known) ? writeWhole(file, text, { force: true }) : undefined;
  if (problem !== undefined) return `the baseline is not written: ${problem}`;
  say(
    `The baseline "${file}" has ${counted(next.length)}; ${stale.size} taken out, ${isFirst || force ? fresh.length : 0} added.`,
  );
  if (!isFirst && !force && fresh.length > 0)
    say(`New findings are not added: mend them, waive them with a reason, or say --force. There are ${fresh.length}.`);
  return withBaseline(report, next);
}

/** Of more stale entries than this, the first are named. */
const most = 20;

function counted(count: number): string {
  return `${count} ${count === 1 ? 'finding' : 'findings'}`;
}

/** The baseline; undefined where there is no such file, a sentence where it can't be read. */
function read(file: string): Baseline | string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : `the baseline "${file}" can't be read (${code ?? 'unknown error'})`;
  }
  return readBaseline(text) ?? `"${file}" is no baseline: it was not written by --update-baseline, or has been damaged`;
}
