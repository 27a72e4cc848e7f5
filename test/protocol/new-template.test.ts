import { describe, expect, it } from 'vitest';
import {
  type NewTemplateQuestionResult,
  type NewTemplateResult,
  newTemplateQuestionRequest,
  newTemplateRequest,
} from '../../shared/protocol';
import type { Answers } from '../../shared/template/new-template';
import { channels } from '../../shared/vocabulary/choices';
import type { Session } from './session';
import { start } from './sessions';
import { message } from './texts';

const email: Answers = { channel: 'email' };

function folderOf(session: Session, folder: string): string {
  return session.uri(folder).replace(/\/$/, '');
}

function make(session: Session, title: string, answers: Answers = email, folder = ''): Promise<NewTemplateResult> {
  return session.connection.sendRequest(newTemplateRequest, { folder: folderOf(session, folder), title, answers });
}

function ask(session: Session, answers: Answers, folder = ''): Promise<NewTemplateQuestionResult | null> {
  return session.connection.sendRequest(newTemplateQuestionRequest, { folder: folderOf(session, folder), answers });
}

describe('a new template', () => {
  it('states nothing that was not answered: what is blank is a finding', async () => {
    const session = await start({});
    for (const { value } of channels) {
      const { uri, text } = await make(session, `Message by ${value}`, { channel: value });
      expect(session.isOnDisk(uri.slice(uri.lastIndexOf('/') + 1))).toBe(false);
      await session.open(uri, text);
      const rules = await session.rules(uri);
      expect(rules, text).toContain('missing-field');
      for (const rule of ['front-matter-syntax', 'unknown-field', 'invalid-value'])
        expect(rules, text).not.toContain(rule);
      for (const line of text.slice(0, text.indexOf('\n---')).split('\n')) {
        const stated = /^\s*([a-z-]+):\s*([^#]*)/.exec(line);
        // The greeting uses the first name, and public channels are the only ones with nothing to permit.
        if (['title', 'channel', 'merge-fields'].includes(stated?.[1] ?? '')) continue;
        expect(['', '""', 'unknown'], line).toContain(stated?.[2]?.trim() ?? '');
      }
    }
  });

  it('leaves out what the policy gives', async () => {
    const session = await start({
      'outreach.yaml': 'defaults:\n  owner: Head of Marketing\n  folders:\n    "mail/**": { purpose: newsletter }\n',
    });
    expect((await make(session, 'Spring', email, 'mail')).text).not.toMatch(/owner|purpose/);
    expect((await make(session, 'Spring', email)).text).toMatch(/purpose/);
  });

  it('puts the cursor below the greeting', async () => {
    const session = await start({ 'outreach.yaml': 'defaults:\n  sender: { organisation: Example Ltd }\n' });
    const { text, cursor } = await make(session, 'Spring');
    const lines = text.split('\n');
    expect(lines.slice(cursor.line - 2)).toEqual(['Hi {{first_name}},', '', '', '', 'Example Ltd', '']);
    expect(cursor.character).toBe(0);
  });

  it.each([
    ['Spring offers 2026!', 'spring-offers-2026.outreach.md'],
    ['Café à la Zoë', 'cafe-a-la-zoe.outreach.md'],
    ['../../etc/passwd', 'etc-passwd.outreach.md'],
    ['日本語', 'message.outreach.md'],
    ['', 'message.outreach.md'],
    ['x'.repeat(500), `${'x'.repeat(60)}.outreach.md`],
  ])('called "%s" has a file name that every system takes', async (title, name) => {
    const session = await start({});
    const { uri, text } = await make(session, title);
    expect(uri).toBe(session.uri(name));
    await session.open(uri, text);
    expect(await session.rules(uri)).not.toContain('front-matter-syntax');
    if (title.trim() !== '') expect((await session.template(name)).title).toBe(title);
  });

  it('never takes the name of a file that is there', async () => {
    const session = await start({ 'spring.outreach.md': '', 'spring-2.outreach.md': Buffer.from([0]) });
    expect((await make(session, 'Spring')).uri).toBe(session.uri('spring-3.outreach.md'));
  });

  it.each([
    'a: b # c',
    '"quoted"',
    '- list',
    '{{first_name}}',
    '---',
    "it's",
    'tab\there',
    'two\nlines',
    'null',
    '2026-01-01',
    '\u2028',
    '#',
  ])('keeps the title and the purpose %j', async (words) => {
    const session = await start({});
    const { uri, text } = await make(session, words, { channel: 'email', 'message-nature': 'service', purpose: words });
    await session.open(uri, text);
    expect((await session.templates()).templates[0]!.title).toBe(words.trim());
    expect(await session.rules(uri)).not.toContain('front-matter-syntax');
  });
});

describe('the questions about a new template', () => {
  it('begin with the channel and end when each has an answer', async () => {
    const session = await start({});
    const asked: string[] = [];
    const answers: Record<string, string> = {};
    for (let question = await ask(session, answers); question; question = await ask(session, answers)) {
      asked.push(question.field);
      expect(question.help).not.toBe('');
      answers[question.field] = question.offers.find(({ refused }) => refused === undefined)?.value ?? 'news';
      expect(asked.length).toBeLessThan(10);
    }
    expect(asked[0]).toBe('channel');
    expect(asked.at(-1)).toBe('purpose');
  });

  it('offer the purposes that other messages have', async () => {
    const session = await start({ 'a.outreach.md': message({ lia: 'LIA-2026-001' }) });
    const question = await ask(session, {
      channel: 'email',
      'message-nature': 'service',
      'audience.subscriber-type': 'individual',
      'audience.relationship': 'existing-customer',
      'lawful-basis': 'contract',
    });
    expect(question?.field).toBe('purpose');
    expect(question?.used).toEqual([(await session.templates()).templates.length === 1 ? expect.any(String) : '']);
  });

  it('are asked by the policy of the folder', async () => {
    const session = await start({
      'outreach.yaml': 'defaults:\n  folders:\n    "in/**": { audience: { subscriber-type: unknown } }\n',
    });
    const answers = { channel: 'email', 'message-nature': 'service' };
    expect((await ask(session, answers))?.field).toBe('audience.subscriber-type');
    expect((await ask(session, answers, 'in'))?.field).toBe('audience.relationship');
  });

  it('come again where an answer makes no sense', async () => {
    const session = await start({});
    expect((await ask(session, { channel: 'pigeon' }))?.field).toBe('channel');
    expect((await ask(session, { channel: 'email', 'message-nature': '__proto__' }))?.field).toBe('message-nature');
    await expect(
      session.connection.sendRequest(newTemplateQuestionRequest, { folder: 'x', answers: { channel: 1 } }),
    ).rejects.toThrow('A new template needs');
  });
});
