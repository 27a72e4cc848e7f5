import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/lint/finding';
import { findingFingerprints } from '../../../shared/lint/finding-fingerprint';
import { message } from '../../protocol/texts';
import { checked } from '../examples';

/** The fingerprints of what the checks find in a message, by the words they mark. */
function fingerprints(body: string, header = ''): Map<string, string> {
  const text = message({ body }).replace('---\n', `---\n${header}`);
  const { findings, waived } = checked(text);
  const all = [...findings, ...waived];
  const names = findingFingerprints('a.outreach.md', text, all);
  return new Map(all.map(({ rule, span }, i) => [`${rule}: ${text.slice(span.start, span.end)}`, names[i]!]));
}

function finding(start: number, end: number, more: Partial<Finding> = {}): Finding {
  const said = { message: 'Says something.', source: 'PECR reg 22(2)', fixes: [] };
  return { rule: 'promotional-phrasing', severity: 'error', span: { start, end }, ...said, ...more };
}

describe('the fingerprint of a finding', () => {
  const offer = 'Get 20% off everything.';
  const promotion = (names: Map<string, string>) => [...names].find(([key]) => key.startsWith('promotional'))?.[1];

  it('stays when lines move, lines are broken elsewhere and fields are added', () => {
    const name = promotion(fingerprints(offer));
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(promotion(fingerprints(`Hello again.\n\nOur office has moved.\n\n${offer}`))).toBe(name);
    expect(promotion(fingerprints(offer, 'notes: we talked about this\n'))).toBe(name);
    expect(promotion(fingerprints(offer.replace('20% off', '20%  off')))).toBe(name);
  });

  it('stays when the finding is waived', () => {
    const waiver = 'waivers:\n  - { rule: promotional-phrasing, reason: Agreed with legal, by: Helen Marsh }\n';
    const both = message({ body: offer, nature: 'mixed' });
    const waived = both.replace('---\n', `---\n${waiver}`);
    const names = (text: string) => {
      const check = checked(text);
      const all = [...check.findings, ...check.waived];
      const made = findingFingerprints('a', text, all);
      return all.flatMap(({ rule }, i) => (rule === 'promotional-phrasing' ? [made[i]] : []));
    };
    expect(names(waived)).toEqual(names(both));
    expect(names(both)).not.toEqual([]);
  });

  it('stays where something is missing and somebody adds a line', () => {
    const missing = (body: string) =>
      [...fingerprints(body)]
        .filter(([key]) => /^(?:opt-out-wording|sender-identity)/.test(key))
        .map(([, name]) => name);
    expect(missing(offer)).toHaveLength(2);
    expect(missing(`${offer} See you there.\n\nUntil then`)).toEqual(missing(offer));
  });

  it('tells what one rule says for one reason from what it says for another', () => {
    const [one, other] = findingFingerprints('a', 'bye', [finding(0, 3), finding(0, 3, { source: 'Companies Act' })]);
    expect(findingFingerprints('a', 'bye', [finding(0, 3, { source: 'Companies Act' })])).toEqual([other]);
    expect(one).not.toBe(other);
  });

  it('is another one for other words, another rule, another file and the next of several alike', () => {
    const text = 'save now, save now, Save';
    const all = [finding(0, 8), finding(10, 18), finding(20, 24), finding(0, 8, { rule: 'nature-mismatch' })];
    const names = findingFingerprints('a', text, all);
    expect(new Set([...names, ...findingFingerprints('b', text, all)]).size).toBe(8);
    expect(findingFingerprints('a', text, [...all].reverse())).toEqual([...names].reverse());
  });

  it('does not depend on severity, message or the day', () => {
    const [name] = findingFingerprints('a', 'save now', [finding(0, 8)]);
    const other = finding(0, 8, { severity: 'hint', message: 'Due in 3 days.' });
    expect(findingFingerprints('a', 'save now', [other])).toEqual([name]);
  });

  it('is made of any text, in any order, and never twice in a file', () => {
    const place = fc.nat({ max: 40 });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.tuple(place, place)), (text, spans) => {
        const names = findingFingerprints(
          text,
          text,
          spans.map(([a, b]) => finding(Math.min(a, b), Math.max(a, b))),
        );
        expect(new Set(names).size).toBe(spans.length);
      }),
    );
  });
});
