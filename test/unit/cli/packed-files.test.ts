import { describe, expect, it } from 'vitest';
import { PackedFiles } from '../../../server/cli/packed-files';
import { totalsOf } from '../../../server/cli/report';
import { fileOf, finding, reportOf } from './formats/reports';

const textOf = (number: number) => `Save ${number}% on courses\nToday: 🎉 only`;
const files = Array.from({ length: 300 }, (_, i) =>
  fileOf(`${i}.outreach.md`, textOf(i), [
    finding(textOf(i), `${i}%`, {
      fixes: [{ title: 'Say it plainly', safety: 'suggestion', edits: [{ span: { start: 0, end: 4 }, newText: 'é' }] }],
    }),
    finding(textOf(i), '🎉', { severity: 'hint', waived: { reason: 'agreed' } }),
  ]),
);

describe('Findings of many files', () => {
  it('are read again as they were kept, in any order', async () => {
    const packed = new PackedFiles();
    const kept = [];
    for (const [i, file] of files.entries()) kept.push(await packed.add(file, () => textOf(i)));
    for (const i of [299, 0, 150, 1, 128, 127, 260]) {
      const { file, text, findings, waived, lines } = kept[i]!;
      expect({ file, text, findings, waived }).toEqual({
        file: files[i]!.file,
        text: textOf(i),
        findings: files[i]!.findings,
        waived: files[i]!.waived,
      });
      expect(lines.count).toBe(2);
    }
  });

  it('are counted without being read', async () => {
    const packed = new PackedFiles();
    const kept = [];
    for (const file of files)
      kept.push(
        await packed.add(file, () => {
          throw new Error('read');
        }),
      );
    expect(totalsOf(reportOf(kept))).toEqual(totalsOf(reportOf(files)));
    expect(totalsOf(reportOf(files))).toMatchObject({ counts: { error: 300 }, waived: 300, known: undefined });
  });
});
