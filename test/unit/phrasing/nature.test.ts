import { describe, expect, it } from 'vitest';
import { effectiveNature } from '../../../shared/phrasing/nature';
import { hitsIn } from './prose-of';

const natureOf = (message: string, declared?: string, appetite: 'cautious' | 'balanced' | 'tolerant' = 'balanced') =>
  effectiveNature(hitsIn(message), declared, appetite);

const twoLikely = 'Subscribe to our newsletter. Worth a conversation?';

describe('what a message is', () => {
  it.each([
    ['marketing by one definite phrase, whatever it is called', 'Book a demo', 'service', 'marketing'],
    ['marketing where it says so', 'The office has moved.', 'marketing', 'marketing'],
    ['marketing where mixed', 'The office has moved.', 'mixed', 'marketing'],
    ['marketing by two likely categories', twoLikely, 'informational', 'marketing'],
    ['borderline by one likely phrase', 'Worth a conversation?', 'informational', 'borderline'],
    ['borderline by a page notice', "We've launched a LinkedIn page", 'informational', 'borderline'],
    ['as declared where nothing promotes', 'The office has moved.', 'service', 'service'],
    ['as declared where only the tone is loud', 'The office has moved!!!', 'service', 'service'],
    ['borderline where nothing is declared', 'The office has moved.', undefined, 'borderline'],
  ])('%s', (_, message, declared, expected) => {
    expect(natureOf(message, declared)).toBe(expected);
  });

  it('two likely categories are borderline to the tolerant', () => {
    expect(natureOf(twoLikely, 'informational', 'tolerant')).toBe('borderline');
    expect(natureOf(twoLikely, 'informational', 'cautious')).toBe('marketing');
  });
});
