import { describe, expect, it } from 'vitest';
import type { Host } from '../../../server/workspace/host';
import { Slices } from '../../../server/workspace/slices';
import { Workspace } from '../../../server/workspace/workspace';
import { assessmentStatuses } from '../../../shared/assessment/status';
import { fieldsOf, fingerprintIn } from '../../../shared/lint/check';
import { Random } from '../../protocol/random';
import { message } from '../../protocol/texts';
import { edited } from '../assessment/files';

const folder = 'file:///folder';
const id = 'LIA-2026-014';
const covering = (...changes: (readonly [string, string])[]) =>
  edited(['purposes: [page-follow]', 'purposes: [relationship-update]'], ...changes);

const templates: Readonly<Record<string, string>> = {
  'plain.outreach.md': message({ lia: id }),
  'with-an-id.outreach.md': message({ lia: id, more: ['id: office-move'] }),
  'other-channel.outreach.md': message({ lia: id, channel: 'email' }),
  'other-version.outreach.md': message({ lia: `{ ref: ${id}, version: 2 }` }),
  'begun-early.outreach.md': message({ lia: id, more: ['campaign: { start: 2026-01-01 }'] }),
  'promoting.outreach.md': message({ lia: id, body: 'Hi {{first_name}}, get 20% off everything today.' }),
  'live.outreach.md': message({ lia: id, more: ['status: live', 'frequency: { max-per-person: 9, per-days: 1 }'] }),
  'on-consent.outreach.md': message({ lia: id, basis: 'consent' }),
  'nothing-personal.outreach.md': message({ lia: id, body: 'Our office has moved.' }).replace(
    'address-type: platform-account',
    'address-type: work-generic',
  ),
  'none-named.outreach.md': message(),
  'the-next.outreach.md': message({ lia: 'LIA-2026-015' }),
  'unreadable.outreach.md': '---\ntitle: "never closed\n---\nHello\n',
};

/** What people make of the assessment, as its file is then; undefined where they delete it. */
const states: Readonly<Record<string, string | undefined>> = {
  approved: covering(),
  'a draft': covering(['status: approved', 'status: draft']),
  'sent back': covering(['status: approved', 'status: changes-requested']),
  'in review': covering(['status: approved', 'status: in-review']),
  rejected: covering(['status: approved', 'status: rejected']),
  withdrawn: covering(['status: approved', 'status: withdrawn']),
  superseded: covering(['status: approved', 'status: superseded'], ['version: 1', 'superseded-by: LIA-2026-015']),
  'decided against': covering(['decision: proceed', 'decision: do-not-proceed']),
  renumbered: covering([id, 'LIA-2026-015']),
  nameless: covering([`id: ${id}\n`, '']),
  deleted: undefined,
  'another version': covering(['version: 1', 'version: 2']),
  'due for review': covering(['review-due: 2027-11-20', 'review-due: 2026-11-01']),
  expired: covering(['review-due: 2027-11-20', 'review-due: 2026-02-01']),
  'for less': covering(['channels: [linkedin-message]', 'channels: [email]']),
  unfinished: covering(['We weighed N1 on 12 November and wrote down why.', 'TODO']),
  'screened for nothing': covering(['dpia: { screened: true, required: false, ref: "" }\n', '']),
  'approved for some': covering(['decision: proceed', approvals()]),
};

/** One approval of a text as it is, and one of a text that has changed since. */
function approvals(): string {
  const path = 'with-an-id.outreach.md';
  const workspace = new Workspace(folder, hostOf(new Map()), '2026-11-23');
  workspace.open(path, templates[path]!);
  const template = workspace.template(path)!;
  const fingerprint = fingerprintIn(template, fieldsOf(template, workspace.policyOf(path)), workspace.policyOf(path));
  return [
    'decision: proceed',
    'approvals:',
    `  - { template: office-move, on: 2026-11-20, fingerprint: "${fingerprint}" }`,
    '  - { template: plain, on: 2025-11-20, fingerprint: "sha256:00000000000000000000000000000000" }',
  ].join('\n');
}

function hostOf(files: ReadonlyMap<string, string>): Host {
  return {
    list: async (_, wanted) => [...files.keys()].filter(wanted).sort(),
    read: async (uri) => {
      const text = files.get(uri.slice(folder.length + 1));
      return text === undefined ? undefined : { text };
    },
    exists: async (uri) => files.has(uri.slice(folder.length + 1)),
  };
}

/** A workspace that holds no check of a closed template. */
async function read(files: ReadonlyMap<string, string>): Promise<Workspace> {
  const workspace = new Workspace(folder, hostOf(files), '2026-11-23', { mostHeld: 0, mostAtOnce: 100 });
  await workspace.scan();
  await workspace.catchUp(new Slices());
  return workspace;
}

const paths = Object.keys(templates);

/** A workspace for each state that has seen no other, read once. */
const freshly = new Map<string, Promise<Workspace>>();

function fresh(name: string): Promise<Workspace> {
  const text = states[name];
  const known =
    freshly.get(name) ?? read(new Map([...Object.entries(templates), ...(text ? [['a.lia.md', text] as const] : [])]));
  freshly.set(name, known);
  return known;
}

describe('how the assessment of a template that was let go stands', () => {
  it.each([1, 2])('is known without checking it, whatever is done to the assessment (order %i)', async (seed) => {
    const random = new Random(seed);
    const names = Object.keys(states).sort(() => random.below(3) - 1);
    const files = new Map(Object.entries(templates));
    const workspace = await read(files);
    const seen = new Set<string>();
    for (const path of paths) workspace.check(path);
    for (const name of [...names, ...names.toReversed()]) {
      const text = states[name];
      if (text === undefined) files.delete('a.lia.md');
      else files.set('a.lia.md', text);
      await workspace.refresh('a.lia.md');
      const others = await fresh(name);
      for (const path of paths) {
        const told = workspace.judged(path)?.situation;
        const { status, why, verdicts, assessment } = others.check(path)!.assessment;
        expect({ name, path, status: told?.status, why: told?.why }).toEqual({ name, path, status, why });
        expect(told?.verdicts).toEqual(verdicts);
        expect(told?.assessment?.path).toBe(assessment?.path);
        seen.add(status);
      }
      // Every second time nobody asks for the checks, so that two changes lie between them.
      if (random.below(2) === 0)
        for (const path of paths) expect(workspace.check(path)?.findings).toEqual(others.check(path)!.findings);
    }
    expect([...seen].sort()).toEqual([...assessmentStatuses].sort());
  });

  it('is left open where more has changed than assessments', async () => {
    const files = new Map([...Object.entries(templates), ['a.lia.md', states.approved!]]);
    const workspace = await read(files);
    const [path] = paths as [string];
    expect(workspace.judged(path)).toBeUndefined();
    workspace.check(path);
    expect(workspace.judged(path)?.situation.status).toBe('covered');
    files.set('outreach.yaml', 'defaults: { lawful-basis: consent }\n');
    await workspace.refresh('outreach.yaml');
    expect(workspace.judged(path)).toBeUndefined();
    workspace.check(path);
    expect(workspace.judged(path)?.situation.status).toBe('covered');
    workspace.open(path, templates[path]!.replace(`lia: ${id}`, 'lia: LIA-1'));
    expect(workspace.judged(path)).toBeUndefined();
  });

  it('says nothing of what PECR makes of the message: that is the same under any assessment', async () => {
    const verdicts = new Set<string>();
    for (const name of Object.keys(states)) {
      const workspace = await fresh(name);
      verdicts.add(JSON.stringify(paths.map((path) => workspace.check(path)!.decision.pecr)));
    }
    expect(verdicts.size).toBe(1);
  });
});
