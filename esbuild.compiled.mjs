// Compiles the checks for the Node that builds: where the same engine runs them, it need not compile them again (server/cli/load-check.ts).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const template = `---
title: Win followers for our page
channel: linkedin-message
purpose: page-follow
message-nature: informational
audience:
  segment: First-degree connections in schools and colleges
  relationship: connection
  selection-criteria: Current employer is a school; each profile is looked at before sending
source: own-crm
lawful-basis: legitimate-interests
pecr-route: not-marketing
lia: LIA-2026-001
merge-fields: [first_name, sender_name]
frequency: { max-per-person: 1, per-days: 365 }
---
Hi {{first_name | default: "there"}}, hope your term is going well.

Follow our page for exclusive deals and updates on our services: example.com/page

Rather not get messages like this? Tell me and I'll take you off the list.

{{sender_name}}, Example
`;
const assessment = '---\nid: LIA-2026-001\nstatus: draft\npurpose: page-follow\n---\n### P1\n\nTo be found.\n';
const policy = 'defaults:\n  owner: Head of Marketing\n';

/**
 * Checks a few files once, and keeps what the engine compiled for that in the folder of the programs.
 * @param {string} outdir
 */
export function compileCheck(outdir) {
  const folder = mkdtempSync(path.join(tmpdir(), 'outreach-build-'));
  try {
    const files = {
      'a.outreach.md': template,
      'b.outreach.md': template,
      'a.lia.md': assessment,
      'outreach.yaml': policy,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const hook = path.join(import.meta.dirname, 'esbuild.compiled-hook.cjs');
    const words = [path.resolve(outdir, 'cli.cjs'), 'check', '--fail-on', 'never'];
    execFileSync(process.execPath, ['--require', hook, ...words], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
