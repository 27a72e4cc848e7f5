import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { rules, templateRules } from '../../shared/rules';
import { rulesetDate, version } from '../../shared/version';

const root = resolve(__dirname, '../..');

function sources(folder: string): string[] {
  return (readdirSync(join(root, folder), { recursive: true }) as string[])
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => join(folder, path));
}

/** What a module names: in a statement that begins a line, or in a call. Words in texts name nothing. */
const imports = /(?:^(?:import|export|\})[^'"\n;]*\bfrom\s*|^import\s*|\b(?:import|require)\s*\(\s*)['"]([^'"]+)['"]/gm;

describe('the parts', () => {
  it('that make the server run without Node', async () => {
    const { warnings, metafile } = await build({
      entryPoints: [join(root, 'server/server.ts')],
      bundle: true,
      platform: 'browser',
      format: 'iife',
      write: false,
      metafile: true,
      loader: { '.yaml': 'text' },
      logLevel: 'silent',
    });
    expect(warnings).toEqual([]);
    const used = Object.keys(metafile.inputs).map((path) => relative(root, resolve(path)));
    expect(used.filter((path) => /^server\/(?:workspace\/host\.node|main\.|cli\/)/.test(path))).toEqual([]);
    expect(used.some((path) => path.startsWith('shared/rules/'))).toBe(true);
  });

  it('that show things in the editor carry no rules, no phrases and no parser', async () => {
    const { metafile } = await build({
      entryPoints: [join(root, 'client/extension.ts')],
      bundle: true,
      platform: 'node',
      external: ['vscode', 'vscode-languageclient/*'],
      write: false,
      metafile: true,
      loader: { '.yaml': 'text' },
      logLevel: 'silent',
    });
    const used = Object.keys(metafile.inputs).map((path) => relative(root, resolve(path)));
    const heavy = /^shared\/(?:rules|phrasing|lint)\/|^node_modules\/yaml\//;
    expect(used.filter((path) => heavy.test(path))).toEqual([]);
  });

  it('that are shared know only each other and the YAML library', () => {
    const strangers: string[] = [];
    for (const path of sources('shared')) {
      const text = readFileSync(join(root, path), 'utf8');
      for (const [, from] of text.matchAll(imports)) {
        const isOurs =
          from!.startsWith('.') &&
          relative(join(root, 'shared'), resolve(root, dirname(path), from!)).startsWith('..') === false;
        if (!isOurs && from !== 'yaml') strangers.push(`${path}: ${from}`);
      }
    }
    expect(strangers).toEqual([]);
  });

  it.each([
    ['server', /(?:^|\/)(?:client|test)\/|^vscode$/],
    ['client', /(?:^|\/)(?:server|test)\/|^vscode-languageserver(?:\/|$)/],
  ])('%s keep to their side', (folder, forbidden) => {
    const found: string[] = [];
    for (const path of sources(folder)) {
      for (const [, from] of readFileSync(join(root, path), 'utf8').matchAll(/from '([^']+)'/g)) {
        if (forbidden.test(from!)) found.push(`${path}: ${from}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('that are the command line load no language server for a check', async () => {
    const { metafile } = await build({
      entryPoints: [join(root, 'server/main.cli.ts')],
      bundle: true,
      platform: 'node',
      external: ['./server.cjs'],
      write: false,
      metafile: true,
      loader: { '.yaml': 'text' },
      logLevel: 'silent',
    });
    expect(Object.keys(metafile.inputs).filter((path) => /vscode-(?:languageserver|jsonrpc)/.test(path))).toEqual([]);
  });
});

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('names', () => {
  it('of the version are one', () => {
    expect(version).toBe(manifest.version);
    expect(rulesetDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(manifest.bin).toEqual({ 'lawful-outreach': 'dist/cli.cjs' });
  });

  it('of rules are unique, and those of their files', () => {
    const codes = rules.map((rule) => rule.code);
    expect(codes).toEqual([...new Set(codes)]);
    const files = readdirSync(join(root, 'shared/rules')).map((file) => file.replace(/\.ts$/, ''));
    expect(files.filter((file) => file !== 'index' && file !== 'rule').sort()).toEqual([...codes].sort());
    expect(templateRules.every((rule) => rules.includes(rule))).toBe(true);
  });
});
