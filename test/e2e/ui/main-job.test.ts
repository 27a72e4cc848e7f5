// The main job as a writer does it in the window: look at the sidebar, open a template, see what is marked, mend it, generate
// the assessment from the palette, and watch the sidebar change. One of its pictures is the README's (npm run screenshots).
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './workbench';

/** Waits until the Templates view is as wanted, and returns its rows as a screen reader says them. */
async function sidebar(workbench: Workbench, wanted: (rows: string[]) => boolean): Promise<string[]> {
  let rows: string[] = [];
  await expect
    .poll(
      async () => {
        rows = (await workbench.tree('Templates')).map((row) => row.label);
        return wanted(rows);
      },
      { timeout: 30_000, message: 'the Templates view is not as expected' },
    )
    .toBe(true);
  return rows;
}

/** A number that has stopped to change: what shows at another place of a text is drawn a moment after it was scrolled to. */
async function settled(count: () => Promise<number>): Promise<number> {
  let last = await count();
  for (let same = 0; same < 5; ) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const now = await count();
    same = now === last ? same + 1 : 0;
    last = now;
  }
  return last;
}

beforeAll(async () => (await openWorkbench()).clear());

it('the sidebar lists every template under its status, in words', async () => {
  const workbench = await openWorkbench();
  await workbench.showContainer('Outreach');
  await sidebar(workbench, (all) => all.length > 5);
  await workbench.scrollToTop('Templates');
  const rows = await sidebar(workbench, (all) => /rejected/i.test(all[0] ?? ''));
  expect(rows.join('\n')).toMatch(/Missing assessment/);
  expect(rows.join('\n')).toMatch(/Ask school business managers/);
  expect(rows.join('\n')).toMatch(/rejected/i);
  await workbench.screenshot('sidebar');
});

it('a click on a template opens it where its worst finding stands', async () => {
  const workbench = await openWorkbench();
  await workbench.showContainer('Outreach');
  await workbench.scrollToTop('Templates');
  await workbench.page.locator('.part.sidebar .monaco-list-row', { hasText: 'Thank new connections' }).click();
  await workbench.page.locator('.tab.active', { hasText: 'thanks-for-connecting' }).waitFor();
  // Line 13 is "lia: LIA-2026-041", which no assessment has.
  await workbench.page.locator('.statusbar-item', { hasText: 'Ln 13, Col 6' }).waitFor({ timeout: 20_000 });
});

it('a promotional phrase is underlined, its quick fixes open from the keyboard, and the neutral wording reaches the disk', async () => {
  const workbench = await openWorkbench();
  await workbench.begin('linkedin/page-deals.outreach.md');
  await workbench.waitForSquiggle('error');
  await workbench.screenshot('editor');
  await workbench.select('exclusive deals');
  const titles = await workbench.openQuickFixes();
  await workbench.screenshot('quick-fixes');
  await workbench.page.keyboard.press('Escape');
  expect(titles).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Replace with/),
      'Remove this sentence',
      'Declare the message marketing',
    ]),
  );
  await workbench.applyQuickFix('Replace with');
  // A fix may reach the document a moment after its menu has closed: what is saved before that is the old text.
  await expect
    .poll(
      async () => {
        await workbench.save();
        return workbench.read('linkedin/page-deals.outreach.md');
      },
      { timeout: 20_000 },
    )
    .not.toContain('exclusive deals');
  expect(await workbench.read('linkedin/page-deals.outreach.md')).toContain('hope your term is going well.');
});

it('typing a pitch brings the underline, taking it back removes it', async () => {
  const workbench = await openWorkbench();
  await workbench.begin('linkedin/school-data-leads.outreach.md');
  await workbench.page.keyboard.press('ControlOrMeta+End');
  const before = await settled(() => workbench.squiggles('error'));
  await workbench.page.keyboard.type(' Buy now and get 20% off.');
  await expect.poll(() => workbench.squiggles('error'), { timeout: 20_000 }).toBeGreaterThan(before);
  await workbench.screenshot('typing');
  // No further than to what is on disk: an attempt before this one has left steps behind that.
  const unsaved = workbench.page.locator('.editor-group-container.active .tab.active.dirty');
  for (let i = 0; i < 30 && (await unsaved.count()) > 0; i++) {
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await workbench.page.waitForTimeout(100);
  }
  await workbench.untilSaved();
  await expect.poll(() => workbench.squiggles('error'), { timeout: 20_000 }).toBe(before);
});

it('the palette generates the stub, the template names it, and the sidebar moves the template', async () => {
  const workbench = await openWorkbench();
  const template = 'linkedin/school-survey.outreach.md';
  const assessment = 'assessments/LIA-2026-023.lia.md';
  await workbench.begin(template);
  // While it is open, its number is taken.
  await workbench.clear();
  await rm(path.join(workbench.folder, assessment), { force: true });
  await workbench.openFile(template);
  await workbench.waitForSquiggle('error');
  await workbench.showContainer('Outreach');
  await workbench.showAllTemplates();
  await workbench.scrollToTop('Templates');
  const before = await sidebar(workbench, (rows) => rows.some((row) => /Missing assessment/.test(row)));
  expect(before.some((row) => /Ask school business managers/.test(row))).toBe(true);
  // The command is about the template in front, and after a look at the sidebar nothing is.
  await workbench.openFile(template);
  await workbench.runCommand('Outreach: Generate Assessment Stub for This Template');
  await expect.poll(() => workbench.read(template), { timeout: 20_000 }).toMatch(/^lia: LIA-2026-023$/m);
  const stub = await workbench.read(assessment);
  expect(stub).toMatch(/^title: .*Ask school business managers/m);
  expect(stub).toMatch(/^status: draft$/m);
  await workbench.page.locator('.tab.active', { hasText: path.basename(assessment) }).waitFor();
  await workbench.screenshot('stub');
  // The list is longer than what shows of it.
  await workbench.askAndAnswer('Outreach: Filter Templates...', 'school business managers');
  const after = await sidebar(workbench, (rows) => rows.some((row) => /Assessment in draft: 1 template/.test(row)));
  expect(after.filter((row) => /Missing assessment/.test(row))).toEqual([]);
  await workbench.showAllTemplates();
});
