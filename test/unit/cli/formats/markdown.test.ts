import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { longestComment, markdownReport } from '../../../../server/cli/formats/markdown';
import { fileOf, finding, hostileReport, largeReport, reportOf, steering, template } from './reports';

const markdown = new MarkdownIt({ html: true, linkify: true });
const text = 'Get 20% off now';

/** The texts of a table's cells, row by row, as a reader of Markdown sees them. */
function cells(source: string): string[][] {
  const html = markdown.render(source);
  return [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh]>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) => cell),
  );
}

describe('the report as Markdown', () => {
  it('tells what was found, the worst first, what is waived, and how every template stands', () => {
    const file = fileOf('a.outreach.md', text, [
      finding(text, 'Get', { severity: 'hint' }),
      finding(text, '20% off'),
      finding(text, 'now', { waived: { reason: 'Agreed', by: 'Helen Marsh', until: '2027-01-01' } }),
    ]);
    const out = markdownReport(reportOf([file]));
    expect(cells(out)).toEqual([
      ['Severity', 'Place', 'What', 'Rule'],
      ['Error', 'a.outreach.md:1:5', 'Marketing: reword it.', expect.stringContaining('promotional-phrasing')],
      ['Hint', 'a.outreach.md:1:1', 'Marketing: reword it.', expect.stringContaining('promotional-phrasing')],
      ['Place', 'Rule', 'Reason', 'By', 'Until'],
      ['a.outreach.md:1:13', '<code>promotional-phrasing</code>', 'Agreed', 'Helen Marsh', '2027-01-01'],
      ['Template', 'PECR: may it be sent?', 'UK GDPR: its assessment'],
      ['a.outreach.md', 'consent needed', 'missing'],
    ]);
    expect(out).toContain('1 error, 1 hint. 1 finding waived with a reason.');
  });

  it('says that nothing was found, and what was not read', () => {
    expect(markdownReport(reportOf([fileOf('a', text, [])]))).toContain('no issues found by these checks');
    const unread = markdownReport(reportOf([], { unread: [{ path: 'x_y', reason: 'larger than 5 MB' }] }));
    expect(unread).toContain('- x\\_y: not checked: larger than 5 MB');
  });

  it("makes nothing of a user's markup, a link or a mention", () => {
    const report = hostileReport();
    const out = markdownReport(report);
    expect(out).not.toMatch(steering);
    const html = markdown.render(out);
    expect(html).not.toMatch(/<(?!\/?(?:h2|h3|p|strong|table|thead|tbody|tr|th|td|ul|li|code)>)/);
    // What GitHub and GitLab would make links and mentions of.
    expect(out).not.toMatch(/https?:\/\/|www\.|@\w/);
    const rows = cells(out).map((row) => row.length);
    expect(rows).toEqual([4, 4, 4, 5, 5, 3, 3]);
  });

  it('fits a comment, and counts what there was no room for', () => {
    const out = markdownReport(largeReport(5000));
    expect(out.length).toBeLessThanOrEqual(65_536);
    expect(out.length).toBeLessThanOrEqual(longestComment + 500);
    const shown = out.split('\n').filter((line) => line.startsWith('| Error')).length;
    const [, left] = /(\d+) more findings/.exec(out) ?? [];
    expect(shown + Number(left)).toBe(5000);
    // The worst come first, and what comes after them keeps a place.
    expect(out).not.toContain('| Warning');
    expect(out).toContain('### Templates');
  });

  it('shows everything where there is room', () => {
    const templates = Array.from({ length: 50 }, (_, i) => template(`${i}.outreach.md`));
    expect(markdownReport(reportOf([], { templates }))).not.toContain('more');
  });
});
