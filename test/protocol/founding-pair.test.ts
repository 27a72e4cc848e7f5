import { describe, expect, it } from 'vitest';
import { edited } from '../unit/assessment/files';
import { start } from './sessions';
import { foundingTemplate } from './texts';

const path = 'linkedin/follow.outreach.md';
const covering = edited(
  ['purposes: [page-follow]', 'purposes: [grow-company-page-followers]'],
  ['data-fields: [first_name]', 'data-fields: [first_name, sender_name]'],
);

describe('the founding pair of messages, under an approved assessment that covers them', () => {
  it('a plain notice raises no error and no warning', async () => {
    const body =
      "Hi {{first_name}}, we've launched a LinkedIn page, feel free to follow us. {{sender_name}}, Example Ltd";
    const session = await start({ [path]: foundingTemplate(body), 'assessments/a.lia.md': covering });
    const problems = await session.problems(path);
    expect(problems.filter((each) => /error|warning/.test(each))).toEqual([]);
    expect(await session.statuses()).toEqual({ [path]: 'covered' });
  });

  it('an invitation to deals is an error, and the assessment clears nothing', async () => {
    const body = 'Follow our page for exclusive deals and updates on our services. {{sender_name}}';
    const session = await start({ [path]: foundingTemplate(body) });
    await session.open(path);
    const errors = async () => (await session.problems(path)).filter((each) => each.endsWith('error'));
    const before = await errors();
    expect(before).toContainEqual(expect.stringMatching(/^promotional-phrasing \| .*exclusive deals/));
    expect(before).toContainEqual(expect.stringMatching(/^promotional-phrasing \| .*updates on our services/));
    expect(before).toContain('pecr-permission | not-marketing | error');
    expect(before).toContain('nature-mismatch | informational | error');
    await session.told(() => session.createFile('assessments/a.lia.md', covering));
    const after = await errors();
    const scope = 'lia-scope | informational | error';
    expect(after).toContain(scope);
    expect(after.filter((each) => each !== scope)).toEqual(before.filter((each) => !each.startsWith('lia-not-found')));
    expect((await session.template(path)).pecr.verdict).toBe('consent-needed');
  });
});
