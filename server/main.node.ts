// The program that editors start in Node. It says by itself that it is there and what it can do, and only then loads the language server,
// which is a hundred times as large: editors wait for that answer. What comes in the meantime waits in order where it came in.

import { type FirstAnswer, firstAnswer, firstFramed, framed, type RequestId } from './first-answers';
import type * as LanguageServer from './main.language-server';

/** What to do about it, the library knows. */
const unreadable: FirstAnswer = { next: 'take-over' };

if (process.argv.includes('--node-ipc')) overMessages();
else if (process.argv.includes('--stdio')) overStreams();
else void takeOver(undefined);

/** Resolves when the language server listens. */
async function takeOver(answered: RequestId | undefined): Promise<void> {
  const { serve }: typeof LanguageServer = require('./main.language-server');
  await serve(answered);
}

/** A channel of Node's: how VS Code talks to it. */
function overMessages(): void {
  const waiting: unknown[] = [];
  let isOver = false;
  process.on('message', listen);

  function listen(message: unknown): void {
    if (isOver) {
      waiting.push(message);
      return;
    }
    const { answer, next, answered } = firstAnswer(message);
    if (next === 'exit') process.exit(1);
    if (next === 'take-over') {
      isOver = true;
      waiting.push(message);
    }
    const goOn = () => void (isOver && takeOver(answered).then(handOver));
    if (answer) process.send?.(answer, undefined, undefined, goOn);
    else goOn();
  }

  function handOver(): void {
    process.off('message', listen);
    for (const each of waiting) process.emit('message', each, undefined);
  }
}

/** Standard input and output: how other editors do. */
function overStreams(): void {
  const { stdin, stdout } = process;
  let bytes: Buffer = Buffer.alloc(0);
  stdin.on('data', listen);
  stdin.on('end', leave);
  stdout.on('error', leave);

  function listen(more: Buffer): void {
    bytes = bytes.length === 0 ? more : Buffer.concat([bytes, more]);
    for (;;) {
      const first = firstFramed(bytes);
      if (!first) return;
      const { answer, next, answered } = first.isReadable ? firstAnswer(first.message) : unreadable;
      if (next === 'exit') leave();
      if (next === 'wait') {
        if (answer) stdout.write(framed(answer));
        bytes = bytes.subarray(first.end);
        continue;
      }
      stdin.off('data', listen);
      stdin.off('end', leave);
      stdin.pause();
      stdin.unshift(bytes);
      const goOn = () => void takeOver(answered).then(handOver);
      if (answer) stdout.write(framed(answer), goOn);
      else goOn();
      return;
    }
  }

  function handOver(): void {
    stdout.off('error', leave);
    stdin.resume();
  }

  /** As the library does when its editor is gone without a word. */
  function leave(): void {
    process.exit(1);
  }
}
