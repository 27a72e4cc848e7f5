import { describe, expect, it } from 'vitest';
import { attentionOf } from '../../../client/attention';
import type { TemplateSummary } from '../../../shared/protocol';

const templates = (...needs: boolean[]) => needs.map((needsAttention) => ({ needsAttention }) as TemplateSummary);
const unread = [{ uri: 'file:///big.outreach.md', path: 'big.outreach.md', reason: 'larger than 5 MB' }];

describe('the status bar', () => {
  it('says nothing where nobody has anything to do', () => {
    expect(attentionOf('running', { templates: templates(false, false), unread: [] })).toBeUndefined();
    expect(attentionOf('running', { templates: [], unread: [] })).toBeUndefined();
  });

  it('says nothing of what is not known yet', () => {
    expect(attentionOf('starting', { templates: templates(true), unread: [] })).toBeUndefined();
    expect(attentionOf('running', undefined)).toBeUndefined();
  });

  it('counts what needs somebody, and files that nobody has checked', () => {
    expect(attentionOf('running', { templates: templates(true, false, true), unread })).toEqual({
      kind: 'files',
      templates: 2,
      unread: 1,
    });
  });

  it('says that nothing is checked any more, whatever was known before', () => {
    expect(attentionOf('down', { templates: templates(false), unread: [] })).toEqual({ kind: 'stopped' });
  });
});
