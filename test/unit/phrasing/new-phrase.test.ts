import { describe, expect, it } from 'vitest';
import { lists as builtInLists } from '../../../shared/phrasing/lists.prepared';
import { addPhrase, namePack, problemWith } from '../../../shared/phrasing/new-phrase';
import { parsePack } from '../../../shared/phrasing/pack';
import { exampleProblems } from '../../../shared/phrasing/pack-examples';
import { parsePolicy } from '../../../shared/policy/policy-file';
import { applyEdits } from '../../../shared/text/edit';

function added(pack: string, words: string, kind = 'P01', reason = 'It is our spring offer, every year.'): string {
  const edits = addPhrase(pack, words, kind, reason);
  return edits ? applyEdits(pack, edits) : 'no room';
}

describe('adding selected words to a house pack', () => {
  it('makes a phrase with the words as its example', () => {
    expect(added('', 'save {{percent}}% on\nbouquets')).toBe(
      [
        'phrases:',
        '  - pattern: "save #percent on bouquets"',
        '    category: P01',
        '    confidence: definite',
        '    reason: It is our spring offer, every year.',
        '    flags: ["save {{percent}}% on bouquets"]',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['an empty pack', ''],
    ['a pack without phrases', '# Ours\nproducts: [Acme]\n'],
    ['a pack without a last line break', 'products: [Acme]'],
    [
      'a pack with phrases',
      'phrases:\n  - pattern: may sale\n    category: P01\n    confidence: definite\n    reason: Ours. # twice\n\nbanned: [synergy]\n',
    ],
    [
      'phrases that are not indented',
      'phrases:\n- { pattern: may sale, category: P01, confidence: definite, reason: Ours. }\n',
    ],
    ['phrases on one line', 'phrases: [{ pattern: may sale, category: P01, confidence: definite, reason: Ours. }]\n'],
    ['an empty list', 'phrases: []\n'],
    ['a key without a value', 'phrases:\nbanned: [synergy]\n'],
    [
      'Windows line ends',
      'products: [Acme]\r\nphrases:\r\n  - pattern: may sale\r\n    category: P01\r\n    confidence: definite\r\n    reason: Ours.\r\n',
    ],
  ])('leaves a sound pack: %s', (_, before) => {
    for (const kind of ['P01', 'P13', 'banned', 'allowed']) {
      const after = added(before, 'three, or more: bouquets', kind);
      const pack = parsePack('packs/house.yaml', after, { lists: builtInLists });
      expect([...pack.problems, ...exampleProblems(pack)], after).toEqual([]);
      const known = parsePack('packs/house.yaml', before, { lists: builtInLists });
      const count = ({ entries, allowed }: typeof pack) => entries.length + allowed.length;
      expect(count(pack), after).toBe(count(known) + 1);
      if (before.includes('\r')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    }
  });

  it('has no room in a pack that can’t be read', () => {
    expect(added('phrases: [', 'bouquets')).toBe('no room');
    expect(added('phrases: { a: b }', 'bouquets')).toBe('no room');
  });

  it('asks for words of one sentence', () => {
    expect(problemWith('three bouquets')).toBeUndefined();
    expect(problemWith(' -- ')).toMatch(/^Select the words/);
    expect(problemWith('Three bouquets. Two vases.')).toMatch(/one sentence/);
    expect(problemWith('word '.repeat(100))).toMatch(/fewer words/);
  });
});

describe('naming a pack in a policy', () => {
  it.each([
    ['risk-appetite: cautious\n', 'risk-appetite: cautious\npacks:\n  - packs/house.yaml\n'],
    ['packs: [a.yaml]\n', 'packs: [a.yaml, packs/house.yaml]\n'],
    ['packs: a.yaml\n', 'packs: [a.yaml, packs/house.yaml]\n'],
    ['packs: [packs/house.yaml]\n', 'packs: [packs/house.yaml]\n'],
  ])('in %j', (before, after) => {
    expect(applyEdits(before, namePack(parsePolicy('outreach.yaml', before), 'packs/house.yaml')!)).toBe(after);
  });

  it('is relative to the policy, which has to stand above it', () => {
    const policy = parsePolicy('team/outreach.yaml', '');
    expect(applyEdits('', namePack(policy, 'team/packs/house.yaml')!)).toBe('packs:\n  - packs/house.yaml\n');
    expect(namePack(policy, 'other/house.yaml')).toBeUndefined();
  });
});
