/** So many UTF-16 code units are written at once: pieces may be short. */
const chunkLength = 1 << 16;

/** Pieces of a text, put together to fewer and longer ones. */
export function* chunks(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Prints a long result on standard output, no faster than it is read, and stops where nobody reads it any more. */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  const { stdout } = process;
  for (const chunk of chunks(pieces)) {
    if (!stdout.write(chunk)) await drained(stdout);
    if (stdout.destroyed) return;
  }
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || !stream.writableNeedDrain) return resolve();
    const events = ['drain', 'close', 'error'] as const;
    const done = () => {
      for (const event of events) stream.off(event, done);
      resolve();
    };
    for (const event of events) stream.on(event, done);
  });
}
