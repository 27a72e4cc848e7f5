// What a UI test does to the window of VS Code and reads from it, in a user's words.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    editor: { endpoint: string; address: string; folder: string; screenshots: string };
  }
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** One row of a tree in the sidebar. */
export interface TreeRow {
  /** What a screen reader says: label, description and state. */
  readonly label: string;
  /** 1 for the outermost rows. */
  readonly level: number;
  readonly expanded: boolean | undefined;
}

const examples = path.resolve(import.meta.dirname, '../../../examples');

let opened: Promise<Workbench> | undefined;

/** The one window that all UI tests share, opened by the first that asks. */
export function openWorkbench(): Promise<Workbench> {
  opened ??= Workbench.open();
  return opened;
}

export class Workbench {
  /** The open folder: a copy of the examples that tests may change. */
  readonly folder = inject('editor').folder;

  private constructor(readonly page: Page) {}

  static async open(): Promise<Workbench> {
    const { endpoint, address } = inject('editor');
    const browser = await chromium.connectOverCDP(endpoint);
    const context = browser.contexts()[0];
    if (!context) throw new Error('The browser has no window to open a page in.');
    // An earlier test file leaves its page open: switching files there takes a second, opening VS Code takes ten.
    const left = context.pages().find((page) => page.url().startsWith(new URL(address).origin));
    const page = left ?? (await context.newPage());
    // Each test file connects anew, and the size of the window is the connection's.
    await page.setViewportSize({ width: 1280, height: 800 });
    if (!left) await page.goto(address, { waitUntil: 'commit' });
    await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor({ timeout: 90_000 });
    return new Workbench(page);
  }

  /** Closes what earlier tests left open: editors, all of them saved, and the panel. */
  async clear(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    if (await this.page.locator('.part.panel').isVisible()) await this.runCommand('View: Toggle Panel Visibility');
  }

  // Files

  /** Writes a file of the open folder on disk, past the editor. */
  async write(file: string, text: string): Promise<void> {
    const target = path.join(this.folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }

  /** A file of the open folder as it is on disk. */
  read(file: string): Promise<string> {
    return readFile(path.join(this.folder, file), 'utf8');
  }

  /**
   * Opens a file of the open folder with this text, else the one it has among the examples, on disk and in the editor: a test that has to
   * be tried again begins where its first attempt did.
   */
  async begin(file: string, text?: string): Promise<void> {
    await this.write(file, text ?? (await readFile(path.join(examples, file), 'utf8')));
    await this.openFile(file);
    await this.runCommand('File: Revert File');
    await this.untilSaved();
  }

  /** Opens a file of the open folder and waits until its text shows. */
  async openFile(file: string): Promise<void> {
    const name = path.basename(file);
    await this.repeat(`open ${file}`, async () => {
      await this.page.keyboard.press('ControlOrMeta+P');
      await this.quickInput().fill(file);
      await this.quickRow(name).waitFor({ timeout: 5000 });
      await this.page.keyboard.press('Enter');
      // A preview beside it carries the name too.
      await this.page
        .locator('.editor-group-container.active .tab.active', { hasText: name })
        .waitFor({ timeout: 5000 });
    });
    await this.editor().locator('.view-line').first().waitFor();
  }

  /** Saves the file in front and waits until it no longer counts as changed. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.untilSaved();
  }

  /** A preview beside the editor has a tab that is active too. */
  async untilSaved(): Promise<void> {
    await this.page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor({ timeout: 10_000 });
  }

  // Text

  /** Selects the next place in the file in front that has this text, which must exist. */
  async select(text: string): Promise<void> {
    await this.repeat(`select "${text}"`, async () => {
      await this.runCommand('View: Focus Active Editor Group');
      await this.page.keyboard.press('ControlOrMeta+Home');
      await this.page.keyboard.press('ControlOrMeta+F');
      const widget = this.editor().locator('.find-widget.visible');
      await widget.locator('.find-part textarea, .find-part .input').first().fill(text);
      await widget.locator('.matchesCount', { hasText: /^\d+ of / }).waitFor({ timeout: 5000 });
      await this.page.keyboard.press('Escape');
      await widget.waitFor({ state: 'hidden', timeout: 5000 });
    });
  }

  /** Types at the cursor, over what is selected, in one step: nothing is completed or closed by VS Code. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  // Findings

  /** How many places in the visible part of the file in front are underlined in this severity. */
  squiggles(severity: Severity): Promise<number> {
    return this.editor().locator(`.squiggly-${severity}`).count();
  }

  /** Waits until at least one place is underlined in this severity. */
  async waitForSquiggle(severity: Severity): Promise<void> {
    await this.editor().locator(`.squiggly-${severity}`).first().waitFor({ state: 'attached' });
  }

  /** Waits until no place is underlined in this severity. */
  async waitForNoSquiggle(severity: Severity): Promise<void> {
    await this.page.waitForFunction((name) => !document.querySelector(`.editor-instance .squiggly-${name}`), severity);
  }

  /** What the Problems view lists: each row as a screen reader says it. Leaves the view open. */
  async problems(): Promise<string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    return this.labels(rows);
  }

  /** Opens the quick-fix menu where the cursor is and returns its titles. Leaves the menu open. */
  async openQuickFixes(): Promise<string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await this.repeat('open the quick-fix menu', async () => {
      await this.page.keyboard.press('ControlOrMeta+.');
      await rows.first().waitFor({ timeout: 4000 });
    });
    return (await rows.allInnerTexts()).map((title) => title.trim());
  }

  /** Opens the quick-fix menu where the cursor is and applies the fix whose title contains `title`. */
  async applyQuickFix(title: string): Promise<void> {
    const titles = await this.openQuickFixes();
    if (!titles.some((offered) => offered.includes(title))) {
      await this.page.keyboard.press('Escape');
      throw new Error(`No quick fix "${title}". Offered: ${titles.join(' | ')}`);
    }
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    const focused = this.page.locator('.action-widget .monaco-list-row.action.focused', { hasText: title });
    // Enter, because VS Code can swallow a mouse click in this menu.
    for (let step = 0; step < titles.length && (await focused.count()) === 0; step++)
      await this.page.keyboard.press('ArrowDown');
    await focused.waitFor({ timeout: 2000 });
    await this.page.keyboard.press('Enter');
    await rows.first().waitFor({ state: 'hidden' });
  }

  // Commands and questions

  /** Runs a command of the palette by its full title, such as "Outreach: Check Workspace". */
  async runCommand(title: string): Promise<void> {
    await this.repeat(`run ${title}`, async () => {
      await this.page.keyboard.press('F1');
      await this.quickInput().fill(`>${title}`, { timeout: 5000 });
      await this.page.locator('.quick-input-list .monaco-list-row.focused').waitFor({ timeout: 5000 });
      // Whoever reads the list goes down to the command that is meant: another with more words may stand first.
      for (let down = 0; down < 15 && (await this.quickRow(title).count()) === 0; down++) {
        await this.page.keyboard.press('ArrowDown');
        await this.page.waitForTimeout(50);
      }
      await this.quickRow(title).waitFor({ timeout: 5000 });
      await this.page.keyboard.press('Enter');
      await this.untilBox((value) => !value?.startsWith('>'), 5000);
    });
  }

  /**
   * Runs a command that asks something, until it asks: a command that comes while VS Code is busy may do nothing, and a question
   * closes when a window that was about to open takes the focus. `words` stand in the question.
   */
  async ask(title: string, words = ''): Promise<void> {
    await this.repeat(`have ${title} ask`, async () => {
      await this.runCommand(title);
      await this.untilBox((value) => value !== undefined && !value.startsWith('>'), 8000);
      await this.question(words).waitFor({ timeout: 8000 });
    });
  }

  /** Runs a command that asks for one text, and gives it. Made again as a whole where the question closed before its answer. */
  async askAndAnswer(title: string, text: string): Promise<void> {
    await this.repeat(`run ${title} with "${text}"`, async () => {
      await this.ask(title);
      await this.answer(text);
    });
  }

  /** What is asked, where these words stand in it: in its title, below it, or in its field as long as that is empty. */
  question(words = ''): Locator {
    const places = ['.quick-input-title', '.quick-input-message'].map((place) => `${place}:has-text("${words}")`);
    const open = this.page.locator('.quick-input-widget:visible');
    return words === '' ? open : open.locator([`input.input[placeholder*="${words}"]`, ...places].join()).first();
  }

  /** Changes the colour theme. `kind` is the class by which the window then shows what sort of theme it is. */
  async setTheme(name: string, kind: 'vs' | 'vs-dark' | 'hc-black' | 'hc-light'): Promise<void> {
    await this.repeat(`set the theme ${name}`, async () => {
      // The palette puts another command before "Preferences: Color Theme".
      await this.page.keyboard.press('ControlOrMeta+K');
      await this.page.keyboard.press('ControlOrMeta+T');
      await this.quickInput().fill(name, { timeout: 5000 });
      await this.quickRow(name).waitFor({ timeout: 5000 });
      await this.page.keyboard.press('Enter');
      await this.page.locator(`.monaco-workbench.${kind}`).waitFor({ timeout: 5000 });
    });
  }

  /** The titles that the palette offers for some text, best first. */
  async commands(text: string): Promise<string[]> {
    await this.page.keyboard.press('F1');
    await this.quickInput().fill(`>${text}`);
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    const titles = await this.labels(rows);
    await this.page.keyboard.press('Escape');
    return titles;
  }

  /** Chooses from the list that a command shows, and waits until that list has gone. */
  async choose(label: string): Promise<void> {
    await this.quickInput().fill(label, { timeout: 8000 });
    await this.quickRow(label).waitFor();
    await this.enter(label);
  }

  /** Answers the question that a command asks, and waits until it has gone. */
  async answer(text: string): Promise<void> {
    await this.quickInput().fill(text, { timeout: 8000 });
    await this.enter(text);
  }

  /** The texts of the notifications that show now. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  // Sidebar

  /** Brings a view container of the activity bar to the front, unless it is there. */
  async showContainer(title: string): Promise<void> {
    const item = this.page.locator('.activitybar .action-item', { has: this.page.locator(`[aria-label^="${title}"]`) });
    if (!(await item.first().getAttribute('class'))?.includes('checked')) await item.first().click();
    await this.page.locator('.part.sidebar .composite.title', { hasText: title }).waitFor();
  }

  /** Scrolls the tree under this heading of the sidebar to its first row: what was in front before may have led elsewhere. */
  async scrollToTop(title: 'Templates' | 'Assessments'): Promise<void> {
    await this.runCommand(`Outreach: Focus on ${title} View`);
    await this.page.locator('.part.sidebar .monaco-list:focus-within').waitFor({ timeout: 5000 });
    await this.page.keyboard.press('Home');
  }

  /** Takes back what filters the Templates view, where something does: only then is there the command. */
  async showAllTemplates(): Promise<void> {
    const command = 'Outreach: Show All Templates';
    if ((await this.commands(command)).some((title) => title.includes(command))) await this.runCommand(command);
  }

  /** The rows of the tree under this heading of the sidebar, as far as they show. */
  async tree(title: string): Promise<TreeRow[]> {
    const pane = this.page.locator('.part.sidebar .pane', {
      has: this.page.locator(`.pane-header[aria-label^="${title}"]`),
    });
    return pane.locator('.pane-body .monaco-list-row').evaluateAll((rows) =>
      rows
        .map((row) => ({
          label: row.getAttribute('aria-label') ?? '',
          level: Number(row.getAttribute('aria-level')),
          expanded: row.hasAttribute('aria-expanded') ? row.getAttribute('aria-expanded') === 'true' : undefined,
          index: Number(row.getAttribute('data-index')),
        }))
        // The list reuses its elements, so their order in the page is not the order on the screen.
        .sort((one, other) => one.index - other.index)
        .map(({ label, level, expanded }) => ({ label, level, expanded })),
    );
  }

  /** Saves a picture of the window as .cache/screenshots/NAME.png and returns its path. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(inject('editor').screenshots, `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  private editor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance');
  }

  private quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input.input');
  }

  /** Presses Enter in the box, which then goes, or asks something else. */
  private async enter(text: string): Promise<void> {
    await this.quickInput().press('Enter', { timeout: 5000 });
    await this.untilBox((value) => value !== text, 20_000);
  }

  /** Waits until what stands in the box of palette and questions is as wanted; undefined where none is open. */
  private async untilBox(wanted: (value: string | undefined) => boolean, timeout: number): Promise<void> {
    const deadline = Date.now() + timeout;
    for (;;) {
      // While the window loads anew, there is none.
      const [value] = await this.quickInput()
        .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
        .catch(() => []);
      if (wanted(value)) return;
      if (Date.now() > deadline) throw new Error(`The box has ${value === undefined ? 'not opened' : `"${value}"`}.`);
      await this.page.waitForTimeout(50);
    }
  }

  private quickRow(label: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label });
  }

  private labels(rows: Locator): Promise<string[]> {
    return rows.evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label') ?? ''));
  }

  /**
   * VS Code drops some gestures that come while it is busy, as it would a person's: the gesture is made again, at most four
   * times, and each repetition is printed. What must work at the first request is tested against the server, without this.
   */
  async repeat(what: string, gesture: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await gesture();
      } catch (error) {
        if (attempt === 4) throw new Error(`Could not ${what} in 4 attempts.`, { cause: error });
        console.log(`Attempt ${attempt} to ${what} had no effect; trying again.`);
        await this.page.keyboard.press('Escape');
      }
    }
  }
}
