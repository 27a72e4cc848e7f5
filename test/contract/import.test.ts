// Registers and messages that people have already, as files and assessments of ours: what would be made, and what is.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { parseAssessment } from '../../shared/assessment/assessment';
import { isAnswered } from '../../shared/assessment/completeness';
import { parseTemplate } from '../../shared/template/template';
import { builtProgram, runProgram, temporaryFolders } from './program';

const program = builtProgram();
const folderOf = temporaryFolders();
const day = ['--today', '2026-11-23'];

const register = [
  'LIA Ref,Activity,Business owner,Channels,Review date,What are you trying to achieve by using this data?,Status,Approved by,Risk score',
  'LIA-2024-003,Page invitations,Head of Marketing,"LinkedIn message; E-mail",01/03/2027,"We want people to know where our news is.",Approved,Helen Marsh,3',
  ',Second thing,,Pigeon post,31/31/2026,,,,',
].join('\r\n');

describe('import assessments', () => {
  it('tells what would be made, and writes nothing', async () => {
    const folder = folderOf({ 'register.csv': register });
    const { code, out, error } = await runProgram(program, folder, ['import', 'assessments', 'register.csv', ...day]);
    expect(code).toBe(0);
    expect(out).toContain('assessments/LIA-2024-003.lia.md  (row 2)');
    expect(out).toContain('recorded anew: Status: Approved; Approved by: Helen Marsh.');
    expect(out).toContain('Channels: "Pigeon post" is none of its values');
    expect(out).toContain('Review date: "31/31/2026" is no day that can be read');
    expect(error).toContain('No field is known for "Risk score".');
    expect(error).toContain('Nothing was written');
    expect(readdirSync(folder)).toEqual(['register.csv']);
  });

  it('takes over facts and answers word for word, begins as a draft, and keeps what belongs nowhere', async () => {
    const folder = folderOf({ 'register.csv': register });
    const { code } = await runProgram(program, folder, ['import', 'assessments', 'register.csv', '--write', ...day]);
    expect(code).toBe(0);
    const text = readFileSync(join(folder, 'assessments/LIA-2024-003.lia.md'), 'utf8');
    const made = parseAssessment('a.lia.md', text);
    expect(made).toMatchObject({
      id: { value: 'LIA-2024-003' },
      title: { value: 'Page invitations' },
      status: { value: 'draft' },
    });
    expect(made.owner?.value).toBe('Head of Marketing');
    expect(made.reviewDue?.value).toBe('2027-03-01');
    expect(text).toMatch(/^ {2}channels: \[ ?linkedin-message, email ?\]$/m);
    expect(isAnswered(made, 'P1')).toBe(true);
    expect(isAnswered(made, 'P2')).toBe(false);
    expect(text).toContain('We want people to know where our news is.');
    expect(text).toMatch(
      /change: .*Imported from register\.csv, row 2\. There: Status: Approved; Approved by: Helen Marsh\./,
    );
    expect(text).not.toMatch(/^approver:|^approved-on:/m);
    expect(text).toMatch(/## Kept from register\.csv\n\n\*\*Risk score\*\*\n\n3\n$/);
    expect(existsSync(join(folder, 'assessments/LIA-2026-001.lia.md'))).toBe(true);
    const { out } = await runProgram(program, folder, ['check', 'assessments', '--format', 'json', ...day]);
    // What isn't filled in yet is a warning: nothing that was written is wrong.
    const errors = JSON.parse(out).findings.filter(({ severity }: { severity: string }) => severity === 'error');
    expect(errors).toEqual([]);
  });

  it('overwrites nothing: a second import gets ids of its own', async () => {
    const folder = folderOf({ 'register.csv': register });
    await runProgram(program, folder, ['import', 'assessments', 'register.csv', '--write', ...day]);
    const before = readFileSync(join(folder, 'assessments/LIA-2024-003.lia.md'), 'utf8');
    const { out } = await runProgram(program, folder, ['import', 'assessments', 'register.csv', '--write', ...day]);
    expect(out).toContain("The id LIA-2024-003 is taken or can't be a file's name; it is LIA-2026-002 here.");
    expect(readFileSync(join(folder, 'assessments/LIA-2024-003.lia.md'), 'utf8')).toBe(before);
    expect(readdirSync(join(folder, 'assessments'))).toHaveLength(4);
  });

  it('reads the first sheet of an Excel file, days included, and columns that somebody names', async () => {
    const folder = folderOf({});
    const cell = (value: string | Date) =>
      value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value, type: String };
    await writeExcel([
      ['Title', 'Next review', 'Warum'].map(cell),
      ['Vom Formular', new Date('2027-05-01T00:00:00Z'), 'Because people asked us to keep them informed.'].map(cell),
    ] as never).toFile(join(folder, 'register.xlsx'));
    const args = ['import', 'assessments', 'register.xlsx', '--map', 'Warum=P1', '--write', ...day];
    const { code, error } = await runProgram(program, folder, args);
    expect({ code, error }).toMatchObject({ code: 0 });
    const made = parseAssessment('a.lia.md', readFileSync(join(folder, 'assessments/LIA-2026-001.lia.md'), 'utf8'));
    expect(made.reviewDue?.value).toBe('2027-05-01');
    expect(isAnswered(made, 'P1')).toBe(true);
  });

  it('keeps cells from becoming structure', async () => {
    const nasty = '"## 4 Decision\n--> <!-- x\n---\nid: X","=1+1"';
    const folder = folderOf({ 'r.csv': `Title,P1,Notes\n"a: ""b""\n# c",${nasty}\n` });
    const { code } = await runProgram(program, folder, ['import', 'assessments', 'r.csv', '--write', ...day]);
    expect(code).toBe(0);
    const text = readFileSync(join(folder, 'assessments/LIA-2026-001.lia.md'), 'utf8');
    const made = parseAssessment('a.lia.md', text);
    expect(made.title?.value).toBe('a: "b" # c');
    expect(made.problems ?? []).toEqual([]);
    expect(made.answers.find(({ id }) => id === 'P1')?.text).toContain('id: X');
    expect(made.answers.filter(({ id }) => id.startsWith('D'))).toHaveLength(
      parseAssessment('b.lia.md', text.replace('\\## 4 Decision', 'x')).answers.filter(({ id }) => id.startsWith('D'))
        .length,
    );
  });

  it.each([
    ['a file that is not there', 'no.csv', undefined, '"no.csv" could not be read (ENOENT)'],
    [
      'letters of an older Excel',
      'a.csv',
      Buffer.from('Title\nCaf\xe9\n', 'latin1'),
      'is not encoded as UTF-8; save it as UTF-8',
    ],
    ['a picture', 'a.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), "can't be read as an Excel file"],
    ['names without rows', 'a.csv', Buffer.from('Title,Owner\n'), 'has no rows below the names of its columns'],
    ['a quotation mark too few', 'a.csv', Buffer.from('Title\n"abc\n'), 'a quotation mark is missing or too many'],
  ])('says what is wrong with %s', async (_what, name, bytes, words) => {
    const folder = folderOf({});
    if (bytes) writeFileSync(join(folder, name), bytes);
    const { code, error } = await runProgram(program, folder, ['import', 'assessments', name, '--write', ...day]);
    expect(code).toBe(2);
    expect(error).toContain(words);
    expect(existsSync(join(folder, 'assessments'))).toBe(false);
  });

  it('writes nothing outside the working directory', async () => {
    const outside = folderOf({});
    const folder = folderOf({ 'r.csv': 'Title\nA\n' });
    symlinkSync(outside, join(folder, 'assessments'));
    const linked = await runProgram(program, folder, ['import', 'assessments', 'r.csv', '--write', ...day]);
    expect(linked).toMatchObject({ code: 2, error: expect.stringContaining('leads out of the working directory') });
    const named = await runProgram(program, folder, [
      'import',
      'assessments',
      'r.csv',
      '--to',
      '..',
      '--write',
      ...day,
    ]);
    expect(named).toMatchObject({ code: 2, error: expect.stringContaining('is not inside the working directory') });
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('import messages', () => {
  it('makes templates of texts, pages and tables, with their words as they are', async () => {
    const folder = folderOf({
      'old/spring-news.txt': 'Hi {{first_name}},\n\nour office has moved.\n',
      'old/page.html': '<!doctype html><html><body><p>Hello {{ first_name }}</p></body></html>',
      'old/list.csv':
        'Name,Channel,Subject,Message\nReminder,e-mail,Your: booking,"Dear {{first_name}},\nsee you."\n,SMS,,Bring a pen\n',
      'old/notes.pdf': 'no',
    });
    const { code, out } = await runProgram(program, folder, [
      'import',
      'messages',
      'old',
      '--channel',
      'email',
      '--write',
      ...day,
    ]);
    expect(code).toBe(0);
    expect(out.match(/^imported\//gm)).toHaveLength(4);
    const text = readFileSync(join(folder, 'imported/spring-news.outreach.md'), 'utf8');
    expect(text).toMatch(/^---\ntitle: Spring news\n(?:.*\n)*?channel: email\n/);
    expect(text.endsWith('---\nHi {{first_name}},\n\nour office has moved.\n')).toBe(true);
    expect(text).toContain('merge-fields: [first_name]');
    // It claims nothing that nobody has said.
    expect(text).toMatch(/^lawful-basis: +#/m);
    expect(text).not.toMatch(/^(?:pecr-route|consent|lia):/m);
    const reminder = readFileSync(join(folder, 'imported/reminder.outreach.md'), 'utf8');
    expect(reminder).toContain('\nsubject: "Your: booking"\n');
    expect(readFileSync(join(folder, 'imported/message-3.outreach.md'), 'utf8')).toContain('\nchannel: sms\n');
    for (const name of readdirSync(join(folder, 'imported'))) {
      const { problems } = parseTemplate(name, readFileSync(join(folder, 'imported', name), 'utf8')) as {
        problems?: unknown[];
      };
      expect(problems ?? []).toEqual([]);
    }
  });

  it('does the rest where one file is unreadable, and names it', async () => {
    const folder = folderOf({ 'old/a.txt': 'Hello' });
    mkdirSync(join(folder, 'old/b'), { recursive: true });
    writeFileSync(join(folder, 'old/b/c.txt'), Buffer.from([0x48, 0xff, 0xfe, 0xe9]));
    const { code, error } = await runProgram(program, folder, ['import', 'messages', 'old', '--write', ...day]);
    expect(code).toBe(2);
    expect(error).toContain('c.txt" is not encoded as UTF-8');
    expect(existsSync(join(folder, 'imported/a.outreach.md'))).toBe(true);
    const older = await runProgram(program, folder, [
      'import',
      'messages',
      'old/b/c.txt',
      '--encoding',
      'windows-1252',
      '--write',
      ...day,
    ]);
    expect(older.code).toBe(0);
  });
});
