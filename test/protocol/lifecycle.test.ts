import { describe, expect, it } from 'vitest';
import type { Answers, Transition } from '../../shared/assessment/lifecycle';
import {
  type ApprovedTextResult,
  approvedTextRequest,
  type LifecycleResult,
  type LifecycleSubject,
  lifecycleRequest,
} from '../../shared/protocol';
import { edited } from '../unit/assessment/files';
import type { Session } from './session';
import { start } from './sessions';
import { message } from './texts';

const invite = 'linkedin/invite.outreach.md';
const lia = 'assessments/LIA-2026-014.lia.md';
// The days stand in the past whenever the test runs: the server goes by the clock.
const inReview = edited(
  ['purposes: [page-follow]', 'purposes: [relationship-update]'],
  ['status: approved', 'status: in-review'],
  ['approved-on: 2026-11-20', 'approved-on: ""'],
  ['created-on: 2026-11-02', 'created-on: 2025-11-02'],
  ['last-reviewed-on: 2026-11-20', 'last-reviewed-on: 2025-11-20'],
  ['date: 2026-11-19', 'date: 2025-11-19'],
);
const linked = message({ id: 'invite', lia: 'LIA-2026-014', more: ['id: invite'] });
const answers: Answers = { by: 'Helen Marsh', reason: 'No longer needed', 'review-due': '2999-01-01' };
const commands = {
  initializationOptions: { lifecycleCommand: 'outreach.recordStep', changesCommand: 'outreach.showChanges' },
};

function ask(
  session: Session,
  transition: Transition,
  more: { path?: string; answers?: Answers; seen?: string; template?: string } = {},
): Promise<LifecycleResult> {
  const { path = lia, answers: given = {}, seen, template } = more;
  return session.connection.sendRequest(lifecycleRequest, {
    uri: session.uri(path),
    transition,
    answers: given,
    ...(seen !== undefined && { seen }),
    ...(template !== undefined && { template: session.uri(template) }),
  });
}

/** Walks a step as the client does: asks, answers, applies the edits. */
async function walk(session: Session, transition: Transition, template?: string): Promise<void> {
  const more = template === undefined ? {} : { template };
  const first = await ask(session, transition, more);
  if (first.kind !== 'asks') throw new Error(JSON.stringify(first));
  const result = await ask(session, transition, { ...more, answers, seen: first.seen });
  if (result.kind !== 'edits') throw new Error(JSON.stringify(result));
  const { uri, version, edits } = result;
  await session.applyEdit({ documentChanges: [{ textDocument: { uri, version }, edits }] });
}

function approvedText(session: Session, path: string): Promise<ApprovedTextResult> {
  return session.connection.sendRequest(approvedTextRequest, { template: session.uri(path) });
}

describe('an assessment', () => {
  it('is approved, and its templates are bound to their words until it is withdrawn', async () => {
    const session = await start({ [invite]: linked, [lia]: inReview }, commands);
    await session.open(lia);
    await session.open(invite);
    expect(await session.statuses()).toEqual({ [invite]: 'in-review' });
    await walk(session, 'approve');
    expect(await session.statuses()).toEqual({ [invite]: 'covered' });
    expect(await session.rules(lia)).toEqual([]);
    expect((await approvedText(session, invite)).text).toBe(linked);

    await session.replace(invite, 'our office has moved', 'our  *office*\nhas moved');
    expect(await session.statuses()).toEqual({ [invite]: 'covered' });
    await session.replace(invite, 'has moved', 'has closed');
    expect(await session.statuses()).toEqual({ [invite]: 'changed' });
    const offered = await session.actions(invite, 'LIA-2026-014');
    expect(offered.map(({ title }) => title)).toEqual([
      'Show what changed since the approval',
      'Re-approve under LIA-2026-014...',
    ]);
    expect(offered[0]!.command).toMatchObject({ command: 'outreach.showChanges', arguments: [session.uri(invite)] });
    const again = offered[1]!.command!.arguments![0] as LifecycleSubject;
    expect(again).toEqual({ uri: session.uri(invite), transition: 'approve', template: session.uri(invite) });
    await walk(session, 'approve', invite);
    expect(await session.statuses()).toEqual({ [invite]: 'covered' });
    expect((await approvedText(session, invite)).text).toBe(session.text(invite));

    await walk(session, 'withdraw');
    expect(await session.statuses()).toEqual({ [invite]: 'withdrawn' });
    expect(await ask(session, 'approve')).toMatchObject({ kind: 'refused', gaps: [] });
  });

  it('keeps the link when the template is moved', async () => {
    const session = await start({ [invite]: linked, [lia]: inReview });
    await session.open(lia);
    await walk(session, 'approve');
    await session.told(() => session.rename(invite, 'linkedin-follow.outreach.md'));
    expect(await session.statuses()).toEqual({ 'linkedin-follow.outreach.md': 'covered' });
    await session.open('linkedin-follow.outreach.md');
    await session.replace('linkedin-follow.outreach.md', 'has moved', 'has closed');
    expect(await session.statuses()).toEqual({ 'linkedin-follow.outreach.md': 'changed' });
    expect((await approvedText(session, 'linkedin-follow.outreach.md')).text).toBe(linked);
  });

  it('shows line ends as the template has them', async () => {
    const session = await start({ [invite]: linked.replace(/\n/g, '\r\n').trimEnd(), [lia]: inReview });
    await session.open(lia);
    await walk(session, 'approve');
    expect(session.text(lia)).not.toContain('\r');
    expect((await approvedText(session, invite)).text).toBe(linked.replace(/\n/g, '\r\n').trimEnd());
  });

  it('offers at its status what can be recorded', async () => {
    const session = await start({ [lia]: inReview }, commands);
    await session.open(lia);
    const titles = ['Request Changes...', 'Record Approval...', 'Record Rejection...', 'Withdraw...'];
    expect(await session.fixes(lia, 'status: in-review')).toEqual(titles);
    expect(await session.fixes(lia, 'version: 1')).toEqual([]);
  });
});

describe('a step', () => {
  it('is refused with the places of what is missing', async () => {
    const blank = inReview.replace('We weighed B3 on 12 November and wrote down why.', '');
    const session = await start({ [lia]: blank });
    await session.open(lia);
    const result = await ask(session, 'approve');
    expect(result).toMatchObject({ kind: 'refused', message: "LIA-2026-014 can't be approved yet." });
    if (result.kind !== 'refused') return;
    expect(result.gaps).toHaveLength(1);
    expect(result.gaps[0]!.uri).toBe(session.uri(lia));
    expect(result.gaps[0]!.range).toEqual(session.range(lia, '### B3 Children or vulnerable people?'));
  });

  it('is refused when a file was changed while the person was asked: in the editor, on disk, or a message it covers', async () => {
    const session = await start({ [invite]: linked, [lia]: inReview });
    await session.open(lia);
    const seen = async () => {
      const first = await ask(session, 'approve');
      if (first.kind !== 'asks') throw new Error(JSON.stringify(first));
      return first.seen;
    };
    const before = await seen();
    await session.replace(lia, 'title: "LIA', 'title: "The LIA');
    expect(await ask(session, 'approve', { answers, seen: before })).toMatchObject({ kind: 'refused' });
    const now = await seen();
    await session.editFile(invite, linked.replace('has moved', 'has closed'));
    const late = await ask(session, 'approve', { answers, seen: now });
    expect(late).toMatchObject({ kind: 'refused' });
    expect(late.kind === 'refused' && late.message).toContain('was changed while you were being asked');
    await session.close(lia);
    const closed = await seen();
    // No news of it has come yet.
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${session.root}/${lia}`, inReview.replace('status: in-review', 'status: draft'));
    expect(await ask(session, 'approve', { answers, seen: closed })).toMatchObject({ kind: 'refused' });
  });

  it('names the version of the document it is for, so that an edit that comes too late is refused', async () => {
    const session = await start({ [lia]: inReview });
    await session.open(lia);
    const result = await ask(session, 'withdraw', { answers });
    if (result.kind !== 'edits') throw new Error(JSON.stringify(result));
    await session.replace(lia, 'title:', 'title: ');
    const late = {
      documentChanges: [{ textDocument: { uri: result.uri, version: result.version }, edits: result.edits }],
    };
    await expect(session.applyEdit(late)).rejects.toThrow('Version');
  });

  it('on half-merged files is refused with the place of the conflict', async () => {
    const session = await start({ [lia]: inReview.replace('owner:', '<<<<<<< HEAD\nowner: A\n=======\nowner:') });
    await session.open(lia);
    const result = await ask(session, 'withdraw');
    expect(result).toMatchObject({ kind: 'refused', gaps: [{ range: session.range(lia, '<<<<<<< HEAD') }] });
  });

  it('is nothing for a file that is no assessment, and nothing that is made up', async () => {
    const session = await start({ [invite]: message() });
    await expect(ask(session, 'approve', { path: invite })).rejects.toThrow('no assessment');
    await expect(ask(session, 'bless' as Transition)).rejects.toThrow('texts');
    await expect(approvedText(session, invite)).rejects.toThrow('refers to no assessment');
  });
});
