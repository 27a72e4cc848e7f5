import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files by path, with forward slashes. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A real folder with these files; removed by {@link remove}. */
export function makeFolder(files: Files): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'outreach-')));
  for (const [path, content] of Object.entries(files)) write(root, path, content);
  return root;
}

export function write(root: string, path: string, content: string | Uint8Array): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

export function remove(root: string): void {
  rmSync(root, { recursive: true, force: true });
}
