// The register as an auditor opens it: a page in a browser, light and dark, on paper, and where scripts don't run.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../editor/install.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'outreach-register-'));
let browser: Browser;

beforeAll(async () => {
  cpSync(path.join(root, 'examples'), folder, { recursive: true });
  const register = (...args: string[]) =>
    execFileSync(process.execPath, [path.join(root, 'dist/cli.cjs'), 'register', '--today', '2026-11-23', ...args], {
      cwd: folder,
    });
  register('--format', 'json', '--output', 'earlier.json');
  rmSync(path.join(folder, 'email/booking-confirmation.outreach.html'));
  register('--since', 'earlier.json', '--output', 'register.html');
  browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page, and collects what the browser complains about. */
async function open(options: BrowserContextOptions): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(path.join(folder, 'register.html')).toString());
  return { page, complaints };
}

describe('the register in a browser', () => {
  it.each(['light', 'dark'] as const)('has nothing against it by axe in %s', async (colorScheme) => {
    const { page, complaints } = await open({ colorScheme });
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(22, 25, 29)');
    expect(complaints).toEqual([]);
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 100)}`));
    });
    expect(found).toEqual([]);
  });

  it('sorts by a column, both ways, and says so', async () => {
    const { page } = await open({});
    const section = page.locator('section[aria-labelledby=findings]');
    const severities = () => section.locator('tbody tr td:nth-child(3)').allInnerTexts();
    const head = section.locator('thead th').nth(2);
    await head.locator('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    const ascending = await severities();
    expect(ascending[0]).toBe('error');
    await head.locator('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect((await severities())[0]).not.toBe('error');
    expect((await severities()).sort()).toEqual(ascending.sort());
  });

  it('has everything where scripts do not run', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    expect(await page.locator('thead button').count()).toBe(0);
    expect(await page.locator('section[aria-labelledby=templates] tbody tr').count()).toBe(18);
    expect(await page.locator('section[aria-labelledby=changes] tbody tr').count()).toBeGreaterThan(1);
  });

  it('goes on paper in black on white, with the heads of its tables on every page', async () => {
    const { page } = await open({ colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    const style = await page.evaluate(() => ({
      paper: getComputedStyle(document.documentElement).getPropertyValue('--paper').trim(),
      head: getComputedStyle(document.querySelector('thead')!).display,
      contents: getComputedStyle(document.querySelector('nav')!).display,
    }));
    expect(style).toEqual({ paper: '#ffffff', head: 'table-header-group', contents: 'none' });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('can be read on a narrow window without cutting anything off', async () => {
    const { page } = await open({ viewport: { width: 400, height: 800 } });
    const overhang = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overhang).toBe(0);
  });
});
