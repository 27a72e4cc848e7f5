import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../shared/text/edit';
import { found } from '../examples';

const step = (sequence: string, ...more: string[]) =>
  ['---', 'channel: email', `sequence: ${sequence}`, ...more, '---', 'Our office has moved.', ''].join('\n');
const stops = 'stop-on: [reply, objection]';
const of = (number: number | string, ...more: string[]) => step(`{ id: welcome, step: ${number}, ${stops} }`, ...more);
const cap = (most: number, days: number) => `frequency: { max-per-person: ${most}, per-days: ${days} }`;

const says = (text: string, templates: readonly string[] = [], policy?: string) =>
  found('frequency', text, { templates, policy }).map(({ severity, message }) => `${severity}: ${message}`);

describe('a sequence', () => {
  it('stops on an objection, by name of the vocabulary', () => {
    const without = step('{ id: welcome, step: 1 }', cap(1, 365));
    const [finding, ...rest] = found('frequency', without);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', source: 'UK GDPR Art 21(3)' });
    const fix = finding!.fixes[0]!;
    const after = applyEdits(without, 'edits' in fix ? fix.edits : []);
    expect(after).toContain('stop-on: [reply, objection]');
    expect(found('frequency', after)).toEqual([]);
    expect(says(step('{ id: welcome, step: 1, stop-on: [objection] }', cap(1, 365)))[0]).toMatch(
      /^information: .*replies/,
    );
    expect(says(step('{ id: welcome, step: 1, stop-on: objection }', cap(1, 365)))).toHaveLength(1);
  });

  it('inherits what the policy says', () => {
    const policy =
      'defaults:\n  frequency: { max-per-person: 2, per-days: 90 }\n  sequence: { stop-on: [reply, objection] }\n';
    expect(says(step('{ id: welcome, step: 1 }'), [], policy)).toEqual([]);
    expect(says('---\nchannel: email\n---\nOur office has moved.\n', [], policy)).toEqual([]);
  });

  it('needs a cap, and keeps to it', () => {
    expect(says(of(1))[0]).toMatch(/^information: .*nothing says how many messages/);
    expect(says(of(1, cap(2, 365)), [of(2), of(3)])[0]).toMatch(
      /^warning: .*has 3 messages, and one person may get 2 in 365 days/,
    );
    expect(says(of(1, cap(1, 7)), [of(2)])[0], 'its steps may be further apart').toMatch(
      /^information: .*campaign\.start/,
    );
  });

  it('is held against the cap by its dates where every step has one', () => {
    const on = (number: number, start: string, ...more: string[]) =>
      of(number, `campaign: { start: ${start} }`, ...more);
    expect(says(on(1, '2027-01-01', cap(1, 30)), [on(2, '2027-01-31')])).toEqual([]);
    expect(says(on(1, '2027-01-01', cap(1, 30)), [on(2, '2027-01-30')])[0]).toMatch(
      /^warning: .*2 messages within 30 days/,
    );
    expect(says(on(1, '2027-01-01', cap(1, 30)), [on(2, '2027-02-30')])[0]).toMatch(/2 messages, and/);
  });

  it('has each step once, and links to the others', () => {
    const [finding] = found('frequency', of(2, cap(9, 365)), { templates: [of(1), of(2), of(3)] });
    expect(finding?.message).toContain('Step 2 of the sequence "welcome" is also t2.outreach.md');
    expect(finding?.related?.map(({ path }) => path)).toEqual(['t2.outreach.md']);
    expect(says(of(4, cap(9, 365)), [of(1)])[0]).toContain('Steps 2 to 3 of the sequence "welcome" are missing');
    expect(says(of(1, cap(9, 365)), [of(4)])).toEqual([]);
  });

  it('is that of its id alone, and not of templates that are no longer used', () => {
    expect(says(of(1, cap(1, 365)), [step(`{ id: other, step: 1, ${stops} }`)])).toEqual([]);
    expect(says(of(1, cap(1, 365)), [of(1).replace('channel', 'status: retired\nchannel')])).toEqual([]);
    expect(says(of(1).replace('channel', 'status: retired\nchannel'))).toEqual([]);
  });

  it('takes the other name of a step, and says what is unfinished', () => {
    const alias = [
      '---',
      'channel: email',
      `sequence: { id: welcome, ${stops} }`,
      'frequency: { max-per-person: 2, per-days: 365, sequence-step: 2 }',
      '---',
      'Moved.',
      '',
    ].join('\n');
    expect(says(alias)[0]).toContain('Step 1 of the sequence "welcome" is missing');
    expect(says(step(`{ step: 1, ${stops} }`, cap(1, 365)))[0]).toContain('has no "id"');
    expect(says(step(`{ id: welcome, ${stops} }`, cap(1, 365)))[0]).toContain('Add "step"');
  });

  it('copes with absurd values', () => {
    for (const number of [
      '-1',
      '0',
      '1.5',
      '1e308',
      '.inf',
      '.nan',
      '[1]',
      '{ a: 1 }',
      'first',
      '999999999999999999999',
    ]) {
      expect(says(of(number, cap(1, 365)))[0], number).toContain('whole number from 1');
    }
    expect(says(of(9007199254740991, cap(1, 365)))[0]).toContain('Steps 1 to 9007199254740990');
    for (const id of ['__proto__', 'constructor', 'toString', '"\\0"'])
      expect(
        says(step(`{ id: ${id}, step: 1, ${stops} }`, cap(2, 365)), [step(`{ id: ${id}, step: 2, ${stops} }`)]),
      ).toEqual([]);
    expect(says('---\nchannel: email\nsequence: [1, 2]\n---\nMoved.\n')).toEqual([]);
    expect(
      says('---\nchannel: email\nsequence: &a { id: welcome, step: 1, next: *a }\n---\nMoved.\n').length,
    ).toBeLessThan(4);
  });

  it('names a few of very many', () => {
    const templates = Array.from({ length: 300 }, () => of(1));
    const [finding] = found('frequency', of(1, cap(1, 365)), { templates });
    expect(finding?.message).toContain('and 297 more');
    expect(finding?.related).toHaveLength(3);
  });
});

describe('ids of templates', () => {
  const titled = (id: string) => `---\nid: ${id}\n---\nOur office has moved.\n`;
  it('may be those of file names, which nobody has written', () => {
    expect(found('duplicate-id', titled('t1'), { templates: [titled('other')] })).toEqual([]);
    const [finding] = found('duplicate-id', titled('t1'), {
      templates: ['---\ntitle: A\n---\nOur office has moved.\n'],
    });
    expect(finding?.message).toContain('t1.outreach.md (by its file name)');
    expect(found('duplicate-id', titled('__proto__'), { templates: [titled('__proto__')] })).toHaveLength(1);
  });
});
