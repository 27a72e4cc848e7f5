import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BaselineEntry, readBaseline, writeBaseline } from '../../../server/cli/baseline';

const entry = (file: string, fingerprint: string): BaselineEntry => ({ file, rule: 'lia-missing', fingerprint });

describe('A baseline', () => {
  it('is read as it was written, in the same order whoever wrote it', () => {
    const a = entry('a.outreach.md', '1');
    const b = entry('b "c"\n.outreach.md', '2');
    expect(writeBaseline([b, a])).toBe(writeBaseline([a, b]));
    expect(readBaseline(writeBaseline([b, a]))).toEqual([a, b]);
    expect(readBaseline(writeBaseline([]))).toEqual([]);
  });

  it('has one finding a line', () => {
    const lines = writeBaseline([entry('a', '1'), entry('a', '2')]).split('\n');
    expect(lines.filter((line) => line.includes('"file"'))).toHaveLength(2);
  });

  it('is never taken for one, whatever text it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readBaseline(text)).toBeUndefined();
      }),
    );
  });
});
