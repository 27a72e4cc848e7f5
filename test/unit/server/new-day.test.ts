import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Services } from '../../../server/services';
import { Changes, tellingTakes } from '../../../server/workspace/changes';
import { looksAtCalendar, registerNewDay } from '../../../server/workspace/new-day';
import { Workspaces } from '../../../server/workspace/workspaces';

afterEach(() => void vi.useRealTimers());

describe('A new day', () => {
  it('is told once, soon after midnight, and nothing is told on the same day', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-23T22:30:00Z') });
    const changes = new Changes();
    let told = 0;
    changes.onChange(() => told++);
    const files = { list: async () => [], read: async () => undefined };
    const workspaces = new Workspaces(files as unknown as ConstructorParameters<typeof Workspaces>[0]);
    await workspaces.setFolders(['file:///outreach']);
    registerNewDay({ connection: { onExit: () => {} } as unknown as Services['connection'], workspaces, changes });
    vi.advanceTimersByTime(60 * 60_000);
    expect(told).toBe(0);
    vi.advanceTimersByTime(31 * 60_000 + looksAtCalendar + tellingTakes);
    expect(told).toBe(1);
    vi.advanceTimersByTime(12 * 60 * 60_000);
    expect(told).toBe(1);
  });
});
