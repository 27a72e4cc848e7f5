import { onTestFinished } from 'vitest';
import type { Files } from './folder';
import { type Session, type SessionOptions, startSession } from './session';

/** Starts a session that ends with the test. */
export async function start(files: Files, options?: SessionOptions): Promise<Session> {
  const session = await startSession(files, options);
  onTestFinished(() => session.end());
  return session;
}
