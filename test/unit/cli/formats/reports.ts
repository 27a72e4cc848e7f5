import type { FileReport, PlacedFinding, Report, TemplateReport } from '../../../../server/cli/report';
import { placeAt } from '../../../../server/cli/report-of';
import type { Finding } from '../../../../shared/lint/finding';
import { findingFingerprints } from '../../../../shared/lint/finding-fingerprint';
import { Lines } from '../../../../shared/text/lines';

/** Whatever somebody could put into any field: markup, control characters, text that turns around, halves of characters, commands. */
export const hostile =
  '<script>alert(1)</script> <img src=x onerror=y> | `x` *b* [click](https://evil.example) https://evil.example www.evil.example @everyone #1 \u001b[31mred\u0007\u009b2J\u0000 \u202eturned\u2066 \u200f \u2028 "q" \'a\' & &amp; ]]> --> \r\n::error::x\n##[error]y \ud800 \udc00 \ufffe \uffff %25 %0A : , {0} 👩‍👩‍👧 \u3042\ufeff';

/** What a terminal obeys, but for line feeds, or what turns a text around. */
export const steering = /(?!\n)[\p{Cc}\p{Bidi_C}\u2028\u2029]/u;

/** A finding that marks words of a text, the first time they stand there. */
export function finding(text: string, words: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" does not stand in the text`);
  return {
    rule: 'promotional-phrasing',
    severity: 'error',
    span: { start, end: start + words.length },
    message: 'Marketing: reword it.',
    source: 'PECR reg 22(2)',
    fixes: [],
    ...more,
  };
}

/** A text that comes in pieces. */
export function whole(pieces: Iterable<string>): string {
  return [...pieces].join('');
}

export function fileOf(
  file: string,
  text: string,
  findings: readonly Finding[],
  kind: FileReport['kind'] = 'template',
): FileReport {
  const lines = new Lines(text);
  const names = findingFingerprints(file, text, findings);
  const placed = findings.map(
    (each, i): PlacedFinding => ({
      finding: each,
      start: placeAt(each.span.start, lines),
      end: placeAt(each.span.end, lines),
      fingerprint: names[i]!,
      related: [],
    }),
  );
  return {
    file,
    kind,
    text,
    lines,
    findings: placed.filter((each) => !each.finding.waived),
    waived: placed.filter((each) => each.finding.waived),
  };
}

export function reportOf(files: readonly FileReport[], more: Partial<Report> = {}): Report {
  return {
    today: '2026-11-23',
    policy: { files: [], riskAppetite: 'balanced' },
    templates: files.filter(({ kind }) => kind === 'template').map(({ file }) => template(file)),
    assessments: files.filter(({ kind }) => kind === 'assessment').length,
    files,
    unread: [],
    problems: [],
    ...more,
  };
}

export function template(file: string, more: Partial<TemplateReport> = {}): TemplateReport {
  return {
    file,
    id: file,
    title: 'A title',
    channel: 'email',
    assessment: { ref: undefined, status: 'missing' },
    pecr: 'consent-needed',
    nature: { declared: undefined, effective: 'marketing' },
    ...more,
  };
}

/** A report in which every text that somebody else wrote is hostile. */
export function hostileReport(): Report {
  const text = `Hello ${hostile} there`;
  const evil = (more: Partial<Finding>) => finding(text, hostile, { message: hostile, source: hostile, ...more });
  const file = fileOf(`${hostile.replaceAll('/', '_')}.outreach.md`, text, [
    evil({ fixes: [{ title: hostile, safety: 'safe', edits: [{ span: { start: 0, end: 5 }, newText: hostile }] }] }),
    evil({ rule: 'mixed-nature', waived: { reason: hostile, by: hostile, until: '2027-01-01' } }),
  ]);
  const policy = fileOf('outreach.yaml', text, [evil({ rule: 'policy-value' })], 'policy');
  const related = { ...file.findings[0]!, related: [{ ...file.findings[0]!, file: hostile, message: hostile }] };
  return reportOf([{ ...file, findings: [related] }, policy], {
    unread: [{ path: hostile, reason: hostile }],
    problems: [hostile],
    policy: { files: [hostile], riskAppetite: 'balanced' },
    templates: [
      template(file.file, {
        id: hostile,
        title: hostile,
        channel: hostile,
        assessment: { ref: hostile, status: 'draft' },
      }),
    ],
  });
}

/** As many findings as a large folder of old templates may have, in files of a hundred. */
export function largeReport(count: number): Report {
  const text = Array.from({ length: 100 }, (_, i) => `Line ${i}: get 20% off everything today, ${i} times.\n`).join('');
  const files = Array.from({ length: count / 100 }, (_, number) => {
    const findings = Array.from({ length: 100 }, (_, i) =>
      finding(text, `Line ${i}: get 20% off`, {
        message:
          'Marketing: "20% off" (P01 offer or discount). A price cut is an incentive to buy. Reword it, or record the permission you rely on.',
        severity: i % 3 === 0 ? 'error' : 'warning',
      }),
    );
    return fileOf(`campaigns/message-${String(number).padStart(4, '0')}.outreach.md`, text, findings);
  });
  return reportOf(files);
}
