// Tries the properties in turn until it is ended. What is being tried stands in memory that run.mjs reads when nothing moves any more.
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { properties } from './properties';

const { shared, seed, only } = workerData as { shared: SharedArrayBuffer; seed: number; only: string | undefined };
/** Number of the input, of the property, and length of the input in bytes. */
const head = new Int32Array(shared, 0, 4);
const room = new Uint8Array(shared, 16);
const encoder = new TextEncoder();
/** So many inputs of a property, before it is the next one's turn. */
const inARow = 25;

function note(property: number, input: unknown): void {
  // Lone surrogates survive JSON, where they are escaped.
  const { written } = encoder.encodeInto(JSON.stringify(input) ?? '', room);
  head[1] = property;
  head[2] = written;
  Atomics.add(head, 0, 1);
}

async function run(): Promise<void> {
  for (let round = 0; ; round++) {
    for (const [index, { name, inputs, holds }] of properties.entries()) {
      if (only !== undefined && !name.includes(only)) continue;
      const began = process.cpuUsage();
      let tried = 0;
      const property = fc.asyncProperty(inputs, async (input) => {
        tried++;
        note(index, input);
        await holds(input as never);
      });
      const found = await fc.check(property, { seed: seed + round, numRuns: inARow, interruptAfterTimeLimit: 60_000 });
      const { user, system } = process.cpuUsage(began);
      const error = found.errorInstance;
      parentPort!.postMessage({
        name,
        tried,
        cpu: (user + system) / 1e6,
        crash: error && {
          message: error instanceof Error ? error.message : String(error),
          stack: error instanceof Error ? error.stack : undefined,
          input: JSON.stringify(found.counterexample?.[0]),
          seed: seed + round,
        },
      });
    }
  }
}

void run();
