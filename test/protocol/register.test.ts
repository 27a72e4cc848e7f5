import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarResult, calendarRequest, type RegisterResult, registerRequest } from '../../shared/protocol';
import type { Register } from '../../shared/register/register';
import { approved, message } from '../unit/register/made';
import { start } from './sessions';

const files = { 'office.outreach.md': message(), 'office.lia.md': approved() };

describe('the register in the editor', () => {
  it.each(['html', 'csv', 'json', 'markdown'])('comes as %s', async (format) => {
    const session = await start(files);
    const { text } = await session.connection.sendRequest<RegisterResult>(registerRequest, { format });
    expect(text).toContain('office.outreach.md');
  });

  it('has what stands in the editor, and compares it with an earlier one', async () => {
    const session = await start(files);
    const before = await session.connection.sendRequest<RegisterResult>(registerRequest, { format: 'json' });
    await session.open('office.outreach.md', message({ body: 'Save 20% on your next order today!' }));
    const earlier = { name: 'earlier.json', text: before.text };
    const { text } = await session.connection.sendRequest<RegisterResult>(registerRequest, { format: 'json', earlier });
    const register: Register = JSON.parse(text);
    expect(register.since!.name).toBe('earlier.json');
    expect(
      register.since!.changes.some(({ kind, name }) => kind === 'finding' && name.startsWith('promotional-phrasing')),
    ).toBe(true);
  });

  it('tells folders apart by their names', async () => {
    const both = { 'a/office.outreach.md': message(), 'b/office.outreach.md': message() };
    const session = await start(both, { folders: ['a', 'b'] });
    const register: Register = JSON.parse(
      (await session.connection.sendRequest<RegisterResult>(registerRequest, { format: 'json' })).text,
    );
    expect(register.templates.map(({ file }) => file)).toEqual(['a/office.outreach.md', 'b/office.outreach.md']);
    expect(register.scope.map(({ folder }) => folder)).toEqual(['a', 'b']);
  });

  it('refuses another format and what is no register', async () => {
    const session = await start(files);
    await expect(session.connection.sendRequest(registerRequest, { format: 'pdf' })).rejects.toThrow('no such format');
    const earlier = { name: 'x.json', text: '{}' };
    await expect(session.connection.sendRequest(registerRequest, { format: 'json', earlier })).rejects.toThrow(
      'x.json is no register',
    );
  });

  it('gives the calendar too', async () => {
    const session = await start(files);
    const { text, days } = await session.connection.sendRequest<CalendarResult>(calendarRequest);
    expect(days).toBe(2);
    expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')).toHaveLength(2);
  });
});
