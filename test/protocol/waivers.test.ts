import { describe, expect, it } from 'vitest';
import { type WaiverParams, type WaiverResult, type WaiverSubject, waiverRequest } from '../../shared/protocol';
import type { Session } from './session';
import { start } from './sessions';
import { message } from './texts';

const path = 'a.outreach.md';
const mixed = message({ channel: 'email', nature: 'mixed', body: 'Your order is on its way. 20% off your next one.' });
const options = { initializationOptions: { waiverCommand: 'outreach.waive' } };
const reason = 'Treated as marketing in every respect';

async function offers(session: Session, at: string): Promise<WaiverSubject[]> {
  const actions = await session.actions(path, at);
  return actions.flatMap((each) => (each.command?.command === 'outreach.waive' ? each.command.arguments! : []));
}

function ask(session: Session, params: Partial<WaiverParams>): Promise<WaiverResult> {
  const all = { uri: session.uri(path), rule: 'mixed-nature', reason, ...params };
  return session.connection.sendRequest<WaiverResult>(waiverRequest, all);
}

async function waive(session: Session, params: Partial<WaiverParams> = {}): Promise<void> {
  const { version, edits } = await ask(session, params);
  await session.applyEdit({ documentChanges: [{ textDocument: { uri: session.uri(path), version }, edits }] });
}

describe('waiving a finding', () => {
  it('is offered last, with all the client has to ask for', async () => {
    const policy = 'waivers: { require-until: true }\npeople: [{ name: Helen Marsh, role: DPO }, Ana Reyes]\n';
    const session = await start({ [path]: mixed, 'outreach.yaml': policy }, options);
    await session.open(path);
    const titles = await session.fixes(path, 'mixed');
    expect(titles.at(-1)).toBe('Waive with a reason... (mixed-nature)');
    expect(await offers(session, 'mixed')).toEqual([
      { uri: session.uri(path), rule: 'mixed-nature', needsEnd: true, people: ['Helen Marsh, DPO', 'Ana Reyes'] },
    ]);
  });

  it('is not offered where the law settles it, nor to a client that has no command for it', async () => {
    const session = await start({ [path]: mixed }, options);
    await session.open(path);
    expect(await offers(session, '20% off')).toEqual([]);
    const other = await start({ [path]: mixed });
    await other.open(path);
    expect((await other.fixes(path, 'mixed')).filter((title) => title.startsWith('Waive'))).toEqual([]);
  });

  it('writes it into the front-matter, and the finding is gone', async () => {
    const session = await start({ [path]: mixed.replaceAll('\n', '\r\n') }, options);
    await session.open(path);
    expect(await session.rules(path)).toContain('mixed-nature');
    await waive(session, { by: 'Helen Marsh, DPO' });
    expect(session.text(path)).toContain(
      `\r\nwaivers:\r\n  - rule: mixed-nature\r\n    reason: ${reason}\r\n    by: Helen Marsh, DPO\r\n---\r\n`,
    );
    const rules = await session.rules(path);
    expect(rules).not.toContain('mixed-nature');
    expect(rules.filter((rule) => rule.startsWith('waiver-'))).toEqual([]);
  });

  it('works in a document that starts with a byte-order mark', async () => {
    const session = await start({ [path]: mixed }, options);
    await session.open(path, `\uFEFF${mixed}`, { keepMark: true });
    await waive(session);
    expect(session.text(path)).toContain('\nwaivers:\n  - rule: mixed-nature\n');
    expect(session.text(path).startsWith('\uFEFF---\n')).toBe(true);
  });

  it.each<[string, Partial<WaiverParams>]>([
    ['reason', { reason: ' ' }],
    ['rule', { rule: 'front-matter-syntax' }],
    ['rule that exists', { rule: 'no-such-rule' }],
    ['day', { until: '2026-02-30' }],
    ['day to come', { until: '2020-01-01' }],
    ['template', { uri: 'file:///nowhere/b.outreach.md' }],
    ['text', { reason: 5 as unknown as string }],
  ])('is refused without a %s, and nothing is written', async (_what, params) => {
    const session = await start({ [path]: mixed }, options);
    await session.open(path);
    await expect(ask(session, params)).rejects.toThrow(/\S/);
  });

  it('is refused without an end where the policy wants one', async () => {
    const session = await start({ [path]: mixed, 'outreach.yaml': 'waivers: { require-until: true }\n' }, options);
    await session.open(path);
    await expect(ask(session, {})).rejects.toThrow(/every waiver to end/);
    await waive(session, { until: '2999-12-31' });
    expect(await session.rules(path)).not.toContain('mixed-nature');
  });

  it('that is left over can be taken out again by its fix', async () => {
    const session = await start({ [path]: mixed }, options);
    await session.open(path);
    await waive(session, { rule: 'duplicate-id' });
    expect(await session.rules(path)).toContain('waiver-unused');
    await session.apply(path, 'duplicate-id', 'Remove this waiver');
    expect(session.text(path)).toBe(mixed);
  });
});
