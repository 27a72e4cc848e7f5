import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFiles } from '../../client/sample';
import { bundledPackages } from '../../esbuild.notices.mjs';
import { packager, vsixOptions } from '../editor/tools.mjs';
import { makeFolder, remove } from '../protocol/folder';
import { builtProgram } from './program';

const root = resolve(__dirname, '../..');
const built = dirname(builtProgram());
const kilobyte = 1024;
/** Each rule has a file of its own. */
const codes = readdirSync(join(root, 'shared/rules'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !['index', 'rule'].includes(name));

// @vscode/test-electron brings a reader of ZIP files with it.
const jszip = createRequire(createRequire(import.meta.url).resolve('@vscode/test-electron'))('jszip');

/** What somebody publishes: everything that a clone has at hand, with programs built for users and a repository named. */
let clone: string;
const repository = 'https://github.com/example/lawful-outreach';

beforeAll(() => {
  clone = makeFolder({});
  for (const name of readdirSync(root)) {
    if (!['.git', '.cache', 'dist', 'node_modules', 'shared', 'server', 'test'].includes(name))
      cpSync(join(root, name), join(clone, name), { recursive: true });
  }
  cpSync(built, join(clone, 'dist'), { recursive: true });
  // What lies about in the folders of somebody who works on it.
  for (const path of [
    'shared/a.ts',
    'test/a.test.ts',
    'dist/server.cjs.map',
    'dist/old.vsix',
    '.env',
    'docs/.swp',
    'media/a.psd',
  ]) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), 'x');
  }
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const scripts = { ...manifest.scripts, 'vscode:prepublish': undefined, prepare: undefined };
  writeFileSync(join(clone, 'package.json'), JSON.stringify({ ...manifest, scripts, repository }, null, 2));
});
afterAll(() => remove(clone));

describe('the VSIX', () => {
  /** Sizes in bytes, as compressed in it, by path. */
  const sizes = new Map<string, number>();
  const paths = () => [...sizes.keys()];
  const texts = new Map<string, string>();
  let said: string;
  let size: number;

  beforeAll(async () => {
    const vsix = join(clone, 'dist/out.vsix');
    const options = vsixOptions({ repository });
    const args = [packager(), 'package', ...options, '--out', vsix];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: clone });
    said = stdout + stderr;
    size = statSync(vsix).size;
    const archive = await jszip.loadAsync(readFileSync(vsix));
    for (const [name, entry] of Object.entries<{
      async: (as: 'string') => Promise<string>;
      _data: { compressedSize: number };
    }>(archive.files)) {
      const path = name.replace(/^extension\//, '');
      sizes.set(path, entry._data.compressedSize);
      if (/\.(?:json|md|txt)$/.test(path)) texts.set(path, await entry.async('string'));
    }
  });

  it('is packaged without a warning', () => {
    expect(said).not.toMatch(/WARN|ERROR/i);
    expect(said).toContain('Packaged');
  });

  it('holds what runs, what is read in the editor, and nothing else', () => {
    const kinds = [
      /^(?:\[Content_Types\]\.xml|extension\.vsixmanifest)$/,
      /^(?:package\.json|package\.nls(?:\.[a-z]{2})?\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
      /^client\/l10n\/bundle\.l10n\.[a-z]{2}\.json$/,
      /^dist\/(?:extension|server|language-server|calendar-file)\.c?js$/,
      /^dist\/preview\.(?:js|css)$/,
      /^dist\/THIRD-PARTY-NOTICES\.txt$/,
      /^docs\/(?:rules\/)?[A-Za-z-]+\.md$/,
      /^syntaxes\/[a-z-]+(?:\.tmLanguage)?\.json$/,
      /^syntaxes\/(?:schemas\/policy|snippets\/[a-z]+)\.json$/,
      /^media\/(?:icon\.png|(?:outreach|(?:template|assessment)-(?:light|dark))\.svg)$/,
      /^media\/walkthrough\/[a-z]+\.(?:svg|md)$/,
      /^examples\/(?:outreach\.yaml|[a-z]+\/[\w-]+\.(?:outreach\.(?:md|txt)|lia\.md))$/,
    ];
    expect(paths().filter((path) => !kinds.some((kind) => kind.test(path)))).toEqual([]);
    expect(kinds.filter((kind) => !paths().some((path) => kind.test(path)))).toEqual([]);
  });

  it('has every file that its manifest names', () => {
    const named: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value === 'string' && /^(?:\.\/)?(?:dist|media|syntaxes|client|docs)\//.test(value))
        named.push(value.replace('./', ''));
      else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) collect(each);
    };
    const { bin: _, scripts: __, l10n, ...manifest } = JSON.parse(texts.get('package.json')!);
    collect(manifest);
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((path) => !sizes.has(path))).toEqual([]);
    const languages = paths().flatMap((path) => /^package\.nls\.(..)\.json$/.exec(path)?.[1] ?? []);
    expect(
      languages.filter((language) => !sizes.has(`${l10n.replace('./', '')}/bundle.l10n.${language}.json`)),
    ).toEqual([]);
  });

  it('has every file that its programs open, and no other page, picture or example', () => {
    const opened = [
      ...codes.map((code) => `docs/rules/${code}.md`),
      ...sampleFiles.map(({ from }) => from),
      ...['dist/preview.js', 'dist/preview.css', 'dist/server.cjs', 'dist/language-server.cjs'],
    ];
    expect(opened.filter((path) => !sizes.has(path))).toEqual([]);
    const examples = paths().filter((path) => path.startsWith('examples/'));
    expect(examples.filter((path) => !opened.includes(path))).toEqual([]);
    const manifest = texts.get('package.json')!;
    const pictures = paths().filter((path) => path.startsWith('media/') && !opened.includes(path));
    expect(pictures.filter((path) => !manifest.includes(path))).toEqual([]);
  });

  it('has every page that its pages lead to, and none that nobody gets to', () => {
    const targets = new Set<string>();
    const read = (path: string): void => {
      for (const [, target] of (texts.get(path) ?? '').matchAll(/\]\((?!https?:|#|command:)([^)#\s]+)[^)]*\)/g)) {
        const page = join(dirname(path), target!);
        if (targets.has(page)) continue;
        targets.add(page);
        read(page);
      }
    };
    const pages = paths().filter((path) => path.startsWith('docs/'));
    for (const page of pages.filter((path) => path.startsWith('docs/rules/'))) read(page);
    expect([...targets].filter((page) => !sizes.has(page))).toEqual([]);
    expect(pages.filter((page) => !page.startsWith('docs/rules/') && !targets.has(page))).toEqual([]);
  });

  it('leads from its README to the repository, where the pages and pictures are', () => {
    const readme = texts.get('readme.md')!;
    expect(readme).toContain(`${repository}/raw/HEAD/media/`);
    expect(readme).toContain(`${repository}/blob/HEAD/docs/`);
    const links = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
    expect(links.filter((target) => !/^(?:https:|#)/.test(target))).toEqual([]);
  });

  it('stays small', () => {
    expect(size).toBeLessThan(1_000_000);
  });

  it.each(budgets())('has room for %s', (pattern, budget) => {
    const total = [...sizes].filter(([path]) => pattern.test(path)).reduce((sum, [, bytes]) => sum + bytes, 0);
    expect(total / kilobyte).toBeGreaterThan(budget / 4);
    expect(total / kilobyte).toBeLessThan(budget);
  });

  /** What each part may cost in KB: well above what it does, so that a library too many is noticed and a rule too many isn't. */
  function budgets(): readonly (readonly [RegExp, number])[] {
    return [
      [/^dist\/extension\./, 175],
      [/^dist\/(?:language-)?server\./, 575],
      [/^dist\/preview\./, 55],
      [/^docs\//, 75],
      [/^(?:client\/l10n|package\.nls)/, 50],
      [/^syntaxes\//, 30],
      [/^(?:media|examples)\//, 35],
    ];
  }
});

describe('what other people wrote', () => {
  const notices = () => readFileSync(join(built, 'THIRD-PARTY-NOTICES.txt'), 'utf8');

  it('is named with its licence', () => {
    const parts = notices()
      .split(`\n${'='.repeat(80)}\n\n`)
      .slice(1);
    expect(parts.length).toBeGreaterThan(20);
    for (const part of parts) {
      const [, name, version] = /^(\S+) (\d+\.\d+\.\d+)\n/.exec(part)!;
      const { license } = JSON.parse(readFileSync(packageOf(name!, version!), 'utf8'));
      expect([name, part]).toEqual([
        name,
        expect.stringMatching(/^Licence: (?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|0BSD)\b/m),
      ]);
      expect(license).toContain(/^Licence: ([\w.-]+)/m.exec(part)![1]);
      expect([name, part]).toEqual([
        name,
        expect.stringMatching(
          /Permission (?:is hereby granted|to use, copy)|Redistribution and use|Blue Oak Model License|Apache License/,
        ),
      ]);
    }
  });

  it.each([
    'vscode-languageclient',
    'vscode-languageserver',
    'yaml',
    'markdown-it',
    'dompurify',
    '@modelcontextprotocol/sdk',
  ])('is complete: %s', (name) => {
    expect(notices()).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  it('is not what only builds the programs', () => {
    for (const tool of ['esbuild', 'typescript', 'vitest', '@vscode/vsce', 'playwright-core', '@types/node'])
      expect(notices()).not.toMatch(new RegExp(`^${tool} \\d`, 'm'));
  });

  it('is found wherever npm put it, and is not bundled under a licence that would bind the programs', () => {
    const manifest = (name: string, license: string) =>
      JSON.stringify({ name, version: '1.0.0', license, author: 'Somebody' });
    const folder = makeFolder({
      'node_modules/a/package.json': manifest('a', 'MIT'),
      'node_modules/a/node_modules/@b/c/package.json': manifest('@b/c', '(GPL-3.0 OR ISC)'),
      'node_modules/a/node_modules/@b/c/LICENSE.md': 'Permission to use',
      'node_modules/copyleft/package.json': manifest('copyleft', 'GPL-3.0'),
      'node_modules/copyleft/LICENSE': 'Copyleft',
      'node_modules/silent/package.json': manifest('silent', 'ISC'),
    });
    const of = (...inputs: string[]) =>
      bundledPackages(
        [
          {
            inputs: {},
            outputs: {
              'dist/a.cjs': { inputs: Object.fromEntries(inputs.map((path) => [path, { bytesInOutput: 1 }])) } as never,
            },
          },
        ],
        folder,
      );
    const found = of(
      'shared/a.ts',
      'node_modules/a/lib/x.js',
      'node_modules/a/y.js',
      'node_modules/a/node_modules/@b/c/index.js',
    );
    expect(found.map(({ name, licence }) => [name, licence])).toEqual([
      ['@b/c', 'ISC'],
      ['a', 'MIT'],
    ]);
    expect(found[1]!.text).toMatch(/^Copyright \(c\) Somebody\n\nPermission is hereby granted/);
    expect(() => of('node_modules/copyleft/index.js')).toThrow('copyleft');
    expect(() => of('node_modules/silent/index.js')).toThrow('no licence text');
    remove(folder);
  });

  /** Several versions of a package can be installed. */
  function packageOf(name: string, version: string): string {
    const found = [root, ...readdirSync(join(root, 'node_modules')).map((each) => join(root, 'node_modules', each))]
      .map((folder) => join(folder, 'node_modules', name, 'package.json'))
      .find((path) => existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version === version);
    return found ?? '';
  }
});
