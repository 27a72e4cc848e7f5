import { describe, expect, it } from 'vitest';
import { closest } from '../../../shared/text/closest';

describe('did you mean', () => {
  it('finds a slip, a swap, a wrong separator and wrong letter case', () => {
    expect(closest('chanel', ['channel', 'purpose'])).toEqual(['channel']);
    expect(closest('pupros', ['purpose', 'source'])).toEqual(['purpose']);
    expect(closest('subscriber_type', ['subscriber-type', 'selection-criteria'])).toEqual(['subscriber-type']);
    expect(closest('Email', ['email', 'sms'])).toEqual(['email']);
  });

  it('puts the nearest first and stops at the number asked for', () => {
    const ids = ['LIA-2026-001', 'LIA-2026-014', 'LIA-2026-410', 'LIA-2026-011'];
    expect(closest('LIA-2026-041', ids)[0]).toBe('LIA-2026-001');
    expect(closest('LIA-2026-104', ids, 1)).toEqual(['LIA-2026-014']);
  });

  it('offers what a beginning could go on to', () => {
    expect(closest('linkedin', ['email', 'linkedin-post', 'linkedin-message'])).toEqual([
      'linkedin-message',
      'linkedin-post',
    ]);
  });

  it('offers nothing where nothing is near', () => {
    expect(closest('telegram', ['email', 'sms', 'post'])).toEqual([]);
    expect(closest('x', ['sms'])).toEqual([]);
    expect(closest('', ['sms'])).toEqual([]);
    expect(closest('a'.repeat(100_000), ['a'.repeat(100_001)])).toEqual([]);
  });

  it('counts a swap as one slip even where the rows before look worse', () => {
    expect(closest('ba', ['ab'])).toEqual(['ab']);
    expect(closest('abdc', ['abcd'])).toEqual(['abcd']);
  });
});
