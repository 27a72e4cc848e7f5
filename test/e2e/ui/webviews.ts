// What tests of webviews share: finding the page in its frames, and what the accessibility checker says of it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import type { Workbench } from './workbench';

/** The page in the frames of a webview, by an element that only that page has. */
export async function webview(workbench: Workbench, marker: string): Promise<Frame> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    for (const frame of workbench.page.frames()) {
      if (frame.isDetached()) continue;
      const there = await frame
        .locator(marker)
        .count()
        .catch(() => 0);
      if (there > 0) return frame;
    }
    if (Date.now() > deadline) throw new Error(`No webview has ${marker}.`);
    await workbench.page.waitForTimeout(200);
  }
}

/** Gives the editors the whole width: beside a preview, one would be too narrow for its search to count what it finds. */
export async function closeSidebar(workbench: Workbench): Promise<void> {
  if (await workbench.page.locator('.part.sidebar').isVisible())
    await workbench.runCommand('View: Close Primary Side Bar');
}

/** What axe calls serious or critical on a page, each as "rule: element". It is told to look at all it can. */
export async function seriousFindings(frame: Frame): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  // Not as a script element, which the page's own policy forbids.
  await frame.evaluate(await readFile(axe, 'utf8'));
  return frame.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(root: Document): Promise<{
          violations: { id: string; impact: string; nodes: { html: string; failureSummary?: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run(document);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
      );
  });
}
