import { describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { nodeHost } from '../../server/workspace/host.node';
import { Workspace } from '../../server/workspace/workspace';
import { today } from '../unit/examples';
import { start } from './sessions';
import { message } from './texts';

const spring = 'email/spring.outreach.md';
const summer = 'email/summer.outreach.md';
const body =
  'Hi {{first_name}}, our office has moved to Park Row. The doors open on Monday at nine, and the phone number is the same as before.';
const titled = (title: string, text = body) => message({ body: text }).replace('Office move', title);
const other = titled(
  'Summer',
  'Hi {{first_name}}, we are closed between Christmas and New Year, and answer letters from January on.',
);
const same = (problems: readonly string[]) => problems.filter((problem) => problem.startsWith('near-duplicate'));

/** All that is found, with the other places: an editor that asks and a command line that reads must agree. */
async function fromDisk(root: string) {
  const workspace = new Workspace(URI.file(root).toString(), nodeHost, today);
  await workspace.scan();
  return (path: string) =>
    workspace.findings(path)?.findings.map(({ rule, span, message: text }) => [rule, span, text]);
}

describe('templates and their near-duplicates', () => {
  it('hear of each other as one is typed', async () => {
    const session = await start({ [spring]: titled('Spring'), [summer]: other });
    await session.open(spring);
    await session.open(summer);
    expect(same(await session.problems(spring))).toEqual([]);

    const { refreshes } = session;
    await session.told(() => session.replace(summer, other, titled('Summer', body.replace('Monday', 'Tuesday'))));
    expect(session.refreshes - refreshes).toBe(1);
    expect(same(await session.problems(spring))).toEqual(['near-duplicate | Spring | warning']);
    expect(same(await session.problems(summer))).toEqual(['near-duplicate | Summer | warning']);

    await session.told(() => session.replace(summer, titled('Summer', body.replace('Monday', 'Tuesday')), other));
    expect(same(await session.problems(spring))).toEqual([]);
    expect(session.refreshes - refreshes).toBe(2);

    await session.replace(summer, 'answer letters', 'read letters');
    await session.told(() => session.replace(summer, 'read letters', 'write letters'));
    expect(session.refreshes - refreshes, 'nothing that the other would hear of').toBe(2);
  });

  it('hear of each other as files come and go, and when the policy sets them apart', async () => {
    const session = await start({ [spring]: titled('Spring') });
    await session.open(spring);
    expect(same(await session.problems(spring))).toEqual([]);
    await session.told(() => session.createFile(summer, titled('Summer')));
    expect(same(await session.problems(spring))).toHaveLength(1);
    await session.told(() => session.createFile('outreach.yaml', 'exclude: ["email/summer*"]\n'));
    expect(same(await session.problems(spring))).toEqual([]);
    await session.told(() => session.delete('outreach.yaml'));
    expect(same(await session.problems(spring))).toHaveLength(1);
    await session.told(() => session.rename(summer, 'email/autumn.outreach.md'));
    expect((await session.diagnostics(spring)).find(({ code }) => code === 'near-duplicate')?.message).toContain(
      '"Summer" (email/autumn.outreach.md)',
    );
    await session.told(() => session.delete('email/autumn.outreach.md'));
    expect(same(await session.problems(spring))).toEqual([]);
  });

  it('are told as the command line tells them, whatever was typed before', async () => {
    const session = await start({
      [spring]: titled('Spring'),
      [summer]: titled('Summer'),
      'a.outreach.md': titled('A'),
    });
    await session.open(summer);
    expect(same(await session.problems(summer))).toHaveLength(1);
    const said = (await session.diagnostics(summer)).find(({ code }) => code === 'near-duplicate')!.message;
    const found = (await fromDisk(session.root))(summer)!.find(([rule]) => rule === 'near-duplicate')!;
    expect(said).toBe(`${found[2]} [ProvePrivacy, LinkedIn Marketing]`);
    expect(said).toContain('the same as "A" (a.outreach.md), and nearly the same as email/spring.outreach.md');
  });

  it('say nothing of a document outside of every folder', async () => {
    const session = await start({ [spring]: titled('Spring'), [summer]: titled('Summer') }, { folders: [] });
    await session.open(spring);
    await session.open(summer);
    expect(same(await session.problems(spring))).toEqual([]);
  });
});

describe('templates of one id and one sequence', () => {
  it('hear of each other', async () => {
    const step = (id: string, number: number) =>
      titled(id, `Message ${id}`).replace(
        'title:',
        `id: ${id}\nsequence: { id: welcome, step: ${number}, stop-on: [reply, objection] }\nfrequency: { max-per-person: 5, per-days: 365 }\ntitle:`,
      );
    const session = await start({ [spring]: step('first', 1), [summer]: step('second', 2) });
    await session.open(spring);
    await session.open(summer);
    const ours = async (path: string) =>
      (await session.problems(path)).filter((problem) => /^(?:frequency|duplicate-id)/.test(problem));
    expect(await ours(spring)).toEqual([]);
    await session.told(() => session.replace(summer, 'step: 2', 'step: 1'));
    expect(await ours(spring)).toEqual(['frequency | 1 | warning']);
    await session.told(() => session.replace(summer, 'id: second', 'id: first'));
    expect(await ours(spring)).toEqual(['duplicate-id | first | error', 'frequency | 1 | warning']);
    await session.told(() => session.replace(summer, 'step: 1', 'step: 3'));
    expect(await ours(summer)).toEqual(['duplicate-id | first | error', 'frequency | 3 | information']);
    expect(await ours(spring)).toEqual(['duplicate-id | first | error']);
  });
});

describe('the length of a message', () => {
  it('is told with the templates', async () => {
    const session = await start({
      'sms.outreach.txt': message({ channel: 'sms', body: 'a'.repeat(168) }),
      [spring]: titled('Spring'),
    });
    const { templates } = await session.templates();
    expect(templates.map(({ length }) => length)).toEqual([
      'Message: 117 to 136 of 8,000 characters',
      'SMS: 2 segments, 168 of 306',
    ]);
  });
});
