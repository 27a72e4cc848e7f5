// The calendar as the shipped program writes it, read by a library that is not the one it was written with.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { type CalendarResult, calendarRequest, type RegisterResult, registerRequest } from '../../shared/protocol';
import { approved, message } from '../unit/register/made';
import { builtProgram, ended, runProgram, temporaryFolders } from './program';

const program = builtProgram();

const folder = temporaryFolders();
const files = {
  'office.outreach.md': message({
    fields:
      'waivers: [{ rule: privacy-notice, reason: "It stands in our signature; see \\\\, here", until: 2027-01-31 }]\n',
  }),
  'office.lia.md': approved().replace('title: Telling customers what changes', 'title: "A\\nEND:VEVENT\\nX-EVIL:1"'),
};

function events(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
}

describe('the calendar', () => {
  it('has all-day events that another library reads, whatever stands in a title', async () => {
    const { out, code } = await runProgram(program, folder(files), ['calendar', '--today', '2026-11-23']);
    expect(code).toBe(0);
    const found = events(out);
    expect(found.map(({ startDate, summary }) => [startDate.toString(), startDate.isDate, summary])).toEqual([
      ['2027-01-31', true, 'Waiver of privacy-notice ends'],
      ['2027-06-01', true, 'Review LIA-2026-014'],
      ['2027-08-01', true, 'LIA-2026-014 expires unless it is reviewed'],
    ]);
    expect(found.map(({ endDate }) => endDate.toString())).toEqual(['2027-02-01', '2027-06-02', '2027-08-02']);
    expect(found[1]!.description).toContain('A END:VEVENT X-EVIL:1');
    for (const line of out.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(out.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });

  it('is the same bytes in any time zone', async () => {
    const home = folder(files);
    const made = await Promise.all(
      ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'].map((TZ) =>
        ended(
          spawn(process.execPath, [program, 'calendar', '--today', '2026-11-23'], {
            cwd: home,
            env: { ...process.env, TZ },
          }),
        ),
      ),
    );
    expect(made[1]!.out).toBe(made[0]!.out);
    expect(made[2]!.out).toBe(made[0]!.out);
  });

  it('is written to a file, which is not replaced unasked', async () => {
    const home = folder(files);
    const args = ['calendar', '--today', '2026-11-23', '--output', 'reviews.ics'];
    expect(await runProgram(program, home, args)).toMatchObject({ code: 0, out: '', error: 'Wrote reviews.ics.\n' });
    expect(events(readFileSync(join(home, 'reviews.ics'), 'utf8'))).toHaveLength(3);
    expect((await runProgram(program, home, args)).code).toBe(2);
  });

  it('and the register come from the language server as it is shipped, commit included', async () => {
    const home = folder(files);
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
      ['-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '-qm', 'x'],
    ])
      execFileSync('git', args, { cwd: home });
    const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { cwd: home });
    try {
      const connection = createProtocolConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const workspaceFolders = [{ uri: URI.file(home).toString(), name: 'folder' }];
      await connection.sendRequest('initialize', {
        processId: process.pid,
        rootUri: null,
        capabilities: {},
        workspaceFolders,
      });
      await connection.sendNotification('initialized', {});
      const { text } = await connection.sendRequest<CalendarResult>(calendarRequest);
      expect(events(text)).toHaveLength(3);
      const register = await connection.sendRequest<RegisterResult>(registerRequest, { format: 'json' });
      const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: home }).toString().trim();
      expect(JSON.parse(register.text).scope[0].revision).toMatchObject({ commit, dirty: false });
      connection.dispose();
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('of a folder with nothing to do is a calendar without entries', async () => {
    const { out, code } = await runProgram(program, folder({}), ['calendar', '--today', '2026-11-23']);
    expect(code).toBe(0);
    expect(events(out)).toEqual([]);
  });
});
