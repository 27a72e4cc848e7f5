import { describe, expect, it } from 'vitest';
import { statusWords } from '../../../client/status-words';
import {
  attentionWords,
  type TemplateNode,
  templatesNeedingAttention,
  templatesTree,
  templateTooltip,
} from '../../../client/templates-tree';
import { type AssessmentStatus, assessmentStatuses } from '../../../shared/assessment/status';
import type { TemplateSummary, TemplatesResult } from '../../../shared/protocol';

const none = { error: 0, warning: 0, information: 0, hint: 0 };

function template(path: string, status: AssessmentStatus, more: Partial<TemplateSummary> = {}): TemplateSummary {
  return {
    uri: `file:///w/${path}`,
    path,
    title: '',
    channel: 'Email',
    owner: '',
    campaign: {},
    assessment: { status, why: 'It names no assessment.' },
    pecr: { verdict: 'consent-needed', why: 'It promotes.' },
    counts: none,
    needsAttention: false,
    ...more,
  };
}

function workspace(...templates: TemplateSummary[]): TemplatesResult {
  return { templates, unread: [], policies: [] };
}

function only(result: TemplatesResult): TemplateNode {
  const node = templatesTree(result)[0]!.children[0]!;
  if (node.kind !== 'template') throw new Error(`expected a template, got ${node.kind}`);
  return node;
}

describe('the Templates view', () => {
  it('shows groups worst first, each with its count in words, and hides empty ones', () => {
    const tree = templatesTree(
      workspace(
        template('a', 'covered'),
        template('b', 'missing'),
        template('c', 'rejected'),
        template('d', 'missing'),
      ),
    );
    expect(tree.map((group) => group.label)).toEqual([
      'Assessment rejected (1)',
      'Missing assessment (2)',
      'Covered by an assessment (1)',
    ]);
    expect(tree[1]!.children.map((node) => node.label)).toEqual(['b', 'd']);
  });

  it('has a group for every status that exists', () => {
    const tree = templatesTree(workspace(...assessmentStatuses.map((status) => template(status, status))));
    expect(tree.map((group) => group.id)).toEqual(assessmentStatuses.map((status) => `status:${status}`));
  });

  it('lists files that could not be read last, with the reason', () => {
    const tree = templatesTree({
      ...workspace(template('a', 'covered')),
      unread: [{ uri: 'file:///w/big.outreach.md', path: 'mail/big.outreach.md', reason: 'larger than 5 MB' }],
    });
    expect(tree.map((group) => group.label)).toEqual(['Covered by an assessment (1)', 'Not read (1)']);
    expect(tree[1]!.children[0]).toMatchObject({ label: 'big.outreach.md', description: 'larger than 5 MB' });
  });

  it('calls a template by its title, else by its file name', () => {
    expect(only(workspace(template('mail/a.outreach.md', 'missing', { title: 'Spring offer' }))).label).toBe(
      'Spring offer',
    );
    expect(only(workspace(template('mail/a.outreach.md', 'missing'))).label).toBe('a.outreach.md');
    expect(only(workspace(template('mail/a.outreach.md', 'missing', { title: ' \n ' }))).label).toBe('a.outreach.md');
  });

  it('says channel and problems beside the title, and the file where two titles are the same', () => {
    const counts = { error: 2, warning: 1, information: 0, hint: 0 };
    expect(only(workspace(template('a.outreach.md', 'missing', { title: 'Offer', counts }))).description).toBe(
      'Email · 2 errors, 1 warning',
    );
    const twins = templatesTree(
      workspace(
        template('a.outreach.md', 'missing', { title: 'Offer' }),
        template('b.outreach.md', 'covered', { title: 'Offer' }),
      ),
    );
    expect(
      twins.flatMap((group) => group.children).map((node) => node.kind === 'template' && node.description),
    ).toEqual(['a.outreach.md · Email', 'b.outreach.md · Email']);
  });

  it('keeps a template the same item when its status changes', () => {
    const before = only(workspace(template('a.outreach.md', 'missing')));
    const after = only(workspace(template('a.outreach.md', 'draft')));
    expect(after.id).toBe(before.id);
  });

  it('offers a stub where an assessment is missing or not found, and opening it where there is one', () => {
    const lia = { why: '', ref: 'LIA-2026-001', uri: 'file:///w/LIA-2026-001.lia.md' };
    expect(only(workspace(template('a', 'missing'))).context).toBe('template lacksAssessment');
    expect(only(workspace(template('a', 'not-found'))).context).toBe('template lacksAssessment');
    expect(only(workspace(template('a', 'draft', { assessment: { status: 'draft', ...lia } }))).context).toBe(
      'template hasAssessment',
    );
    expect(only(workspace(template('a', 'not-needed'))).context).toBe('template');
  });

  it('explains itself in the tooltip without letting a title format, link or run anything', () => {
    const title = '[Win](command:evil) <img src=x> **now** https://example.com $(flame)';
    const tooltip = templateTooltip(template('mail/a_b.outreach.md', 'missing', { title }));
    expect(tooltip).toContain(
      '\\[Win\\]\\(command\\:evil\\) \\<img src\\=x\\> \\*\\*now\\*\\* https\\:\\/\\/example\\.com',
    );
    expect(tooltip).toContain('**Missing assessment.** It names no assessment\\.');
    expect(tooltip).toContain('**PECR: Consent needed.** It promotes\\.');
    expect(tooltip).toContain('no issues found by these checks');
  });

  it('keeps a title on one line and in reading order', () => {
    const title = 'Offer\u202Egpj.exe\n\nsecond\tline';
    expect(only(workspace(template('a', 'missing', { title }))).label).toBe('Offer gpj.exe second line');
  });

  it('says that a template is being checked while its status is known and its findings are not', () => {
    const { counts: _, ...rest } = template('a.outreach.md', 'covered', { title: 'Offer', needsAttention: true });
    const node = only(workspace(rest));
    expect(node.description).toBe('Email · checking');
    expect(node.spoken).toBe('Offer, Email, Covered by an assessment, checking');
    expect(templateTooltip(rest)).toContain('**Findings:** checking');
    expect(attentionWords(rest)).toBe('');
  });

  it('counts templates that need attention for the badge', () => {
    const result = workspace(template('a', 'missing', { needsAttention: true }), template('b', 'covered'));
    expect(templatesNeedingAttention(result)).toBe(1);
  });
});

describe('the words for a status', () => {
  it('differ in label and in the shape of the icon, so that nothing hangs on colour', () => {
    const words = Object.values(statusWords);
    expect(new Set(words.map(({ label }) => label)).size).toBe(assessmentStatuses.length);
    expect(new Set(words.map(({ icon }) => icon)).size).toBe(assessmentStatuses.length);
  });

  it('never promise that a message may be sent', () => {
    expect(JSON.stringify(statusWords)).not.toMatch(/complian|safe to send|legal to/i);
  });
});
