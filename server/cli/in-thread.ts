import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ListedFile, PackedBatches } from './packed-files';
import type { TemplateReport } from './report';

/** Files of one workspace folder that a thread of their own checks. */
export interface Share {
  readonly folder: string;
  /** As prefixOf in groups.ts. */
  readonly prefix: string;
  readonly paths: readonly string[];
  /** ISO day; the real one where undefined. */
  readonly today: string | undefined;
}

/** What was found in them. */
export interface CheckedShare {
  readonly batches: PackedBatches;
  /** In the order of the batches; `text` tells the text of a file that was checked from others. */
  readonly listed: readonly (ListedFile & { readonly text: string })[];
  readonly templates: readonly TemplateReport[];
}

/** Checks files in another thread. Undefined where that fails for whatever reason: then nobody has checked them. */
export function inThread(share: Share): Promise<CheckedShare | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(join(__dirname, 'check-share.cjs'), { workerData: share });
    worker.once('message', resolve);
    for (const event of ['messageerror', 'error', 'exit']) worker.once(event, () => resolve(undefined));
  });
}
