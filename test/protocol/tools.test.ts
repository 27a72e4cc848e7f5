// What an assistant in the editor is told when it asks.
import { describe, expect, it } from 'vitest';
import { type ToolResult, toolRequest } from '../../shared/protocol';
import type { Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const ask = async (session: Session, tool: string, input: unknown = {}) =>
  (await session.connection.sendRequest<ToolResult>(toolRequest, { tool, input })).markdown;

describe('outreach_check', () => {
  it('tells of a template what the editor shows of it, unsaved words included', async () => {
    const session = await start({ 'in/a.outreach.md': message({ lia: 'LIA-1' }) });
    await session.open('in/a.outreach.md');
    await session.type('in/a.outreach.md', { after: 'our office has moved.' }, ' Get 20% off.');
    const told = await ask(session, 'outreach_check', { file: 'in/a.outreach.md' });
    expect(told).toMatch(/^- PECR: consent needed/m);
    expect(told).toMatch(/- \*\*error\*\* `promotional-phrasing` line \d+, "20% off": /);
    expect(told).toMatch(/^- Assessment: not-found\. /m);
    expect(await ask(session, 'outreach_check', { file: session.uri('in/a.outreach.md') })).toBe(told);
  });

  it('checks a draft by the policy of the folder, counts its own lines, and keeps nothing of it', async () => {
    const session = await start({ 'outreach.yaml': 'risk-appetite: cautious\n' });
    const told = await ask(session, 'outreach_check', { text: 'Hello,\nbuy now!', channel: 'linkedin-message' });
    expect(told).toContain('`promotional-phrasing` line 2, "buy now"');
    expect(told).toContain('`missing-field` about the whole: ');
    expect(await ask(session, 'outreach_check')).toBe('There are no templates in the open folders.');
  });

  it('says of a message without findings that these checks found none, and no more', async () => {
    const session = await start({ 'a.outreach.md': message({ lia: 'LIA-1' }), 'l/a.lia.md': assessment('LIA-1') });
    expect(await ask(session, 'outreach_check')).toContain('`a.outreach.md`');
    const page = await ask(session, 'outreach_explain', { rule: 'lia-missing' });
    expect(page).toContain('# `lia-missing`');
    for (const told of [await ask(session, 'outreach_check'), page])
      expect(told).not.toMatch(/compliant|safe to send/i);
  });

  it.each([
    [{ file: '../secret.outreach.md' }, 'There is no file'],
    [{ file: '/etc/passwd' }, 'There is no file'],
    [{ text: 'Hello', channel: 'pigeon' }, 'There is no channel "pigeon"'],
  ])('refuses %j in words', async (input, words) => {
    const session = await start({ 'a.outreach.md': message() });
    await expect(ask(session, 'outreach_check', input)).rejects.toThrow(words);
  });
});

describe('outreach_assessment_status', () => {
  it('tells how an assessment stands, what is open and who relies on it, by its id and by a template', async () => {
    const session = await start({ 'a.outreach.md': message({ lia: 'LIA-1' }), 'l/a.lia.md': assessment('LIA-1') });
    const told = await ask(session, 'outreach_assessment_status', { assessment: 'LIA-1' });
    expect(told).toMatch(/^- State: draft\. /m);
    expect(told).toMatch(/^ {2}- open: P1 /m);
    expect(told).toContain('- Templates that name it: 1\n  - `a.outreach.md`');
    expect(await ask(session, 'outreach_assessment_status', { file: 'a.outreach.md' })).toContain(told);
    expect(await ask(session, 'outreach_assessment_status')).toContain('LIA-1');
    await expect(ask(session, 'outreach_assessment_status', { assessment: 'LIA-9' })).rejects.toThrow(
      'no assessment "LIA-9"',
    );
  });
});

it('an unknown tool, an unknown rule and an input that is none are answered in words', async () => {
  const session = await start({ 'a.outreach.md': message() });
  await expect(ask(session, 'outreach_approve')).rejects.toThrow('There is no such tool.');
  await expect(ask(session, 'outreach_explain', { rule: 'lia-mising' })).rejects.toThrow('Did you mean "lia-missing"?');
  expect(await ask(session, 'outreach_explain', 42)).toContain('`lia-missing`');
});
