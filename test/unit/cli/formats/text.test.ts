import { describe, expect, it } from 'vitest';
import { wantsColour } from '../../../../server/cli/formats/colour';
import { columnsOf, withoutTabs } from '../../../../server/cli/formats/columns';
import { textReport as textPieces } from '../../../../server/cli/formats/text';
import { fileOf, finding, hostileReport, reportOf, steering, template, whole } from './reports';

const textReport = (...of: Parameters<typeof textPieces>) => whole(textPieces(...of));

const plain = { colour: false };

/** The two lines that show what a finding marks. */
function frame(text: string, words: string, width?: number): string[] {
  const lines = textReport(reportOf([fileOf('a.outreach.md', text, [finding(text, words)])]), { ...plain, width });
  const shown = lines.split('\n').filter((line) => /^ {4}[ \d]+\|/.test(line));
  return shown.map((line) => line.slice(line.indexOf('|') + 2));
}

describe('the report for people', () => {
  it('says per file what was found where, why, what can be done, and the rule with its source', () => {
    const text = '---\n---\nGet 20% off now.\n';
    const fixes = ['Say it plainly', 'Leave it out', 'Say it plainly', 'Third', 'Fourth'].map((title) => ({
      title,
      safety: 'suggestion' as const,
      edits: [],
    }));
    expect(textReport(reportOf([fileOf('in/a.outreach.md', text, [finding(text, '20% off', { fixes })])]), plain)).toBe(
      [
        'in/a.outreach.md',
        '  3:5  error  Marketing: reword it.  [promotional-phrasing; PECR reg 22(2)]',
        '    3 | Get 20% off now.',
        '      |     ^^^^^^^',
        '      = You can: Say it plainly; Leave it out; Third; and 1 more',
        '',
        'Template          Assessment  PECR',
        'in/a.outreach.md  missing     consent-needed',
        '',
        'More about a rule: lawful-outreach explain RULE',
        '1 template, 0 assessments: 1 error. Rules as of 2026-11-23.',
        '',
      ].join('\n'),
    );
  });

  it('says that nothing was found, never that all is well', () => {
    const out = textReport(reportOf([fileOf('a.outreach.md', '', [])]), plain);
    expect(out).toContain('no issues found by these checks.');
    const unread = textReport(reportOf([], { unread: [{ path: 'x', reason: 'larger than 5 MB' }] }), plain);
    expect(unread).toContain('x: not read: larger than 5 MB');
    expect(unread).toContain('no issues found by these checks in what could be read');
    expect(textReport(reportOf([], { problems: ['gone'] }), plain)).toContain('in what could be read');
  });

  it('says that only some rules were asked for', () => {
    const out = textReport(reportOf([fileOf('a', '', [])], { rules: ['frequency', 'jurisdiction'] }), plain);
    expect(out).toContain('no issues found by these checks. Only frequency, jurisdiction were asked for.');
  });

  it('counts what is waived', () => {
    const text = 'Get 20% off';
    const waived = finding(text, '20%', { waived: { reason: 'Agreed' } });
    expect(textReport(reportOf([fileOf('a', text, [waived])]), plain)).toContain('1 finding waived with a reason.');
  });

  it('marks the passage where tabs, wide characters and emoji stand before it', () => {
    expect(frame('a\tb offer', 'offer')).toEqual(['a   b offer', '      ^^^^^']);
    expect(frame('日本語 offer', 'offer')).toEqual(['日本語 offer', '       ^^^^^']);
    expect(frame('Hi 👩‍👩‍👧 offer', 'offer')).toEqual(['Hi 👩‍👩‍👧 offer', '      ^^^^^']);
    expect(frame('cafe\u0301 offer', 'offer')).toEqual(['cafe\u0301 offer', '     ^^^^^']);
    expect(frame('x 日本', '日本')).toEqual(['x 日本', '  ^^^^']);
  });

  it('cuts long lines around the mark', () => {
    const text = `${'before '.repeat(500)}20% off${' after'.repeat(500)}`;
    const [line = '', mark = ''] = frame(text, '20% off', 60);
    expect(line).toMatch(/^….*before 20% off after.*…$/);
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('20% off');
    expect(line.length).toBeLessThanOrEqual(60);
    expect(frame(`20% off${' after'.repeat(500)}`, '20% off', 60)[0]).toMatch(/^20% off after.*…$/);
    const [whole = ''] = frame('word '.repeat(500), 'word '.repeat(400), 60);
    expect(whole).toMatch(/^(?:word )+.*…$/);
  });

  it('cuts no character in half', () => {
    for (let i = 0; i < 8; i++) {
      const text = `${'👋'.repeat(100)}${'x'.repeat(i)}offer${'👋'.repeat(100)}`;
      for (const width of [40, 41, 42, 43]) expect(frame(text, 'offer', width)[0]).not.toContain('\ufffd');
    }
  });

  it('shows the first of several lines and says where the mark ends', () => {
    const text = 'one two\nthree\nfour';
    expect(frame(text, 'two\nthree\nfo')).toEqual(['one two', '    ^^^ (to line 3)']);
    expect(frame('one\n\ntwo', '')).toEqual(['one', '^']);
  });

  it('is in colour only where that is wanted', () => {
    const text = 'Get 20% off';
    const report = reportOf([fileOf('a.outreach.md', text, [finding(text, '20% off')])]);
    const coloured = textReport(report, { colour: true });
    expect(coloured).toContain('\u001b[31m20% off\u001b[39m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(textReport(report, plain));
  });

  it("keeps a user's text from steering the terminal", () => {
    const out = textReport(hostileReport(), plain);
    expect(out).not.toMatch(steering);
    expect(out).not.toMatch(/\p{Cs}/u);
    // Every line begins with words of ours or with a path: none with what a template says.
    expect(out.split('\n').filter((line) => /^\s*(?:::|##\[)/.test(line))).toEqual([]);
  });

  it('aligns the table of templates by columns', () => {
    const out = textReport(reportOf([], { templates: [template('日本.outreach.md'), template('abc')] }), plain);
    const [wide = '', narrow = ''] = out.split('\n').slice(1);
    expect(columnsOf(wide.slice(0, wide.indexOf('missing')))).toBe(narrow.indexOf('missing'));
  });
});

describe('colour', () => {
  it.each([
    ['a terminal', undefined, {}, true, true],
    ['no terminal', undefined, {}, false, false],
    ['a terminal without colours', undefined, { TERM: 'dumb' }, true, false],
    ['NO_COLOR', undefined, { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR', undefined, { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, true, false],
    ['NO_COLOR before FORCE_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['--color', true, { NO_COLOR: '1' }, false, true],
    ['--no-color', false, { FORCE_COLOR: '1' }, true, false],
  ])('with %s', (_what, asked, environment, isTerminal, wanted) => {
    expect(wantsColour(asked, environment, isTerminal)).toBe(wanted);
  });
});

describe('columns', () => {
  it.each([
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['ｱ', 1],
    ['Ａ', 2],
    ['👍🏽', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['❤️', 2],
    ['❤', 1],
    ['\u200b', 0],
    ['🇬🇧', 2],
  ])('of %s', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  it('of tabs reach to the next multiple of four', () => {
    expect(withoutTabs('\ta\tabcd\tx')).toBe('    a   abcd    x');
    expect(withoutTabs('\tx', 3)).toBe(' x');
  });
});
