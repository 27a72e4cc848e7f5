// The views beside each other and the Overview panel, as a compliance colleague looks at them: with the keyboard, and in light, dark
// and high contrast.
import type { FrameLocator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
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

async function theme(workbench: Workbench, name: string, kind: string): Promise<void> {
  // The palette puts another command before "Preferences: Color Theme".
  await workbench.page.keyboard.press('ControlOrMeta+K');
  await workbench.page.keyboard.press('ControlOrMeta+T');
  await workbench.choose(name);
  await workbench.page.locator(`.monaco-workbench.${kind}`).waitFor();
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
  ])('looks right in %s', async (name, kind, picture) => {
    const workbench = await openWorkbench();
    // The palette answers while the panel has the focus.
    await showOverview(workbench);
    await theme(workbench, name, kind);
    await workbench.screenshot(picture);
    await panel(workbench).locator('#title-reviews').scrollIntoViewIfNeeded();
    await workbench.screenshot(`${picture}-below`);
    await panel(workbench).locator('h1').scrollIntoViewIfNeeded();
    await theme(workbench, 'Light Modern', 'vs');
  });

  it('leads by the keyboard from a bar to its templates', async () => {
    const workbench = await openWorkbench();
    const page = await showOverview(workbench);
    const bar = page.locator('#bar-status-rejected');
    await bar.focus();
    await workbench.page.keyboard.press('Enter');
    await expect
      .poll(
        async () => (await workbench.tree('Templates')).filter(({ level }) => level === 1).map(({ label }) => label),
        {
          timeout: 20_000,
        },
      )
      .toEqual([expect.stringMatching(/^Assessment rejected: 1 template/)]);
    await workbench.screenshot('overview-filtered');
    await workbench.runCommand('Outreach: Show All Templates');
    await expect.poll(async () => (await workbench.tree('Templates')).length).toBeGreaterThan(5);
  });
});
