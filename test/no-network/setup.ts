/** The tests run with the network blocked: in their own process, and in those they start. */
import { resolve } from 'node:path';
import block from './block.cjs';

const child = resolve(__dirname, 'child.cjs');

// Reading a file of certificates takes each of those processes longer than starting does, and none of them needs it.
delete process.env.NODE_EXTRA_CA_CERTS;
if (!process.env.NODE_OPTIONS?.includes(child)) {
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --require=${JSON.stringify(child)}`.trim();
  block((what) => {
    const error = new Error(`The network was asked for: ${what}`);
    // Thrown aside too: whoever asked may well expect networks to fail, and go on.
    queueMicrotask(() => {
      throw error;
    });
    throw error;
  });
}
