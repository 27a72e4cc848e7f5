import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Services } from '../../../server/services';
import { Changes, tellingTakes } from '../../../server/workspace/changes';
import { looksAtCalendar, registerNewDay } from '../../../server/workspace/new-day';
import { Workspaces } from '../../../server/workspace/workspaces';

afterEach(() => void vi.useRealTimers());

/** Counts what is told from now on, by the clock of the test. */
async function telling(now: string, policy?: string): Promise<{ readonly count: number }> {
  vi.useFakeTimers({ now: new Date(now) });
  const changes = new Changes();
  const told = { count: 0 };
  changes.onChange(() => told.count++);
  const files = {
    list: async () => (policy === undefined ? [] : ['outreach.yaml']),
    read: async () => policy !== undefined && { text: policy },
  };
  const workspaces = new Workspaces(files as unknown as ConstructorParameters<typeof Workspaces>[0]);
  await workspaces.setFolders(['file:///outreach']);
  registerNewDay({ connection: { onExit: () => {} } as unknown as Services['connection'], workspaces, changes });
  return told;
}

const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000);
const soon = () => vi.advanceTimersByTime(looksAtCalendar + tellingTakes);

/** From an hour and a half before midnight to a moment after it: only then is it told, once. */
function throughMidnight(told: { readonly count: number }): void {
  minutes(60);
  expect(told.count).toBe(0);
  minutes(31);
  soon();
  expect(told.count).toBe(1);
}

describe('A new day', () => {
  it('is told once, soon after midnight, and nothing is told on the same day', async () => {
    const told = await telling('2026-11-23T22:30:00Z');
    throughMidnight(told);
    minutes(12 * 60);
    expect(told.count).toBe(1);
  });

  it('begins where the policy counts its days', async () => {
    const told = await telling('2026-11-23T09:30:00Z', 'time-zone: Pacific/Auckland\n');
    // Eleven in the morning in London is midnight there, in their summer.
    throughMidnight(told);
    minutes(24 * 60);
    expect(told.count).toBe(2);
  });

  it.each([
    ['on by a year', '2027-11-23T12:00:00Z'],
    ['on by a century', '2126-11-23T12:00:00Z'],
    ['back by a day', '2026-11-22T12:00:00Z'],
    ['back to when computers began', '1970-01-01T00:00:00Z'],
  ])('is told once when the clock is set %s, and each that follows', async (_what, now) => {
    const told = await telling('2026-11-23T12:00:00Z');
    vi.setSystemTime(new Date(now));
    soon();
    expect(told.count).toBe(1);
    minutes(11 * 60);
    expect(told.count).toBe(1);
    minutes(24 * 60);
    expect(told.count).toBe(2);
  });

  it('is told once to a computer that slept for a week', async () => {
    const told = await telling('2026-11-23T12:00:00Z');
    vi.setSystemTime(new Date('2026-11-30T08:00:00Z'));
    soon();
    expect(told.count).toBe(1);
  });

  it('is told once around a change of summer time, and on a leap day', async () => {
    // 25 October 2026 has 25 hours in London, and its midnight is 23:00 in Greenwich.
    const told = await telling('2026-10-24T21:30:00Z');
    throughMidnight(told);
    minutes(24 * 60);
    expect(told.count).toBe(1);
    minutes(60);
    expect(told.count).toBe(2);
    vi.setSystemTime(new Date('2028-02-28T23:58:00Z'));
    soon();
    minutes(3);
    expect(told.count).toBe(4);
    minutes(24 * 60);
    expect(told.count).toBe(5);
  });
});
