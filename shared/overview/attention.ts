import type { AssessmentStatus } from '../assessment/status';
import type { Severity } from '../lint/finding';

const settled: ReadonlySet<AssessmentStatus> = new Set(['covered', 'not-needed']);

/** Whether somebody has something to do about a template: its assessment doesn't carry it as things stand, or something in it is an error. */
export function needsAttention(status: AssessmentStatus, counts: Readonly<Record<Severity, number>>): boolean {
  return counts.error > 0 || !settled.has(status);
}
