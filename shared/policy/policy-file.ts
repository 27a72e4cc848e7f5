import { Lines } from '../text/lines';
import type { Mapping, Problem } from '../text/tree';
import { parseYaml } from '../text/yaml';
import { folderOf } from './paths';

/** A parsed policy: an `outreach.yaml`, or a file that one extends. Paths are relative to the workspace folder, with forward slashes. */
export interface PolicyFile {
  readonly path: string;
  /** Folder it stands in; empty for the workspace folder itself. */
  readonly folder: string;
  readonly text: string;
  readonly lines: Lines;
  readonly root: Mapping;
  readonly problems: readonly Problem[];
}

/** Reads a policy (text without byte-order mark). Never throws. */
export function parsePolicy(path: string, text: string): PolicyFile {
  const whole = { start: 0, end: text.length };
  return { path, folder: folderOf(path), text, lines: new Lines(text), ...parseYaml(text, whole) };
}
