// An assessment that is given up, as its owner goes about it: with the keyboard, asked who and why, and seen in the views at once.
import { expect, it } from 'vitest';
import { openWorkbench } from './workbench';

/** The editor that has the assessment: others may stand beside it. */
const editor = '.editor-group-container.active';
const lia = 'assessments/LIA-2026-022-supplier-contacts.lia.md';

it('the palette withdraws an assessment, asks who and why, writes it down, and undo takes it back', async () => {
  const workbench = await openWorkbench();
  await workbench.begin(lia);
  await workbench.showContainer('Outreach');
  await workbench.ask('Outreach: Withdraw...', 'Withdraw');
  const prompt = workbench.question();
  await expect.poll(() => prompt.innerText(), { timeout: 20_000 }).toMatch(/who/i);
  await workbench.screenshot('withdraw-who');
  await workbench.answer('Robin Field');
  await expect.poll(() => prompt.innerText(), { timeout: 20_000 }).toMatch(/why/i);
  await workbench.screenshot('withdraw-why');
  await workbench.answer('The list of suppliers was deleted, so nobody is written to any more.');
  const status = () => workbench.page.locator(`${editor} .view-line`, { hasText: /^status:/ }).innerText();
  await expect.poll(status, { timeout: 20_000 }).toMatch(/withdrawn/);
  // It was the only one in review; where it stands now is further down than shows.
  await expect
    .poll(async () => (await workbench.tree('Assessments')).map(({ label }) => label).join('\n'), { timeout: 20_000 })
    .not.toMatch(/In review/);
  const lens = () => workbench.page.locator(`${editor} .codelens-decoration`).first().innerText();
  await expect.poll(lens, { timeout: 20_000 }).toMatch(/Withdrawn/);
  await workbench.screenshot('withdrawn');
  await workbench.page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(status, { timeout: 20_000 }).toMatch(/in-review/);
});
