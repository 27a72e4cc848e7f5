import { sha256 } from '../../../shared/assessment/sha256';
import type { Severity } from '../../../shared/lint/finding';
import type { Report } from '../report';
import { items } from './json';
import { inRepository } from './source';

const severityOf: Readonly<Record<Severity, 'critical' | 'major' | 'minor' | 'info'>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

/**
 * The report as GitLab's code quality artefact, in pieces: a list of findings, each with a fingerprint that no other has. Paths are those of the
 * repository, of which `prefix` leads to the working directory. What is waived isn't listed; files that weren't read are, because GitLab shows nothing else.
 */
export function* gitlabReport({ files, unread }: Report, prefix: string): Generator<string> {
  yield* items(issues(), 0);
  yield '\n';

  function* issues() {
    yield unread.map(({ path, reason }) => ({
      description: `This file was not checked: ${reason}.`,
      check_name: 'unread-file',
      fingerprint: sha256(`unread-file\n${path}`).slice(0, 32),
      severity: severityOf.error,
      location: { path: inRepository(path, prefix), lines: { begin: 1 } },
    }));
    for (const { file, findings } of files)
      yield findings.map(({ finding, start, end, fingerprint }) => ({
        description: `${finding.message} [${finding.source}]`,
        check_name: finding.rule,
        fingerprint,
        severity: severityOf[finding.severity],
        location: { path: inRepository(file, prefix), lines: { begin: start.line, end: end.line } },
      }));
  }
}
