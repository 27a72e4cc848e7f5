import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { message } from '../protocol/texts';
import { builtProgram, runProgram, temporaryFolders } from './program';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const program = builtProgram();
const folderOf = temporaryFolders();

/** What is said of packs and of words, as `file rule text`, and the exit code. */
async function check(folder: string, ...args: string[]) {
  const { code, out } = await runProgram(program, folder, ['check', '--format', 'json', '--fail-on', 'never', ...args]);
  const { findings } = JSON.parse(out) as { findings: { file: string; rule: string; message: string }[] };
  const found = findings.filter(({ rule, message: text }) => rule === 'pack-invalid' || /banned wordings/.test(text));
  return { code, found: found.map(({ file, rule }) => `${file} ${rule}`) };
}

const body = 'We found synergy.';

describe('house packs on the command line', () => {
  it('count for the files that are named, wherever the packs stand', async () => {
    const folder = folderOf({
      'mail/a.outreach.md': message({ body }),
      'outreach.yaml': 'packs: [packs/house.yaml]\n',
      'packs/house.yaml': 'banned: [synergy]\n',
    });
    expect(await check(folder, 'mail')).toEqual({ code: 0, found: ['mail/a.outreach.md promotional-phrasing'] });
  });

  it('end with exit code 2 when one is wrong, is missing or lies outside, and the rest of it counts', async () => {
    const outside = folderOf({ 'house.yaml': 'banned: [found]\n' });
    const folder = folderOf({
      'a.outreach.md': message({ body }),
      'outreach.yaml': 'packs: [packs/house.yaml, packs/none.yaml, ../house.yaml, link.yaml]\n',
      'packs/house.yaml': 'banned: [synergy]\nalowed: [found]\n',
    });
    symlinkSync(join(outside, 'house.yaml'), join(folder, 'link.yaml'));
    expect(await check(folder)).toEqual({
      code: 2,
      found: [
        'a.outreach.md promotional-phrasing',
        'outreach.yaml pack-invalid',
        'outreach.yaml pack-invalid',
        'outreach.yaml pack-invalid',
        'packs/house.yaml pack-invalid',
      ],
    });
  });
});
