import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { whatIsMissing } from '../release/ready.mjs';

const root = resolve(__dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, { readonly tags?: readonly string[] } | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, '.github/workflows');
const texts = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
const read = (text: string): Workflow => parse(text, { strict: true, uniqueKeys: true });
const publish = read(texts.find(([name]) => name === 'publish.yml')![1]);

describe.each(texts)('the workflow %s', (_, text) => {
  const { jobs, permissions } = read(text);
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const scripts = steps.flatMap((step) => step.run ?? []);

  it('calls only what package.json has', () => {
    expect(scripts.join('\n')).toMatch(/^npm test$/m);
    for (const [, name] of scripts.join('\n').matchAll(/\bnpm run ([\w:-]+)/g))
      expect(manifest.scripts).toHaveProperty(name!);
    for (const [, name] of scripts.join('\n').matchAll(/\bnpx --no-install (\w+)/g))
      expect(Object.keys(manifest.devDependencies).some((each) => each.endsWith(`/${name}`))).toBe(true);
  });

  it('uses actions of one fixed commit, and says which version that is', () => {
    const used = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, action]) => action!);
    expect(used.length).toBeGreaterThan(1);
    for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('gives as little as it can: nothing by default, no text of others in a script, no end without limit', () => {
    expect(Object.values(permissions).every((each) => each === 'read')).toBe(true);
    for (const script of scripts) expect(script).not.toContain('${{');
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout')))
      expect(step.with).toHaveProperty('persist-credentials', false);
  });
});

describe('publishing', () => {
  const { build, attest, ...publishers } = publish.jobs;

  it('begins with a tag that is a version, and tests before it packages', () => {
    expect(Object.keys(publish.on)).toEqual(['push']);
    expect(publish.on.push?.tags).toEqual(['v[0-9]+.[0-9]+.[0-9]+']);
    const order = build!.steps.flatMap(({ run }) => run ?? []).join('\n');
    const places = [
      'npm ci',
      'npm run release-check',
      'npm audit',
      'npm test',
      'cp dist/lawful-outreach.vsix',
      'npm pack',
    ];
    expect(places.map((each) => order.indexOf(each))).toEqual(
      [...places.map((each) => order.indexOf(each))].sort((a, b) => a - b),
    );
    expect(places.every((each) => order.includes(each))).toBe(true);
  });

  it('publishes one build everywhere, attested, once somebody has approved', () => {
    expect(Object.keys(publishers)).toEqual(['vscode-marketplace', 'open-vsx', 'npm']);
    expect(attest!.needs).toBe('build');
    for (const { needs, environment, steps } of Object.values(publishers)) {
      expect([needs, environment]).toEqual(['attest', 'release']);
      expect(steps.at(-1)!.run).toMatch(/ publish .*\brelease\/lawful-outreach\.(?:vsix|tgz)\b/);
      expect(steps.filter(({ run }) => /\b(?:package|pack|build)\b/.test(run ?? ''))).toEqual([]);
    }
  });

  it('signs only where nothing of ours runs, and shows secrets only to the step that needs them', () => {
    for (const [name, { permissions = {}, steps }] of Object.entries(publish.jobs)) {
      const runs = steps.filter(({ run }) => run !== undefined && !run.startsWith('npm publish ./'));
      if (permissions['id-token'] === 'write') expect([name, runs]).toEqual([name, []]);
      expect(Object.values(permissions).filter((each) => each === 'write').length).toBe(
        { attest: 2, npm: 1 }[name] ?? 0,
      );
      for (const step of steps.slice(0, -1)) expect(JSON.stringify(step)).not.toContain('secrets.');
    }
  });
});

describe('release-check', () => {
  const release = {
    tag: 'v1.2.3',
    manifest: { version: '1.2.3', repository: 'https://github.com/example/lawful-outreach' },
    changelog: '# Changelog\n\n## 1.2.3 (2026-12-01)\n\n## 1.2.2 (2026-11-30)\n',
    host: 'example/lawful-outreach',
  };

  it('finds nothing where all is said', () => {
    expect(whatIsMissing(release)).toEqual([]);
    const repository = { type: 'git', url: 'git+https://github.com/example/lawful-outreach.git' };
    expect(whatIsMissing({ ...release, host: undefined, manifest: { version: '1.2.3', repository } })).toEqual([]);
  });

  it.each([
    ['another version', { tag: 'v1.2.4' }, 'v1.2.3'],
    ['a version that is not out', { changelog: '# Changelog\n\n## 1.2.3 (unreleased)\n' }, '## 1.2.3 (YYYY-MM-DD)'],
    ['an older changelog', { changelog: '# Changelog\n\n## 1.2.2 (2026-11-30)\n' }, '## 1.2.3 (YYYY-MM-DD)'],
    ['no changelog', { changelog: '' }, '## 1.2.3 (YYYY-MM-DD)'],
    ['no repository', { manifest: { version: '1.2.3' } }, 'names no repository'],
    ['a fork', { host: 'somebody/lawful-outreach' }, 'this is somebody/lawful-outreach'],
  ])('says what is wrong: %s', (_, change, said) => {
    expect(whatIsMissing({ ...release, ...change })).toEqual([expect.stringContaining(said)]);
  });
});

describe('package.json, for the marketplaces and npm', () => {
  it('says what they show', () => {
    expect(manifest).toMatchObject({
      publisher: expect.any(String),
      license: 'MIT',
      icon: 'media/icon.png',
      pricing: 'Free',
      qna: false,
    });
    expect(manifest.displayName.length).toBeLessThan(40);
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
    expect(manifest.galleryBanner.color).toMatch(/^#[0-9a-f]{6}$/);
    expect(manifest.engines).toEqual({ node: '>=20', vscode: expect.stringMatching(/^\^1\.\d+\.0$/) });
  });

  it('needs nothing at run time, and names each tool in one exact version', () => {
    expect([manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    for (const [name, version] of Object.entries<string>({ ...manifest.devDependencies, ...manifest.overrides }))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  });
});
