import { afterEach } from 'vitest';
import type { Files } from './folder';
import { type Session, type SessionOptions, startSession } from './session';

const sessions: Session[] = [];

/** Starts a session that ends with the test. */
export async function start(files: Files, options?: SessionOptions): Promise<Session> {
  const session = await startSession(files, options);
  sessions.push(session);
  return session;
}

afterEach(async () => {
  for (const session of sessions.splice(0)) await session.end();
});
