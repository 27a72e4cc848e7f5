import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Paced } from '../../../client/paced';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Work that takes so many milliseconds, and counts its rounds. */
function work(takes: number) {
  const done = { begun: 0, ended: 0 };
  const paced = new Paced(async () => {
    done.begun++;
    await new Promise((resolve) => setTimeout(resolve, takes));
    done.ended++;
  });
  return { paced, done };
}

describe('paced work', () => {
  it('is done at once when nothing was done before', async () => {
    const { paced, done } = work(10);
    paced.soon();
    expect(done.begun).toBe(1);
  });

  it('is done once more, not ten times, for what was asked meanwhile', async () => {
    const { paced, done } = work(100);
    for (let i = 0; i < 10; i++) paced.soon();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(done.ended).toBe(2);
  });

  it('rests after long work, and for a second at most', async () => {
    const { paced, done } = work(300);
    paced.soon();
    await vi.advanceTimersByTimeAsync(300);
    paced.soon();
    await vi.advanceTimersByTimeAsync(599);
    expect(done.begun).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(done.begun).toBe(2);
    const slow = work(60_000);
    slow.paced.soon();
    await vi.advanceTimersByTimeAsync(60_000);
    slow.paced.soon();
    await vi.advanceTimersByTimeAsync(1000);
    expect(slow.done.begun).toBe(2);
  });

  it('asked for now, waits for a round that began afterwards', async () => {
    const { paced, done } = work(100);
    paced.soon();
    let ended = 0;
    void paced.now().then(() => {
      ended = done.ended;
    });
    await vi.advanceTimersByTimeAsync(1000);
    expect(ended).toBe(2);
  });

  it.each([
    ['back by a year', '2025-11-23'],
    ['back to when computers began', '1970-01-01'],
    ['on by a year', '2027-11-23'],
  ])('rests as long when the clock is set %s', async (_what, day) => {
    vi.setSystemTime(new Date('2026-11-23T12:00:00Z'));
    const { paced, done } = work(300);
    paced.soon();
    await vi.advanceTimersByTimeAsync(300);
    vi.setSystemTime(new Date(day));
    paced.soon();
    await vi.advanceTimersByTimeAsync(599);
    expect(done.begun).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(done.begun).toBe(2);
  });

  it('does nothing any more once it is disposed of', async () => {
    const { paced, done } = work(300);
    paced.soon();
    await vi.advanceTimersByTimeAsync(300);
    paced.soon();
    paced.dispose();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(done.begun).toBe(1);
  });
});
