import { describe, expect, it } from 'vitest';
import { overviewBody, overviewPage, readLink } from '../../../client/overview-page';
import { type Overview, overviewOf } from '../../../shared/overview/overview';

const hostile = `"><img src=x onerror=alert(1)><script>alert(2)</script>' onclick='x`;

const busy: Overview = overviewOf({
  templates: [
    {
      status: 'missing',
      needsAttention: true,
      waived: 2,
      waivers: [{ uri: 'file:///a', title: hostile, rule: hostile, until: '2026-12-01', line: 4 }],
    },
    { status: 'covered', needsAttention: false, waived: 0, waivers: [] },
  ],
  assessments: [
    { review: 'overdue', dueSoon: false },
    { review: '2026-12', dueSoon: true },
  ],
  findings: [
    { rule: 'lia-missing', severity: 'error' },
    { rule: hostile, severity: 'warning' },
  ],
  unread: 1,
  today: '2026-11-23',
});

const none = overviewOf({ templates: [], assessments: [], findings: [], unread: 0, today: '2026-11-23' });

/** Every tag of the page, as it is written. */
const tags = (html: string) => html.match(/<[a-z][^>]*>/gi) ?? [];
const links = (html: string) => [...html.matchAll(/data-to="([^"]*)"/g)].map((match) => match[1]!);

describe('the page of the overview', () => {
  it('has no mark-up that came from a file', () => {
    const body = overviewBody(busy);
    expect(body).not.toMatch(/<img|<script|onerror=alert\(1\)>/i);
    expect(body).toContain('&lt;script&gt;alert(2)&lt;/script&gt;&#39; onclick=&#39;x');
    for (const tag of tags(body))
      expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/\son[a-z]+\s*=|\sstyle\s*=|javascript:/i);
  });

  it('keeps out everything from elsewhere, and runs nothing without its nonce', () => {
    const page = overviewPage(overviewBody(none), 'n0-nce');
    expect(page).toContain(
      `content="default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'nonce-n0-nce'; script-src 'nonce-n0-nce'"`,
    );
    expect(page).not.toMatch(/https?:|src=|url\(|@import|unsafe-/);
    expect(page.match(/<(?:script|style)[^>]*>/g)).toEqual(['<style nonce="n0-nce">', '<script nonce="n0-nce">']);
  });

  it('makes every bar a link that leads somewhere, and draws none for nought', () => {
    const body = overviewBody(busy);
    const rows = body.match(/<li><(?:a|span) class="row"[\s\S]*?<\/li>/g) ?? [];
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows) {
      const isNought = row.includes('width="0%"');
      expect(row.startsWith(isNought ? '<li><span' : '<li><a class="row" href="#"')).toBe(true);
    }
    const unknown = links(body).filter((to) => !readLink({ to }) && !to.includes('<') && !to.includes('&lt;'));
    expect(unknown).toEqual([]);
  });

  it('gives every id once, so that the place of a reader can be found again', () => {
    const ids = [...overviewBody(busy).matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says every number in words, and has a table for every chart', () => {
    const body = overviewBody(busy);
    expect(body).toContain(
      '<span class="count"><span aria-hidden="true">1</span><span class="spoken">1 template</span></span>',
    );
    expect(body.match(/<svg class="bar" aria-hidden="true" focusable="false">/g)?.length).toBe(
      body.match(/<svg/g)?.length,
    );
    expect(body.match(/<table>/g)).toHaveLength(4);
    expect(body.match(/<th scope="col">/g)!.length).toBeGreaterThan(8);
  });

  it('of nothing says so, and claims no more than the checks found', () => {
    const body = overviewBody(none);
    expect(body).toContain('There are no templates yet.');
    expect(body).toContain('No issues found by these checks.');
    expect(body).toContain('No waiver ends within 90 days.');
    expect(body + overviewBody(busy)).not.toMatch(/complian|safe to send/i);
  });
});

describe('what a click says', () => {
  it('is read where it names something of ours', () => {
    expect(readLink({ to: 'status:missing' })).toEqual({ to: 'status', status: 'missing' });
    expect(readLink({ to: 'review:2027-03' })).toEqual({ to: 'review', time: '2027-03' });
    expect(readLink({ to: 'waiver:ended:7' })).toEqual({ to: 'waiver', time: 'ended', index: 7 });
    expect(readLink({ to: 'rule:lia-missing' })).toEqual({ to: 'rule', rule: 'lia-missing' });
  });

  it.each([
    null,
    7,
    'templates',
    {},
    { to: 4 },
    { to: 'status:anything' },
    { to: 'review:x' },
    { to: 'rule:A b' },
    { to: 'waiver:ended:-1' },
    { to: 'constructor' },
  ])('is nothing where it is %j', (message) => expect(readLink(message)).toBeUndefined());
});
