import { printable } from '../printable';
import type { Report } from '../report';

/**
 * One finding a line, as compilers print them (GNU Coding Standards, "Formatting Error Messages"), for editors that go to places: in order of
 * files and places. What could not be read comes last, at their first place.
 */
export function* unixReport({ files, unread }: Report): Generator<string> {
  for (const { file, findings } of files)
    for (const { finding, start } of [...findings].sort((a, b) => a.start.offset - b.start.offset))
      yield `${printable(file)}:${start.line}:${start.column}: ${words[finding.severity]}: ${printable(finding.message)} [${finding.rule}]\n`;
  for (const { path, reason } of unread) yield `${printable(path)}:1:1: error: not read: ${printable(reason)}\n`;
}

const words = { error: 'error', warning: 'warning', information: 'info', hint: 'info' } as const;
