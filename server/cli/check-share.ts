// What a thread of `check` runs: it checks its share of the files and ends.
import { parentPort, workerData } from 'node:worker_threads';
import type { Share } from './in-thread';

void import('./check').then(async ({ checkShare }) => parentPort?.postMessage(await checkShare(workerData as Share)));
