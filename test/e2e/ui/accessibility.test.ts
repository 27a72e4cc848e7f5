// The pages that the extension shows, for people who use no mouse or a screen reader: in every kind of theme, checked by axe, and walked
// through with the keyboard.
import type { Frame } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { closeSidebar, seriousFindings, webview } from './webviews';
import { openWorkbench, type Workbench } from './workbench';

const themes = [
  ['Light Modern', 'vs'],
  ['Dark Modern', 'vs-dark'],
  ['Dark High Contrast', 'hc-black'],
  ['Light High Contrast', 'hc-light'],
] as const;

async function openPreview(workbench: Workbench, file: string, text: string): Promise<Frame> {
  await closeSidebar(workbench);
  await workbench.runCommand('View: Focus First Editor Group');
  await workbench.openFile(file);
  await workbench.runCommand('Outreach: Open Preview to the Side');
  const page = await webview(workbench, '#decision-pecr');
  await page.locator('#message', { hasText: text }).waitFor({ timeout: 30_000 });
  return page;
}

async function openOverview(workbench: Workbench): Promise<Frame> {
  await workbench.showContainer('Outreach');
  await expect.poll(async () => (await workbench.tree('Templates')).length, { timeout: 30_000 }).toBeGreaterThan(5);
  await workbench.runCommand('View: Focus First Editor Group');
  await workbench.runCommand('Outreach: Show Overview');
  return webview(workbench, '#table-statuses');
}

/** What has the focus in a page, and whether that shows. */
function focused(page: Frame): Promise<{ what: string; shows: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { what: '', shows: true };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const kind = element.className || element.tagName.toLowerCase();
    return {
      what: `${kind}${element.hasAttribute('data-block') ? ' block' : ''}`,
      shows: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
    };
  });
}

afterAll(async () => {
  const workbench = await openWorkbench();
  await workbench.runCommand('View: Close All Editors');
  await workbench.setTheme('Light Modern', 'vs');
});

describe.each([
  [
    'the preview of a LinkedIn message',
    (workbench: Workbench) => openPreview(workbench, 'linkedin/page-deals.outreach.md', 'hope your term'),
  ],
  [
    'the preview of an email',
    (workbench: Workbench) =>
      openPreview(workbench, 'email/booking-confirmation.outreach.html', 'is confirmed. Your booking'),
  ],
  ['the Overview', openOverview],
] as const)('%s', (name, show) => {
  it.each(themes)('has no serious finding by axe in %s', async (theme, kind) => {
    const workbench = await openWorkbench();
    const page = await show(workbench);
    await page.locator('body').waitFor();
    await workbench.runCommand('View: Focus First Editor Group');
    await workbench.setTheme(theme, kind);
    // The colours of the new theme reach the page a moment later.
    await page
      .locator(
        `body.vscode-${{ vs: 'light', 'vs-dark': 'dark', 'hc-black': 'high-contrast', 'hc-light': 'high-contrast-light' }[kind]}`,
      )
      .waitFor();
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
    await workbench.screenshot(`accessibility-${name.replace(/\W+/g, '-')}-${kind}`);
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe('with the keyboard alone', () => {
  it('everything in the preview can be reached, shows that it is, and leads to the editor', async () => {
    const workbench = await openWorkbench();
    await workbench.setTheme('Light Modern', 'vs');
    const page = await openPreview(workbench, 'email/booking-confirmation.outreach.html', 'is confirmed. Your booking');
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = false;
    });
    const { keyboard } = workbench.page;
    await workbench.runCommand('View: Focus First Editor Group');
    await workbench.runCommand('View: Focus Next Editor Group');
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
    const walked: string[] = [];
    for (let step = 0; step < 40; step++) {
      await keyboard.press('Tab');
      const { what, shows } = await focused(page);
      if (what === '' || !(await page.evaluate(() => document.hasFocus()))) break;
      expect(shows, what).toBe(true);
      walked.push(what);
    }
    const reachable = await page.locator('summary, button').count();
    expect(walked.filter((what) => !what.includes('block'))).toHaveLength(reachable);
    expect(walked.filter((what) => what.includes('block'))).toHaveLength(1);

    // Within the message the arrow keys move, and Enter leads to the place.
    const block = page.locator('[data-block][tabindex="0"]');
    await block.focus();
    await keyboard.press('End');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Kind regards');
    await keyboard.press('ArrowUp');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain("If you can't come");
    await keyboard.press('Enter');
    const lines = (await workbench.read('email/booking-confirmation.outreach.html')).split('\n');
    const line = lines.findIndex((each) => each.includes("If you can't come")) + 1;
    await expect
      .poll(() => workbench.page.locator('#status\\.editor\\.selection').innerText())
      .toContain(`Ln ${line + 1}, Col`);
    expect(await workbench.page.evaluate(() => document.activeElement?.closest('.editor-instance') !== null)).toBe(
      true,
    );
    await workbench.screenshot('accessibility-keyboard');
  });

  it('everything in the Overview can be reached and shows that it is', async () => {
    const workbench = await openWorkbench();
    const page = await openOverview(workbench);
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
    const reachable = await page.locator('a[href]:visible, summary:visible').count();
    const walked: string[] = [];
    for (let step = 0; step < reachable + 5; step++) {
      await workbench.page.keyboard.press('Tab');
      const { what, shows } = await focused(page);
      if (what === '' || !(await page.evaluate(() => document.hasFocus()))) break;
      expect(shows, what).toBe(true);
      walked.push(what);
    }
    expect(walked.length).toBe(reachable);
  });
});
