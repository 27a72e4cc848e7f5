import { describe, expect, it } from 'vitest';
import { githubAnnotations, withoutCommands } from '../../../../server/cli/formats/github';
import { gitlabReport as gitlabPieces } from '../../../../server/cli/formats/gitlab';
import { inRepository, uriOf } from '../../../../server/cli/formats/source';
import { pipelineOf } from '../../../../server/cli/pipeline';
import type { Severity } from '../../../../shared/lint/finding';
import { fileOf, finding, hostile, hostileReport, largeReport, reportOf, steering, whole } from './reports';

const gitlabReport = (...of: Parameters<typeof gitlabPieces>) => whole(gitlabPieces(...of));

const text = 'Get 20% off now';

/** Reads a workflow command as the runner of GitHub Actions does. */
function readCommand(line: string) {
  const [, command = '', list = '', message = ''] = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
  const unescaped = (value: string) => value.replace(/%0D/g, '\r').replace(/%0A/g, '\n');
  const properties = Object.fromEntries(
    list.split(',').map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/);
      return [name, unescaped(value).replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%')];
    }),
  );
  return { command, properties, message: unescaped(message).replace(/%25/g, '%') };
}

function annotations(report: Parameters<typeof githubAnnotations>[0], prefix = '') {
  return githubAnnotations(report, prefix).trimEnd().split('\n').map(readCommand);
}

describe('annotations for GitHub', () => {
  it('say what was found where', () => {
    const found = finding(text, '20% off', { message: '50% wrong, really: yes\nno', rule: 'nature-mismatch' });
    const report = reportOf([fileOf('a,b:c.outreach.md', text, [found])]);
    expect(githubAnnotations(report, 'team/')).toBe(
      '::error file=team/a%2Cb%3Ac.outreach.md,line=1,endLine=1,col=5,endColumn=12,title=Declared as no marketing%2C but the words promote::50%25 wrong, really: yes%0Ano [nature-mismatch; PECR reg 22(2)]\n',
    );
    expect(annotations(report)[0]?.message).toBe('50% wrong, really: yes\nno [nature-mismatch; PECR reg 22(2)]');
  });

  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['information', 'notice'],
    ['hint', 'notice'],
  ] as const)('show %s as %s', (severity, command) => {
    expect(annotations(reportOf([fileOf('a', text, [finding(text, '20%', { severity })])]))[0]?.command).toBe(command);
  });

  it('are as many as GitHub shows of a step, and say what is left out', () => {
    const of = (severity: Severity, count: number) =>
      Array.from({ length: count }, () => finding(text, '20%', { severity }));
    const shown = annotations(
      reportOf([
        fileOf('a', text, [...of('hint', 20), ...of('error', 30), ...of('warning', 10), ...of('information', 5)]),
      ]),
    );
    const count = (command: string) => shown.filter((each) => each.command === command).length;
    expect([count('error'), count('warning'), count('notice')]).toEqual([10, 10, 10]);
    expect(shown.at(-1)?.message).toMatch(/^36 more findings aren't shown here/);
    const few = annotations(reportOf([fileOf('a', text, [...of('hint', 10), ...of('error', 10)])]));
    expect(few).toHaveLength(20);
    expect(few.some(({ message }) => message.includes('more'))).toBe(false);
  });

  it('tell of files that were not read', () => {
    const report = reportOf([], { unread: [{ path: 'x', reason: 'not a text file' }], problems: ['gone'] });
    expect(annotations(report, 'in/')).toMatchObject([
      { command: 'error', message: 'gone.' },
      { command: 'error', properties: { file: 'in/x' }, message: 'This file was not checked: not a text file.' },
    ]);
  });

  it('are one line each, whatever stands in the files', () => {
    const out = githubAnnotations(hostileReport(), '');
    expect(out).not.toMatch(steering);
    for (const line of out.trimEnd().split('\n')) {
      expect(line).toMatch(/^::(?:error|warning|notice) /);
      expect(readCommand(line).message.replaceAll(/\s/g, ' ')).toContain('::error::x');
    }
  });

  it('leave the log of the step to us alone', () => {
    expect(withoutCommands('nothing to fear\n')).toBe('nothing to fear\n');
    const [first = '', ...rest] = withoutCommands(`x\n${hostile}\n`).split('\n');
    const [, word = ''] = /^::stop-commands::(\w{32})$/.exec(first) ?? [];
    expect(rest.at(-2)).toBe(`::${word}::`);
    expect(rest.slice(0, -2).join('\n')).not.toContain(word);
  });
});

describe('the report for GitLab', () => {
  it('has what its code quality reports need', () => {
    const file = fileOf('a.outreach.md', `\n${text}`, [finding(`\n${text}`, '20% off')]);
    expect(JSON.parse(gitlabReport(reportOf([file]), 'team/'))).toEqual([
      {
        description: 'Marketing: reword it. [PECR reg 22(2)]',
        check_name: 'promotional-phrasing',
        fingerprint: file.findings[0]?.fingerprint,
        severity: 'critical',
        location: { path: 'team/a.outreach.md', lines: { begin: 2, end: 2 } },
      },
    ]);
  });

  it('never gives two findings one fingerprint', () => {
    const report = largeReport(1000);
    const more = reportOf(report.files, {
      unread: [
        { path: 'x', reason: 'gone' },
        { path: 'y', reason: 'gone' },
      ],
    });
    const list: { fingerprint: string }[] = JSON.parse(gitlabReport(more, ''));
    expect(new Set(list.map(({ fingerprint }) => fingerprint)).size).toBe(1002);
  });

  it('leaves out what is waived, and tells what was not read', () => {
    const waived = finding(text, '20%', { waived: { reason: 'Agreed' } });
    const report = reportOf([fileOf('a', text, [waived])], { unread: [{ path: 'x', reason: 'larger than 5 MB' }] });
    expect(JSON.parse(gitlabReport(report, ''))).toMatchObject([
      { check_name: 'unread-file', location: { path: 'x', lines: { begin: 1 } } },
    ]);
  });

  it('is JSON whatever stands in the files', () => {
    const [unread, finding] = JSON.parse(gitlabReport(hostileReport(), ''));
    expect(unread.location.path).toBe(hostile);
    expect(finding.description).toBe(`${hostile} [${hostile}]`);
  });
});

describe('where the files stand', () => {
  it('is said by the pipeline', () => {
    const github = {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: '/builds/a',
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'o/a',
      GITHUB_SHA: 'abc',
      GITHUB_REF_NAME: 'main',
      GITHUB_STEP_SUMMARY: '/builds/summary',
    };
    expect(pipelineOf(github, '/builds/a/team/mail')).toEqual({
      source: { prefix: 'team/mail/', repository: 'https://github.example/o/a', revision: 'abc', branch: 'main' },
      isGithub: true,
      summaryFile: '/builds/summary',
    });
    expect(pipelineOf(github, '/elsewhere')?.source.prefix).toBe('');
    const gitlab = { GITLAB_CI: 'true', CI_PROJECT_DIR: '/builds/o/a', CI_PROJECT_URL: 'not an address' };
    expect(pipelineOf(gitlab, '/builds/o/a')).toEqual({
      source: { prefix: '' },
      isGithub: false,
      summaryFile: undefined,
    });
    expect(pipelineOf({}, '/builds')).toBeUndefined();
    expect(pipelineOf({ GITHUB_ACTIONS: 'true' }, '/builds')?.source).toEqual({ prefix: '' });
  });

  it('is a path of the repository, and an address', () => {
    expect(inRepository('a', '')).toBe('a');
    expect(inRepository('../a', 'x/y/')).toBe('x/a');
    expect(inRepository('../../../a', 'x/')).toBe('../../a');
    expect(uriOf('a b/ö#?.md')).toBe('a%20b/%C3%B6%23%3F.md');
    expect(uriOf('\ud800')).toBe('%EF%BF%BD');
  });
});
