// What somebody sees who has just installed the extension: what to do, a sample to try it on, and a first message of their own.
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeSidebar } from './webviews';
import { openWorkbench, type Workbench } from './workbench';

const { address, folder, screenshots } = inject('editor');
const written = path.join(folder, 'email', 'invite-people-to-the-open-day.outreach.md');

let workbench: Workbench;
let scratch: string;
beforeAll(async () => {
  workbench = await openWorkbench();
  scratch = await realpath(await mkdtemp(path.join(tmpdir(), 'outreach-first-')));
});
afterAll(async () => {
  await rm(written, { force: true });
  await rm(path.join(folder, 'first-contact'), { recursive: true, force: true });
  await rm(scratch, { recursive: true, force: true });
});

/** Waits for the question whose field or prompt has these words. */
async function untilAsked(words: string): Promise<void> {
  await workbench.question(words).waitFor();
}

async function answer(question: string, choice: string): Promise<void> {
  await untilAsked(question);
  await workbench.choose(choice);
}

/** Leaves whatever is asked, and waits until nothing is. */
async function leave(): Promise<void> {
  await workbench.page.keyboard.press('Escape');
  await workbench.page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
}

describe('Get Started', () => {
  const done = (step: string) => `[data-done-step-id$="#${step}"][aria-checked="true"]`;

  it('shows five steps with pictures and ticks what was done', async ({ task }) => {
    const { page } = workbench;
    await workbench.openFile('email/course-feedback.outreach.md');
    await workbench.runCommand('Outreach: Get Started');
    await page.locator('.getting-started-step').first().waitFor();
    expect(await page.locator('.getting-started-step').count()).toBe(5);
    await page.locator(done('open')).first().waitFor();
    // Without the sidebar there is room for the pictures.
    await closeSidebar(workbench);
    const steps = ['open', 'write', 'fix', 'assess', 'overview'];
    for (const [index, step] of steps.entries()) {
      await page.locator('.getting-started-step').nth(index).click();
      await page.locator('.getting-started-media:visible').first().waitFor();
      await page.waitForTimeout(700);
      await workbench.screenshot(`get-started-${index + 1}-${step}`);
    }
    await workbench.showContainer('Explorer');
    // VS Code keeps the ticks of an attempt before.
    if (!task.result?.retryCount) expect(await page.locator(done('write')).count()).toBe(0);
    await workbench.ask('Outreach: New Template...', 'How will the message be sent?');
    await leave();
    await page.locator(done('write')).first().waitFor();
    await workbench.runCommand('Outreach: Check Workspace');
    await page.locator(done('overview')).first().waitFor();
  });
});

describe('New Template', () => {
  it('leaves no trace when it is left with Esc', async () => {
    await workbench.openFile('email/course-feedback.outreach.md');
    const before = await readdir(path.join(folder, 'email'));
    await workbench.ask('Outreach: New Template...', 'How will the message be sent?');
    await leave();
    expect(await readdir(path.join(folder, 'email'))).toEqual(before);
  });

  it('asks step by step, goes back, says why something is ruled out, and puts the cursor into the message', async () => {
    await rm(written, { force: true });
    await workbench.openFile('email/course-feedback.outreach.md');
    await workbench.ask('Outreach: New Template...', 'How will the message be sent?');
    await workbench.screenshot('new-template-1-channel');
    await workbench.choose('LinkedIn message');
    await untilAsked('What kind of message is it?');
    await workbench.page.locator('.quick-input-widget:visible .quick-input-left-action-bar a').first().click();
    await answer('How will the message be sent?', 'Email');
    await answer('What kind of message is it?', 'Marketing');
    await untilAsked('Who holds the addresses');
    await workbench.screenshot('new-template-3-recipients');
    await workbench.choose('Individual');
    await answer('How do they know you?', 'Cold prospect');
    await answer('What permits you to send it?', 'Soft opt-in: own customers');
    await untilAsked('These people are not customers');
    await workbench.screenshot('new-template-5-refused');
    await workbench.choose('Consent');
    await untilAsked('What permits you to use their data?');
    await workbench.screenshot('new-template-6-basis');
    await workbench.choose('Consent');
    await answer('What is it sent for', 'training-feedback');
    await untilAsked('Give it a title');
    await workbench.answer('Invite people to the open day');
    await untilAsked('Where should the file go?');
    await workbench.page.locator('.quick-input-widget:visible', { hasText: /\d+ templates: Email/ }).waitFor();
    await workbench.screenshot('new-template-9-folder');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.tab.active', { hasText: path.basename(written) }).waitFor();
    await workbench.page.locator('.editor-instance .view-line', { hasText: 'Harrowfield' }).first().waitFor();
    await workbench.type('The room is booked.');
    await workbench.screenshot('new-template-written');
    await workbench.save();
    const text = await readFile(written, 'utf8');
    expect(text).toContain('Hi {{first_name}},\n\nThe room is booked.\n\nHarrowfield\n');
    expect(text).toMatch(/pecr-route: consent\nconsent:\n {2}obtained-on: ""/);
    expect(text).not.toMatch(/privacy-notice|suppression-list|^owner/m);
  });
});

describe('Create Sample Workspace', () => {
  async function choosePath(target: string): Promise<void> {
    await workbench.ask('Outreach: Create Sample Workspace...', 'Where should the sample');
    const dialog = workbench.page.locator('.quick-input-widget:visible', { hasText: 'Where should the sample' });
    // Until it has listed the folder it begins with, the dialog puts that folder's path before what is typed.
    await dialog.locator('.monaco-list-row', { hasText: '..' }).first().waitFor();
    await expect
      .poll(async () => {
        await dialog.locator('input.input').fill(`${target}/`);
        await workbench.page.waitForTimeout(700);
        return dialog.locator('input.input').inputValue();
      })
      .toBe(`${target}/`);
    await workbench.screenshot('sample-folder');
    await workbench.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
  }

  it('writes the sample into an empty folder that is open and shows where to begin', async () => {
    const target = path.join(folder, 'first-contact');
    await rm(target, { recursive: true, force: true });
    await mkdir(target);
    await choosePath(target);
    await workbench.page.locator('.tab.active', { hasText: 'page-deals.outreach.md' }).waitFor();
    expect((await readdir(target)).sort()).toEqual([
      'README.md',
      'assessments',
      'email',
      'linkedin',
      'outreach.yaml',
      'sms',
    ]);
    await workbench.waitForSquiggle('error');
    await workbench.screenshot('sample-created');
  });

  it('refuses a folder that has one of its files, and writes nothing', async () => {
    await mkdir(path.join(scratch, 'outreach-sample'));
    await writeFile(path.join(scratch, 'outreach-sample', 'README.md'), 'Mine');
    await choosePath(scratch);
    const message = workbench.page.locator('.notifications-toasts', { hasText: 'README.md exists already' });
    await message.waitFor();
    await workbench.screenshot('sample-refused');
    expect(await readdir(path.join(scratch, 'outreach-sample'))).toEqual(['README.md']);
    expect(await readFile(path.join(scratch, 'outreach-sample', 'README.md'), 'utf8')).toBe('Mine');
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('leaves no trace when it is left with Esc', async () => {
    const before = await readdir(scratch);
    await workbench.ask('Outreach: Create Sample Workspace...', 'Where should the sample');
    await leave();
    expect(await readdir(scratch)).toEqual(before);
  });
});

describe('The empty views', () => {
  async function inWindow(query: string, look: (page: Page) => Promise<void>): Promise<void> {
    const page = await workbench.page.context().newPage();
    try {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`${new URL(address).origin}/?${query}`, { waitUntil: 'commit' });
      await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor({ timeout: 90_000 });
      const icon = page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="Outreach"]') });
      await icon.first().click();
      await look(page);
    } finally {
      await page.close();
    }
  }

  it('say what to do where no folder is open', () =>
    inWindow('ew=true', async (page) => {
      const view = page.locator('.part.sidebar');
      for (const name of ['Open Folder', 'Create Sample Workspace'])
        await view.getByRole('button', { name, exact: true }).waitFor();
      await page.screenshot({ path: path.join(screenshots, 'welcome-no-folder.png') });
    }));

  it('say what to do in a folder without messages, and the status bar says nothing', () =>
    inWindow(`folder=${encodeURIComponent(path.join(scratch, 'outreach-sample'))}`, async (page) => {
      const view = page.locator('.part.sidebar');
      for (const name of ['New Template', 'Create Sample Workspace'])
        await view.getByRole('button', { name, exact: true }).first().waitFor();
      expect(await page.locator('.statusbar-item[id*="outreach.attention"]:visible').count()).toBe(0);
      await page.screenshot({ path: path.join(screenshots, 'welcome-no-templates.png') });
    }));
});

describe('The status bar', () => {
  it('counts what needs attention and leads to it', async () => {
    const item = workbench.page.locator('.statusbar-item[id*="outreach.attention"]');
    await item.waitFor();
    expect(await item.locator('a').getAttribute('aria-label')).toMatch(/^Outreach: \d+ templates need attention\./);
    await item.locator('a').click();
    await expect.poll(async () => (await workbench.tree('Templates')).length, { timeout: 20_000 }).toBeGreaterThan(0);
    await workbench.screenshot('status-bar');
    await workbench.runCommand('Outreach: Show All Templates');
  });
});
