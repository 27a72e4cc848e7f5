// A language server that dies: one message in the window, and the checks go on.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openWorkbench } from './workbench';

/** Process ids of the language servers of the extension as it is installed for these tests. */
function servers(): number[] {
  const installed = path.join('.cache', 'ui', 'extensions');
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,args=']).toString().split('\n');
  return rows
    .filter((row) => row.includes(installed) && row.includes('server.cjs'))
    .map((row) => Number.parseInt(row, 10));
}

it('says once that the server stopped and was restarted, and checks again', async () => {
  const workbench = await openWorkbench();
  await workbench.begin('linkedin/thanks-for-connecting.outreach.md');
  await workbench.runCommand('Notifications: Clear All Notifications');
  await workbench.waitForSquiggle('error');
  const [server] = servers();
  expect(servers()).toHaveLength(1);
  process.kill(server!, 'SIGKILL');
  await expect.poll(() => servers().filter((pid) => pid !== server).length, { timeout: 20_000 }).toBe(1);
  await expect.poll(() => workbench.notifications(), { timeout: 20_000 }).toHaveLength(1);
  expect((await workbench.notifications()).join()).toMatch(/stopped unexpectedly and were started again/);
  await workbench.screenshot('crash');
  await workbench.page.keyboard.press('ControlOrMeta+End');
  await workbench.page.keyboard.type(' Buy now.');
  await expect.poll(() => workbench.squiggles('error'), { timeout: 20_000 }).toBeGreaterThan(1);
  // A message leaves the window after a while; what must not come is a second one.
  expect((await workbench.notifications()).length).toBeLessThanOrEqual(1);
  await workbench.runCommand('Notifications: Clear All Notifications');
  await workbench.runCommand('File: Revert File');
});
