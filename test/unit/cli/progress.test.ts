import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Progress } from '../../../server/cli/progress';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What a run of three seconds prints, with something to show every 10 ms. */
function printed(isTerminal: boolean, environment: Record<string, string> = {}): string {
  const written: string[] = [];
  const stream = { isTTY: isTerminal, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  const progress = new Progress(() => stream, environment);
  for (let done = 0; done < 300; done++) {
    vi.advanceTimersByTime(10);
    progress.show('Checking', done, 300);
  }
  progress.end();
  return written.join('');
}

describe('Progress', () => {
  it('is one line at a terminal, after a while, and gone in the end', () => {
    const text = printed(true);
    expect(text.startsWith('\r\u001b[KChecking 69 of 300...\r')).toBe(true);
    expect(text.endsWith('\r\u001b[K')).toBe(true);
    expect(text).not.toContain('\n');
    expect(text.match(/Checking/g)!.length).toBeLessThan(30);
  });

  it('is silent where there is no terminal, or one that can take nothing back', () => {
    expect(printed(false)).toBe('');
    expect(printed(true, { TERM: 'dumb' })).toBe('');
  });
});
