// The views beside each other and the Overview panel, as a compliance colleague looks at them: with the keyboard, and in light, dark
// and high contrast.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWorkbench, type Workbench } from './workbench';

/** The page in the panel that is in front. */
function panel(workbench: Workbench): FrameLocator {
  return workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

async function showOverview(workbench: Workbench): Promise<FrameLocator> {
  await workbench.showContainer('Outreach');
  await expect.poll(async () => (await workbench.tree('Templates')).length, { timeout: 30_000 }).toBeGreaterThan(5);
  await workbench.runCommand('Outreach: Show Overview');
  const page = panel(workbench);
  await page.locator('h2', { hasText: 'Templates by status' }).waitFor({ timeout: 30_000 });
  return page;
}

/** Drags as a mouse does. A real one would hang: the browser asks its own window, which nobody sees, where the mouse is. */
async function drag(workbench: Workbench, from: Locator, to: Locator): Promise<void> {
  const dataTransfer = await workbench.page.evaluateHandle(() => new DataTransfer());
  const middle = async (row: Locator) => {
    const box = await row.boundingBox();
    if (!box) throw new Error('The row does not show.');
    return { clientX: box.x + 80, clientY: box.y + box.height / 2, dataTransfer };
  };
  await from.dispatchEvent('dragstart', await middle(from));
  const target = await middle(to);
  await to.dispatchEvent('dragenter', target);
  // The extension is asked what is dragged meanwhile.
  for (let i = 0; i < 5; i++) {
    await to.dispatchEvent('dragover', target);
    await workbench.page.waitForTimeout(200);
  }
  await to.dispatchEvent('drop', target);
  await from.dispatchEvent('dragend', { dataTransfer });
}

describe('The Assessments view', () => {
  it('lists every assessment under how it stands, with its progress, and the templates it covers below it', async () => {
    const workbench = await openWorkbench();
    await workbench.showContainer('Outreach');
    let rows: string[] = [];
    await expect
      .poll(
        async () => {
          rows = (await workbench.tree('Assessments')).map(({ label }) => label);
          return rows.length;
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(3);
    expect(rows.join('\n')).toMatch(/\d+ of \d+ answered/);
    await workbench.screenshot('views');
  });

  it('takes a template that is dropped on an assessment: it refers to it from then on', async () => {
    const workbench = await openWorkbench();
    onTestFinished(() => workbench.showAllTemplates());
    const file = 'linkedin/dropped.outreach.md';
    await workbench.write(
      file,
      '---\ntitle: Tell alumni\nchannel: linkedin-message\nlawful-basis: legitimate-interests\n---\nHello, our office has moved.\n',
    );
    await workbench.showContainer('Outreach');
    await workbench.askAndAnswer('Outreach: Filter Templates...', 'tell alumni');
    const row = (text: string) => workbench.page.locator('.part.sidebar .monaco-list-row', { hasText: text }).first();
    await row('Tell alumni').waitFor({ timeout: 30_000 });
    await drag(workbench, row('Tell alumni'), row('LIA-2026-019'));
    await expect.poll(() => workbench.read(file), { timeout: 20_000 }).toMatch(/^lia: LIA-2026-019$/m);
    await workbench.screenshot('dropped');
    await rm(path.join(workbench.folder, file));
  });

  it('leaves a letter with the reason at templates in the Explorer that need attention', async () => {
    const workbench = await openWorkbench();
    await workbench.openFile('linkedin/thanks-for-connecting.outreach.md');
    // The Explorer renders only the rows that show, and forgets which it showed when files come and go on disk.
    const letters = async () => {
      await workbench.runCommand('File: Reveal Active File in Explorer View');
      const rows = workbench.page.locator('.explorer-folders-view .monaco-list-row');
      return rows
        .filter({ hasText: 'thanks-for-connecting' })
        .locator('.monaco-icon-label')
        .evaluateAll((labels) => labels.map((label) => getComputedStyle(label, '::after').content).join());
    };
    await expect.poll(letters, { timeout: 60_000, interval: 500 }).toMatch(/\bA\b/);
    await workbench.screenshot('explorer');
    await workbench.showContainer('Outreach');
  });
});

describe('The Overview panel', () => {
  it('opens by its command and shows numbers and charts, each with a table', async () => {
    const workbench = await openWorkbench();
    const page = await showOverview(workbench);
    expect(await page.locator('h2').allInnerTexts()).toEqual([
      'Templates by status',
      'Findings by rule',
      'Reviews of approved assessments over the coming 12 months',
      'Waivers about to expire',
    ]);
    expect(await page.locator('svg rect').count()).toBeGreaterThan(5);
    await page.locator('#table-statuses summary').click();
    expect(await page.locator('#table-statuses tbody tr').count()).toBe(
      await page.locator('#bar-status-missing, [id^="bar-status-"]').count(),
    );
    await page.locator('#table-statuses summary').click();
  });

  it.each([
    ['Light Modern', 'vs', 'overview-light'],
    ['Dark Modern', 'vs-dark', 'overview-dark'],
    ['Dark High Contrast', 'hc-black', 'overview-high-contrast'],
    ['Light High Contrast', 'hc-light', 'overview-high-contrast-light'],
  ] as const)('looks right in %s', async (name, kind, picture) => {
    const workbench = await openWorkbench();
    // The palette answers while the panel has the focus.
    await showOverview(workbench);
    await workbench.setTheme(name, kind);
    await workbench.screenshot(picture);
    await panel(workbench).locator('#title-reviews').scrollIntoViewIfNeeded();
    await workbench.screenshot(`${picture}-below`);
    await panel(workbench).locator('h1').scrollIntoViewIfNeeded();
    await workbench.setTheme('Light Modern', 'vs');
  });

  it('leads by the keyboard from a bar to its templates', async () => {
    const workbench = await openWorkbench();
    // The one whose assessment is rejected.
    await workbench.begin('linkedin/school-data-leads.outreach.md');
    const page = await showOverview(workbench);
    onTestFinished(() => workbench.showAllTemplates());
    const bar = page.locator('#bar-status-rejected');
    const groups = async () =>
      (await workbench.tree('Templates')).filter(({ level }) => level === 1).map(({ label }) => label);
    await workbench.repeat('choose a bar', async () => {
      await bar.focus({ timeout: 8000 });
      await workbench.page.keyboard.press('Enter');
      await expect.poll(groups, { timeout: 8000 }).toEqual([expect.stringMatching(/^Assessment rejected: 1 template/)]);
    });
    await workbench.screenshot('overview-filtered');
    await workbench.runCommand('Outreach: Show All Templates');
    await expect.poll(async () => (await workbench.tree('Templates')).length).toBeGreaterThan(5);
  });
});
