import { printable } from '../printable';
import type { Report } from '../report';

/**
 * One finding a line, as compilers print them (GNU Coding Standards, "Formatting Error Messages"), for editors that go to places: in order of
 * files and places. What could not be read comes last, at their first place.
 */
export function unixReport({ files, unread }: Report): string {
  const findings = files.flatMap(({ file, findings }) =>
    [...findings]
      .sort((a, b) => a.start.offset - b.start.offset)
      .map(
        ({ finding, start }) =>
          `${printable(file)}:${start.line}:${start.column}: ${words[finding.severity]}: ${printable(finding.message)} [${finding.rule}]\n`,
      ),
  );
  const notRead = unread.map(({ path, reason }) => `${printable(path)}:1:1: error: not read: ${printable(reason)}\n`);
  return [...findings, ...notRead].join('');
}

const words = { error: 'error', warning: 'warning', information: 'info', hint: 'info' } as const;
