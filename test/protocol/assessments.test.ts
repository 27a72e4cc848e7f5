import { describe, expect, it } from 'vitest';
import type { DiagnosticRelatedInformation } from 'vscode-languageserver/node';
import { edited } from '../unit/assessment/files';
import { start } from './sessions';
import { message } from './texts';

const invite = 'linkedin/invite.outreach.md';
const lia = 'assessments/LIA-2026-014.lia.md';
const covering = edited(['purposes: [page-follow]', 'purposes: [relationship-update]']);
const linked = message({ lia: 'LIA-2026-014' });

describe('an assessment and the templates that refer to it', () => {
  it('are told anew as the assessment is typed', async () => {
    const session = await start({ [invite]: linked, [lia]: covering });
    await session.open(lia);
    await session.open(invite);
    expect(await session.problems(lia)).toEqual([]);
    expect(await session.problems(invite)).toEqual([]);

    const { refreshes } = session;
    await session.told(() => session.replace(lia, 'channels: [linkedin-message]', 'channels: [email]'));
    expect(session.refreshes - refreshes).toBe(1);
    expect(await session.problems(invite)).toEqual(['lia-scope | linkedin-message | error']);

    await session.told(() => session.replace(lia, 'channels: [email]', 'channels: [linkedn-message]'));
    expect(await session.problems(lia)).toEqual(['assessment-field | linkedn-message | error']);

    await session.told(() => session.replace(lia, '[linkedn-message]', '[linkedin-message]'));
    await session.told(() => session.replace(lia, 'We weighed B3 on 12 November and wrote down why.', 'TBC'));
    expect(await session.problems(lia)).toEqual([
      'assessment-unanswered | ### B3 Children or vulnerable people? | error',
    ]);
    expect(await session.problems(invite)).toEqual(['lia-incomplete | LIA-2026-014 | error']);
    expect(await session.statuses()).toEqual({ [invite]: 'incomplete' });
  });

  it('are told anew as a template is typed', async () => {
    const session = await start({ [invite]: linked, [lia]: covering });
    await session.open(lia);
    await session.open(invite);
    await session.told(() => session.replace(invite, 'lia: LIA-2026-014', 'lia: LIA-2026-041'));
    expect(await session.problems(lia)).toEqual(['assessment-unused | LIA-2026-014 | information']);
    await session.told(() => session.replace(invite, 'lia: LIA-2026-041', 'lia: LIA-2026-014'));
    expect(await session.problems(lia)).toEqual([]);
    const { refreshes } = session;
    await session.replace(invite, 'our office has moved', 'our shop has moved');
    await session.told(() => session.close(invite));
    expect(session.refreshes - refreshes, 'other words are nothing to the assessment').toBe(0);
    expect(await session.problems(lia)).toEqual([]);
  });

  it('learn that a message has gone live, and on disk too', async () => {
    const planned = covering.replace('status: in-place', 'status: planned');
    const session = await start({ [invite]: linked, [lia]: planned });
    await session.open(lia);
    expect(await session.problems(lia)).toEqual([]);
    await session.told(() =>
      session.editFile(invite, linked.replace('title:', 'status: live\ncampaign: { start: 2026-12-01 }\ntitle:')),
    );
    const [problem, ...others] = await session.problems(lia);
    expect(problem).toMatch(/^assessment-safeguards \| [\s\S]*planned/);
    expect(others).toEqual([]);
    await session.told(() => session.delete(invite));
    expect(await session.problems(lia)).toEqual(['assessment-unused | LIA-2026-014 | information']);
  });

  it('that stands outside of every folder is not called unused', async () => {
    const session = await start({ [lia]: covering }, { folders: [] });
    await session.open(lia, covering);
    expect(await session.problems(lia)).toEqual([]);
  });

  it('name both places, for a client that shows them', async () => {
    const files = { [invite]: linked, [lia]: covering.replace('channels: [linkedin-message]', 'channels: [email]') };
    const shows = await start(files, {
      capabilities: { textDocument: { diagnostic: { relatedInformation: true }, codeAction: {} } },
    });
    await shows.open(invite);
    const [diagnostic] = await shows.diagnostics(invite);
    const [related] = diagnostic!.relatedInformation as DiagnosticRelatedInformation[];
    expect(related!.location.uri).toBe(shows.uri(lia));
    const line = files[lia]!.split('\n')[related!.location.range.start.line]!;
    const { start: from, end: to } = related!.location.range;
    expect(line.slice(from.character, to.character)).toBe('[email]');

    const plain = await start(files);
    await plain.open(invite);
    expect((await plain.diagnostics(invite))[0]!.relatedInformation).toBeUndefined();
  });
});

describe('a quick fix', () => {
  it('links the assessment that covers the message', async () => {
    const sms = covering.replace('LIA-2026-014', 'LIA-2026-015').replace('[linkedin-message]', '[sms]');
    const session = await start({
      [invite]: message({ lia: '{ ref: LIA-2026-015, version: 1 }' }),
      [lia]: covering.replace('version: 1', 'version: 3'),
      'assessments/sms.lia.md': sms,
    });
    await session.open(invite);
    expect(await session.problems(invite)).toEqual(['lia-scope | linkedin-message | error']);
    const [link] = await session.fixes(invite, 'linkedin-message');
    expect(link).toMatch(/^Link LIA-2026-014/);
    await session.apply(invite, 'linkedin-message', link!);
    expect(session.text(invite)).toContain('lia: { ref: LIA-2026-014, version: 3 }');
    expect(await session.problems(invite)).toEqual([]);
  });

  it('refers to the version in force', async () => {
    const session = await start({
      [invite]: message({ lia: '{ ref: LIA-2026-014, version: 1 }' }),
      [lia]: covering.replace('version: 1', 'version: 2'),
    });
    await session.open(invite);
    expect(await session.problems(invite)).toEqual(['changed-since-approval | 1 | warning']);
    const [refer] = await session.fixes(invite, 'version: 1');
    await session.apply(invite, 'version: 1', refer!);
    expect(session.text(invite)).toContain('version: 2');
    expect(await session.problems(invite)).toEqual([]);
  });
});
