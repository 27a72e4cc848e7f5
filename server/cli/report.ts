import type { Finding } from '../../shared/lint/finding';
import type { Unread, Workspace } from '../workspace';

/** 0: nothing at or above `--fail-on`. 1: findings. 2: usage, configuration, or a file that could not be read. */
export type ExitCode = 0 | 1 | 2;

/** Findings of one file, in the order of its text. */
export interface FileReport {
  /** Relative to the working directory, with forward slashes. */
  readonly file: string;
  readonly findings: readonly PlacedFinding[];
  /** Findings that were accepted with a reason: evidence that counts for nothing else. */
  readonly waived: readonly PlacedFinding[];
}

export interface PlacedFinding {
  readonly finding: Finding;
  readonly start: Place;
  readonly end: Place;
}

/** Line and column start at 1 and count UTF-16 code units; the offset starts at 0, after a byte-order mark. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** What a check of some paths found: what every format prints. */
export interface Report {
  readonly workspaces: readonly {
    readonly workspace: Workspace;
    readonly prefix: string;
    readonly templates: readonly string[];
  }[];
  readonly assessments: number;
  readonly files: readonly FileReport[];
  readonly unread: readonly Unread[];
  readonly policies: readonly string[];
}
