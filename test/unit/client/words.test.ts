import { describe, expect, it } from 'vitest';
import { checkSummary } from '../../../client/check-summary';
import { findingsSentence, pecrVerdictWords, problemWords, withoutIcons } from '../../../client/words';
import type { TemplateSummary } from '../../../shared/protocol';

const counts = (error: number, warning: number, information = 0, hint = 0) => ({ error, warning, information, hint });

describe('counting problems in words', () => {
  it('names errors and warnings, and notes only where there is nothing worse', () => {
    expect(problemWords(counts(2, 1))).toBe('2 errors, 1 warning');
    expect(problemWords(counts(1, 0, 4))).toBe('1 error');
    expect(problemWords(counts(0, 0, 1, 1))).toBe('2 notes');
    expect(problemWords(counts(0, 0))).toBe('');
  });

  it('claims no more than that these checks found nothing', () => {
    expect(findingsSentence(counts(0, 0))).toBe('no issues found by these checks');
    expect(findingsSentence(counts(0, 0, 1))).toBe('1 note');
  });
});

describe('the summary of Check Workspace', () => {
  const template = (error: number, warning: number, information = 0): TemplateSummary => ({
    uri: 'file:///a',
    path: 'a',
    title: 'A',
    channel: 'Email',
    owner: '',
    campaign: {},
    needsAttention: false,
    assessment: { status: 'covered', why: '' },
    pecr: { verdict: 'consent', why: '' },
    counts: counts(error, warning, information),
  });

  it('adds up findings and says in how many templates there were none', () => {
    const templates = [template(2, 1), template(0, 0), template(0, 0, 1)];
    expect(checkSummary({ templates, unread: [], policies: [] })).toBe(
      '3 templates: 2 errors, 1 warning. No issues found by these checks in 1.',
    );
  });

  it('says what could not be read', () => {
    const unread = [{ uri: 'file:///b', path: 'b', reason: 'binary' }];
    expect(checkSummary({ templates: [template(0, 0)], unread, policies: [] })).toBe(
      '1 template: 0 errors, 0 warnings. No issues found by these checks in 1. Could not be read: 1 file.',
    );
  });
});

describe('words from elsewhere', () => {
  it('shows a verdict it does not know as it is', () => {
    expect(pecrVerdictWords('consent-needed')).toBe('Consent needed');
    expect(pecrVerdictWords('something-new')).toBe('something-new');
  });

  it('keeps a title from drawing icons', () => {
    expect(withoutIcons('Win $(flame) now')).toBe('Win \\$(flame) now');
  });
});
