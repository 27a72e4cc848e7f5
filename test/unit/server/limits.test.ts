import { describe, expect, it } from 'vitest';
import type { Host } from '../../../server/workspace/host';
import { Slices } from '../../../server/workspace/slices';
import { Workspace } from '../../../server/workspace/workspace';
import { assessment, message } from '../../protocol/texts';

const folder = 'file:///folder';

/** A folder whose files can be changed under way. */
function hostOf(files: Map<string, string>): Host {
  return {
    list: async (_, wanted) => [...files.keys()].filter(wanted).sort(),
    read: async (uri) => {
      const text = files.get(uri.slice(folder.length + 1));
      return text === undefined ? undefined : { text };
    },
    exists: async (uri) => files.has(uri.slice(folder.length + 1)),
  };
}

/** Holds no check of a closed template, and takes over at most two files while somebody waits. */
function workspaceOf(files: Map<string, string>): Workspace {
  return new Workspace(folder, hostOf(files), '2026-11-23', { mostHeld: 0, mostAtOnce: 2 });
}

describe('a folder of more templates than are checked', () => {
  const many = new Map(Array.from({ length: 20_003 }, (_, i) => [`${String(i).padStart(5, '0')}.outreach.md`, 'Hi\n']));

  it('has the first 20,000 read, and one word about the others', async () => {
    const workspace = new Workspace(folder, hostOf(many));
    await workspace.scan();
    expect(workspace.text('19999.outreach.md')).toBe('Hi\n');
    expect(workspace.unread).toEqual([
      {
        path: '20000.outreach.md',
        reason:
          'it and 2 more were left out, as at most 20,000 templates of a folder are checked; exclude folders in outreach.yaml, or check smaller folders',
      },
    ]);
    expect(workspace.leftOut).toEqual(workspace.unread[0]);
  });

  it('has its rules read before its templates', async () => {
    const workspace = new Workspace(folder, hostOf(new Map([...many, ['x.lia.md', assessment('LIA-2026-001')]])));
    let known: string[] = [];
    await workspace.scan(undefined, {
      rulesRead: () => {
        known = [...workspace.index.ids, ...workspace.paths('template')];
      },
    });
    expect(known).toEqual(['LIA-2026-001']);
  });

  it('says what was left out where somebody stopped the reading', async () => {
    const workspace = new Workspace(folder, hostOf(many));
    await workspace.scan(undefined, { isCancelled: () => true });
    const read = workspace.paths('template').length - 1;
    expect(read).toBeLessThan(20_000);
    expect(workspace.leftOut?.reason).toContain(
      `it and ${(20_002 - read).toLocaleString('en')} more were left out when`,
    );
  });
});

describe('checks of closed templates', () => {
  const a = 'a.outreach.md';
  const b = 'b.outreach.md';
  const setUp = async () => {
    const files = new Map([
      [a, message({ lia: 'LIA-2026-001' })],
      [b, message({ lia: 'LIA-2026-002' })],
      ['x.lia.md', assessment('LIA-2026-001')],
      ['y.lia.md', assessment('LIA-2026-002')],
    ]);
    const workspace = workspaceOf(files);
    await workspace.scan();
    await workspace.catchUp(new Slices());
    return { files, workspace };
  };

  it('are let go, and come out the same when somebody asks again', async () => {
    const { workspace } = await setUp();
    const first = workspace.check(a);
    const outcome = workspace.outcome(a);
    workspace.check(b);
    const again = workspace.check(a);
    expect(again).not.toBe(first);
    expect(again?.findings).toEqual(first?.findings);
    expect(workspace.outcome(a)).toBe(outcome);
  });

  it('hold while text, assessment and policy are the same, whatever else happens', async () => {
    const { files, workspace } = await setUp();
    const before = [workspace.outcome(a), workspace.outcome(b)];
    workspace.open(a, files.get(a)!);
    workspace.close(a);
    expect(await workspace.refresh(a)).toBe(false);
    files.set('y.lia.md', assessment('LIA-2026-002', 'approved'));
    await workspace.refresh('y.lia.md');
    expect(workspace.outcome(a)).toBe(before[0]);
    expect(workspace.outcome(b)).not.toBe(before[1]);
  });

  it('are made anew for all after the policy changed', async () => {
    const { files, workspace } = await setUp();
    const before = [workspace.outcome(a), workspace.outcome(b)];
    files.set('outreach.yaml', 'risk-appetite: cautious\n');
    await workspace.refresh('outreach.yaml');
    expect(workspace.isBehind).toBe(true);
    await workspace.catchUp(new Slices());
    expect(workspace.isBehind).toBe(false);
    expect(workspace.outcome(a)).not.toBe(before[0]);
    expect(workspace.outcome(b)).not.toBe(before[1]);
  });
});
