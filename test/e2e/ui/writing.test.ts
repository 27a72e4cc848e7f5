// Writing a template with what VS Code suggests: fields, then their values, an assessment and a merge field, each chosen with Enter.
import { expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './workbench';

const file = 'linkedin/suggested.outreach.md';
const focused = '.suggest-widget.visible .monaco-list-row.focused';

/** Asks for suggestions where the cursor is, and returns the rows that show, as a screen reader says them. */
async function suggestions(workbench: Workbench): Promise<string[]> {
  const rows = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
  await workbench.repeat('open suggestions', async () => {
    await workbench.page.keyboard.press('Control+Space');
    await rows.first().waitFor({ timeout: 8000 });
  });
  return rows.evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label') ?? ''));
}

/** Opens suggestions and waits until the one wanted is the one that Enter chooses. */
async function suggested(workbench: Workbench, label: string): Promise<void> {
  await workbench.page.locator(focused, { hasText: label }).waitFor({ timeout: 20_000 });
}

it('a template is written by choosing from suggestions', async () => {
  const workbench = await openWorkbench();
  const { keyboard } = workbench.page;
  const header = ['---', 'title: Thank our connections', '', 'lia: ', '---', 'Hi ', ''].join('\n');
  await workbench.clear();
  await workbench.begin(file, header);
  await keyboard.press('ControlOrMeta+Home');
  for (let i = 0; i < 2; i++) await keyboard.press('ArrowDown');
  await workbench.page.locator('.statusbar-item', { hasText: 'Ln 3, Col 1' }).waitFor();
  expect((await suggestions(workbench)).slice(0, 2).join('\n')).toMatch(/^(?:owner|channel)\b[\s\S]*missing/);
  await workbench.screenshot('suggest-fields');
  await keyboard.type('chan');
  await suggested(workbench, 'channel');
  await keyboard.press('Enter');
  // The values come by themselves.
  await suggested(workbench, 'email');
  await workbench.screenshot('suggest-values');
  await keyboard.type('linkedin-m');
  await suggested(workbench, 'linkedin-message');
  await keyboard.press('Enter');
  await keyboard.press('ArrowDown');
  await keyboard.press('End');
  expect((await suggestions(workbench))[0]).toMatch(/^LIA-/);
  await workbench.page.locator(focused, { hasText: 'approved, covers it' }).waitFor();
  // A second time opens what there is to say of the one chosen.
  const details = workbench.page.locator('.suggest-details', { hasText: 'Its scope covers' });
  // VS Code remembers whether somebody wanted to read them.
  for (let press = 0; press < 3 && !(await details.isVisible()); press++) {
    await keyboard.press('Control+Space');
    await workbench.page.waitForTimeout(1000);
  }
  await details.waitFor({ timeout: 20_000 });
  await workbench.screenshot('suggest-assessments');
  await keyboard.press('Control+Space');
  await keyboard.press('Enter');
  for (let i = 0; i < 2; i++) await keyboard.press('ArrowDown');
  await keyboard.press('End');
  await keyboard.type('{{fir');
  await suggested(workbench, 'first_name');
  await workbench.screenshot('suggest-merge-fields');
  await keyboard.press('Enter');
  await expect
    .poll(
      async () => {
        await workbench.save();
        return workbench.read(file);
      },
      { timeout: 20_000 },
    )
    .toMatch(/^channel: linkedin-message\nlia: LIA-\S+\n---\nHi \{\{first_name\}\}$/m);
});
