import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../shared/text/edit';
import { answerTo, approved, edited, parsed } from '../assessment/files';
import { foundInAssessment } from '../examples';

const rule = 'assessment-unanswered';
const told = (text: string) =>
  foundInAssessment(rule, text).map(({ severity, span }) => `${severity}: ${text.slice(span.start, span.end)}`);

/** The text after the fix that adds what is missing. */
function added(text: string): string {
  const [fix] = foundInAssessment(rule, text).flatMap(({ fixes }) => fixes);
  if (!fix || !('edits' in fix)) throw new Error('No fix is offered');
  return applyEdits(text, fix.edits);
}
const headings = (text: string): readonly string[] => text.match(/^#+ .*$/gm) ?? [];
const without = (text: string, ...ids: string[]) =>
  ids.reduce((rest, id) => rest.replace(new RegExp(`### ${id} [^#]*`), ''), text);
const order = headings(approved);

describe('a question without an answer', () => {
  it('is a finding at its heading', () => {
    expect(told(edited([answerTo('N3'), 'TBC'], [answerTo('B1'), '']))).toEqual([
      'error: ### N3 Could you achieve it without the data (e.g. a public post)?',
      'error: ### B1 Special category or criminal data?',
    ]);
  });

  it('that always applies is told that "not applicable" is no answer', () => {
    const [finding] = foundInAssessment(rule, edited([answerTo('N2'), 'Not applicable because we know them all.']));
    expect(finding?.message).toContain('N2 applies to every use of data');
    expect(told(edited([answerTo('B3'), 'Not applicable because we know them all.']))).toEqual([]);
  });

  it('is asked once the facts ask for it, and is added where it belongs', () => {
    const later = without(edited(['sources: [own-crm]', 'sources: [own-crm, bought-in-list]']), 'B8');
    const [finding] = foundInAssessment(rule, later);
    expect(finding?.fixes[0]?.title).toBe('Add question B8');
    const after = added(later);
    expect(headings(after)).toEqual(order);
    expect(after).toContain('and does that cover you?\n<!-- answer -->\n');
    expect(told(after)).toEqual([
      'error: ### B8 If from a third party, what did they say about reuse, and does that cover you?',
    ]);
    expect(told(without(approved, 'B8'))).toEqual([]);
  });

  it.each([[['P1']], [['D3']], [['P7', 'N1', 'N4', 'B20']], [['N1', 'N2', 'N3', 'N4']]])(
    'that is gone comes back in its place: %j',
    (ids) => {
      const after = added(without(approved, ...ids));
      expect(headings(after).filter((each) => !each.startsWith('## '))).toEqual(order);
      expect(told(after)).toHaveLength(ids.length);
      expect(parsed(after).answers.filter(({ text }) => text === '')).toHaveLength(ids.length);
    },
  );

  it('comes back below the heading of its part, which is added where there is none', () => {
    const parts = approved
      .replace('### P1', '## Our purpose\n\n### P1')
      .replace('### N1', '## Is it necessary?\n\n### N1')
      .replace('### B1 ', '## The balance\n\n### B1 ');
    const asked = headings(added(without(parts, 'N1', 'N2', 'N3', 'N4')));
    expect(asked.slice(asked.indexOf('## Is it necessary?'))[1]).toMatch(/^### N1 /);
    expect(headings(added(without(approved, 'N1', 'N2', 'N3', 'N4')))).toContain('## 2 Necessity test');
  });

  it('is added with the line ends of the file, however empty it is', () => {
    const bare = '---\r\nid: LIA-2026-014\r\nstatus: draft\r\n---\r\n';
    const after = added(bare);
    expect(after).not.toMatch(/[^\r]\n/);
    expect(headings(after).filter((each) => each.startsWith('## '))).toEqual([
      '## 1 Purpose test',
      '## 2 Necessity test',
      '## 3 Balancing test',
      '## 4 Decision',
    ]);
    expect(told(after).every((each) => each.startsWith('warning: ### '))).toBe(true);
  });
});

describe('two people in one assessment', () => {
  const again = (text: string) => edited([answerTo('P2'), `${answerTo('P2')}\n\n### P2 What do you gain?\n\n${text}`]);

  it('who answer one question twice are told so, at the second heading', () => {
    const [finding, ...others] = foundInAssessment(rule, again('We gain more readers than before.'));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'information' });
    expect(finding?.message).toContain('P2 stands here more than once. Put what both say under one');
    const { start, end } = finding!.related![0]!.span;
    expect(approved.slice(start, end)).toBe('### P2 What do you gain?');
  });

  it('are told which heading to remove where one says nothing', () => {
    expect(foundInAssessment(rule, again(''))[0]?.message).toContain('One of them says nothing: remove it.');
  });

  it('are told of nothing else while both versions stand in the file', () => {
    const text = `${approved}\n<<<<<<< HEAD\n### P2 What do you gain?\nReaders.\n=======\n>>>>>>> theirs\n`;
    expect(told(text)).toEqual([]);
    expect(foundInAssessment('assessment-syntax', text)[0]?.message).toContain('Two people changed this');
  });
});
