import { describe, expect, it } from 'vitest';
import { CrashLog } from '../../../client/crash-log';

const minute = 60_000;

describe('what happens when the server dies', () => {
  it('is started again and said once', () => {
    const log = new CrashLog();
    expect(log.record(0)).toEqual({ verdict: 'restart', tell: true });
    expect(log.record(minute)).toEqual({ verdict: 'restart', tell: false });
  });

  it('is given up at the fifth crash in three minutes, and said', () => {
    const log = new CrashLog();
    for (let crash = 0; crash < 4; crash++) expect(log.record(crash * 1000).verdict).toBe('restart');
    expect(log.record(5000)).toEqual({ verdict: 'give-up', tell: true });
  });

  it('goes on where crashes are rare', () => {
    const log = new CrashLog();
    for (let crash = 0; crash < 20; crash++) expect(log.record(crash * minute).verdict).toBe('restart');
  });

  it('starts anew when a person restarts the server', () => {
    const log = new CrashLog();
    for (let crash = 0; crash < 5; crash++) log.record(0);
    log.reset();
    expect(log.record(1)).toEqual({ verdict: 'restart', tell: true });
  });
});
