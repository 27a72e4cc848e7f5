// The live preview beside the editor: what each channel looks like, and how it keeps in step with the editor in both directions.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { closeSidebar, webview } from './webviews';
import { openWorkbench, type Workbench } from './workbench';

const header = (channel: string, ...more: string[]) =>
  [
    '---',
    'title: A message to look at',
    `channel: ${channel}`,
    'purpose: autumn-programme',
    'message-nature: marketing',
    'audience: { segment: Heads of schools, subscriber-type: individual, address-type: personal }',
    'source: own-crm',
    'lawful-basis: legitimate-interests',
    ...more,
    '---',
    '',
  ].join('\n');
const files: Record<string, string> = {
  'preview/whatsapp.outreach.txt': `${header('whatsapp')}Hi {{first_name}}, our autumn evenings begin on {{start_date}}. Get 20% off until Friday.\n`,
  'preview/text.outreach.txt': `${header('sms')}Harrowfield: our winter sale starts on Friday. Save up to 40% on every course in January, bring a colleague for free, and get the workbook on top. Places are limited, so book today at harrowfield.example/sale. See you there, {{first_name}}!\n`,
  'preview/call.outreach.md': `${header('live-call')}Hello {{first_name}}, have you a moment? I am calling about our **autumn programme**, at a special price for early bookers.\n`,
  'preview/letter.outreach.md': `${header('post', 'subject: Your records with us')}Dear {{full_name}},\n\nwe keep your file for *two years*.\n\nYours sincerely\n`,
  'preview/post.outreach.md': `${header('linkedin-post')}Our autumn programme is out. Three evenings on school data.\n`,
  'preview/long.outreach.md': `${header('email', 'subject: A long read')}${Array.from({ length: 60 }, (_, i) => `Paragraph ${i + 1} says what has changed in our office this month.`).join('\n\n')}\n`,
  'preview/hostile.outreach.html': `${header('email', 'subject: "<img src=x onerror=window.hacked=1> Hello"')}<script>window.hacked = 2</script><style>body { display: none }</style>
<p style="position:fixed;inset:0;background:red" onclick="window.hacked=3">Dear {{first_name}}, <a href="javascript:window.hacked=4">press here</a> or <a href="https://other.example/x">there</a>.</p>
<img src="https://other.example/pixel.gif" alt="A smiling team" onload="window.hacked=5"><iframe src="https://other.example"></iframe>
<form action="https://other.example"><input name="word"></form><svg><script>window.hacked=6</script></svg>
`,
};

/** Selects a text of the file that is open on the left. */
async function select(workbench: Workbench, file: string, text: string): Promise<void> {
  const lines = (await workbench.read(file)).split('\n');
  const line = lines.findIndex((each) => each.includes(text));
  await workbench.runCommand('View: Focus First Editor Group');
  await workbench.askAndAnswer('Go to Line/Column...', `:${line + 1}:${lines[line]!.indexOf(text) + 1}`);
  await expect.poll(() => cursor(workbench)).toContain(`Ln ${line + 1}, `);
  for (const _ of text) await workbench.page.keyboard.press('Shift+ArrowRight');
}

async function focusPreview(workbench: Workbench): Promise<void> {
  await workbench.runCommand('View: Focus First Editor Group');
  await workbench.runCommand('View: Focus Next Editor Group');
  await workbench.page.locator('.editor-group-container.active .tab.active', { hasText: 'Preview' }).waitFor();
}

/** Opens a file on the left. */
async function open(workbench: Workbench, file: string): Promise<void> {
  await closeSidebar(workbench);
  await workbench.runCommand('View: Focus First Editor Group');
  await workbench.openFile(file);
}

/** Opens a template and its preview, and waits until it shows. */
async function preview(workbench: Workbench, file: string, text: string): Promise<Frame> {
  await open(workbench, file);
  await workbench.runCommand('Outreach: Open Preview to the Side');
  const page = await webview(workbench, '#decision-pecr');
  await page.locator('#message', { hasText: text }).waitFor({ timeout: 30_000 });
  return page;
}

/** The example that most tests look at, as it was to begin with, and its preview. */
async function previewPageDeals(workbench: Workbench): Promise<Frame> {
  await workbench.runCommand('View: Focus First Editor Group');
  await workbench.begin('linkedin/page-deals.outreach.md');
  return preview(workbench, 'linkedin/page-deals.outreach.md', 'hope your term is going well');
}

/** Where the status bar says that the cursor is: "Ln 21, Col 8". */
function cursor(workbench: Workbench): Promise<string> {
  return workbench.page.locator('#status\\.editor\\.selection').innerText();
}

/** What the preview highlights of the editor's selection. */
function highlighted(page: Frame): Promise<string> {
  return page.evaluate(() => [...(CSS.highlights.get('in-editor') ?? [])].map((range) => String(range)).join('|'));
}

afterAll(async () => {
  const workbench = await openWorkbench();
  await workbench.runCommand('View: Close All Editors');
  await rm(path.join(workbench.folder, 'preview'), { recursive: true, force: true });
});

describe('The preview', () => {
  it('shows a LinkedIn message as its recipient sees it, beside the editor', async () => {
    const workbench = await openWorkbench();
    for (const [file, text] of Object.entries(files)) await workbench.write(file, text);
    const page = await previewPageDeals(workbench);
    expect(await page.locator('.bubble').innerText()).toContain('Hi Alex, hope your term is going well.');
    expect(await page.locator('.chip', { hasText: 'Alex' }).getAttribute('title')).toContain('first_name');
    expect(await page.locator('.decision summary').allInnerTexts()).toEqual([
      expect.stringMatching(/^PECR: consent needed/),
      expect.stringMatching(/^UK GDPR: /),
    ]);
    expect(await page.locator('.channel').innerText()).toMatch(
      /LinkedIn message · Message: 2\d\d to 2\d\d of 8,000 characters/,
    );
    expect(await page.locator('mark.promotion').allInnerTexts()).toContain(
      'Follow our page for exclusive deals and updates on our services',
    );
    await workbench.screenshot('preview-linkedin');
  });

  it.each([
    ['email/spring-courses.outreach.md', 'Here are the spring dates', 'email'],
    ['email/booking-confirmation.outreach.html', 'is confirmed. Your booking number', 'email-html'],
    ['preview/text.outreach.txt', 'winter sale', 'sms'],
    ['preview/whatsapp.outreach.txt', 'autumn evenings', 'whatsapp'],
    ['preview/call.outreach.md', 'have you a moment', 'call'],
    ['preview/letter.outreach.md', 'we keep your file', 'letter'],
    ['preview/post.outreach.md', 'programme is out', 'post'],
  ])('follows the template in front: %s', async (file, text, picture) => {
    const workbench = await openWorkbench();
    await open(workbench, file);
    const page = await webview(workbench, '#decision-pecr');
    await page.locator('#message', { hasText: text }).waitFor({ timeout: 30_000 });
    await workbench.screenshot(`preview-${picture}`);
    if (picture === 'email') {
      expect(await page.locator('.head').innerText()).toMatch(/From\s+Harrowfield[\s\S]*Subject\s+Spring courses/);
      expect(await page.locator('.body strong').first().innerText()).toBe('Retention schedules');
    }
    if (picture === 'email-html') expect(await page.locator('.slot').innerText()).toContain('Missing: How to opt out');
    if (picture === 'sms') expect(await page.locator('.segment').innerText()).toBe('Segment 2');
  });

  it('leads to the place in the editor that is clicked, and marks what is selected there', async () => {
    const workbench = await openWorkbench();
    const page = await previewPageDeals(workbench);
    const line =
      (await workbench.read('linkedin/page-deals.outreach.md'))
        .split('\n')
        .findIndex((each) => each.startsWith('Follow')) + 1;
    await page.locator('.line', { hasText: 'Rather not get' }).click({ position: { x: 4, y: 6 } });
    await expect.poll(() => cursor(workbench)).toBe(`Ln ${line + 2}, Col 1`);
    await page.locator('.chip', { hasText: 'Alex' }).click();
    await expect.poll(() => cursor(workbench)).toMatch(`Ln ${line - 2}, `);
    await page.locator('#passage-0-title').click();
    await expect.poll(() => cursor(workbench)).toContain(`Ln ${line}, `);
    await expect.poll(() => highlighted(page)).toContain('exclusive deals');
    await select(workbench, 'linkedin/page-deals.outreach.md', 'Rather not');
    await expect.poll(() => highlighted(page)).toBe('Rather not');
    await expect.poll(() => page.locator('.current').innerText()).toContain('Rather not get messages');
    await workbench.screenshot('preview-selected');
  });

  it('changes while somebody types, without another page', async () => {
    const workbench = await openWorkbench();
    const page = await previewPageDeals(workbench);
    await page.evaluate(() => Object.assign(document.querySelector('.bubble')!, { isSame: true }));
    await select(workbench, 'linkedin/page-deals.outreach.md', 'Rather not');
    await workbench.type('Would you prefer not to');
    await page
      .locator('.bubble', { hasText: 'Would you prefer not to get messages like this?' })
      .waitFor({ timeout: 10_000 });
    // The page of a moment ago, changed where it had to be.
    expect(await page.locator('.bubble').evaluate((bubble) => 'isSame' in bubble)).toBe(true);
    await workbench.runCommand('File: Revert File');
    await page.locator('.bubble', { hasText: 'Rather not get messages' }).waitFor({ timeout: 10_000 });
  });

  it('scrolls with the editor, and the editor with it', async () => {
    const workbench = await openWorkbench();
    const page = await preview(workbench, 'preview/long.outreach.md', 'Paragraph 60 says');
    const top = () => page.evaluate(() => scrollY);
    const firstLine = async () => {
      const numbers = await workbench.page.locator('.editor-instance .line-numbers').allInnerTexts();
      return Math.min(...numbers.filter((each) => each !== '').map(Number));
    };
    await select(workbench, 'preview/long.outreach.md', 'Paragraph 40 ');
    await expect.poll(top, { timeout: 10_000 }).toBeGreaterThan(500);
    const before = await top();
    // Neither side goes on by itself.
    await workbench.page.waitForTimeout(1500);
    expect(await top()).toBe(before);

    const box = (await page.frameElement().then((frame) => frame.boundingBox()))!;
    await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await workbench.page.mouse.wheel(0, -20_000);
    await expect.poll(top).toBe(0);
    await expect.poll(firstLine, { timeout: 10_000 }).toBe(1);
    await workbench.page.mouse.wheel(0, 900);
    await expect.poll(firstLine, { timeout: 10_000 }).toBeGreaterThan(10);
    await workbench.page.waitForTimeout(1500);
    expect(await top()).toBe(900);
    await workbench.page.mouse.move(5, 5);
  });

  it('stays with its template once it is locked, and shows when that has gone', async () => {
    const workbench = await openWorkbench();
    // A preview that is still locked would be unlocked.
    await workbench.clear();
    await workbench.write('preview/call.outreach.md', files['preview/call.outreach.md']!);
    // With its last editor a group goes, and the preview beside it is made anew.
    await workbench.openFile('preview/letter.outreach.md');
    const page = await preview(workbench, 'preview/call.outreach.md', 'have you a moment');
    await focusPreview(workbench);
    await workbench.runCommand('Outreach: Toggle Preview Locking');
    await workbench.page.locator('.tab', { hasText: '[Preview] call.outreach.md' }).waitFor();
    // What is open is still there, whatever becomes of its file.
    await workbench.runCommand('View: Focus First Editor Group');
    await workbench.runCommand('View: Revert and Close Editor');
    await open(workbench, 'preview/letter.outreach.md');
    expect(await page.locator('h1').innerText()).toBe('A message to look at');
    await expect.poll(() => page.locator('#message').innerText()).toContain('have you a moment');
    await rm(path.join(workbench.folder, 'preview/call.outreach.md'));
    await page.locator('.notice', { hasText: 'call.outreach.md is no longer there' }).waitFor({ timeout: 30_000 });
    await workbench.screenshot('preview-gone');
    await focusPreview(workbench);
    await workbench.runCommand('Outreach: Toggle Preview Locking');
  });

  it('runs, fetches and believes nothing that stands in a message', async () => {
    const workbench = await openWorkbench();
    const requests: string[] = [];
    const listen = (request: { url(): string }) => requests.push(request.url());
    workbench.page.on('request', listen);
    const page = await preview(workbench, 'preview/hostile.outreach.html', 'Dear Alex, press here or there.');
    await page.waitForTimeout(1000);
    workbench.page.off('request', listen);
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    expect(requests.filter((url) => url.includes('other.example'))).toEqual([]);
    expect(
      await page.locator('#message :is(script, style, iframe, form, input, svg, img, a, [style], [onclick])').count(),
    ).toBe(0);
    expect(await page.locator('.picture').innerText()).toBe('A smiling team');
    expect(await page.locator('.link').getAttribute('title')).toBe('Leads to https://other.example/x');
    expect(await page.locator('.head').innerText()).toContain('<img src=x onerror=window.hacked=1> Hello');
    expect(await page.locator('h1').isVisible()).toBe(true);
    await workbench.screenshot('preview-hostile');
  });

  it('is there again after the window was loaded anew', async () => {
    const workbench = await openWorkbench();
    await preview(workbench, 'linkedin/page-deals.outreach.md', 'hope your term');
    await Promise.all([
      workbench.page.waitForEvent('framenavigated', (frame) => frame === workbench.page.mainFrame()),
      // Unlike the browser, VS Code keeps what is open before it loads anew.
      workbench.runCommand('Developer: Reload Window'),
    ]);
    await workbench.page
      .locator('.monaco-workbench .part.statusbar .statusbar-item')
      .first()
      .waitFor({ timeout: 90_000 });
    const page = await webview(workbench, '#decision-pecr');
    await page.locator('#message', { hasText: 'hope your term' }).waitFor();
  });
});
