import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/assessment/assessment';
import { AssessmentIndex } from '../../../shared/assessment/assessment-index';
import { inheritedHere } from '../../../shared/tokens/inherited';
import { assessmentTokens, templateTokens } from '../../../shared/tokens/tokens';
import { checked } from '../examples';

function tokens(text: string, assessments: readonly string[] = []): string[] {
  return templateTokens(checked(text, { assessments })).map(({ span, modifiers }) =>
    [`${text.slice(span.start, span.end)}:`, ...modifiers].join(' '),
  );
}

describe('Tokens', () => {
  it('tell the data of merge fields in any dialect, in the subject too', () => {
    expect(
      tokens(
        '---\nsubject: "{{company}}, news"\n---\n%%FirstName%% *|BIRTHDAY|* [[diagnosis]] {{unsubscribe_url}} {{xyz}}\n',
      ),
    ).toEqual([
      '{{company}}: ordinary',
      '%%FirstName%%: ordinary',
      '*|BIRTHDAY|*: caution',
      '[[diagnosis]]: special',
      '{{unsubscribe_url}}: none',
      '{{xyz}}: unknown',
    ]);
  });

  it('tell the gravest where several fields stand in one place', () => {
    expect(tokens('---\nchannel: sms\n---\n{% if first_name and diagnosis %}x{% endif %}\n')).toEqual([
      '{% if first_name and diagnosis %}: special condition',
    ]);
  });

  it('tell an assessment that is there from one that isn’t', () => {
    const text = '---\nlia: LIA-1\n---\nHi\n';
    expect(tokens(text)).toEqual(['LIA-1: unknown']);
    expect(tokens(text, ['---\nid: LIA-1\n---\n'])).toEqual(['LIA-1:']);
  });

  it('tell what an assessment covers and which others it names', () => {
    const text = '---\nid: A\nscope: { data-fields: [first_name, health] }\nsupersedes: [B]\n---\n';
    const assessment = parseAssessment('a.lia.md', text);
    const found = assessmentTokens(assessment, new AssessmentIndex([assessment]));
    expect(found.map(({ span, modifiers }) => [text.slice(span.start, span.end), ...modifiers].join(' '))).toEqual([
      'A',
      'first_name ordinary',
      'health special',
      'B unknown',
    ]);
  });

  it('are none in a file that can’t be read or is empty', () => {
    for (const text of ['', '---\n', '---\nlia: [\n---\n']) expect(tokens(text)).toEqual([]);
  });
});

describe('What is inherited', () => {
  const policy =
    'defaults:\n  owner: Marketing\n  sender: { organisation: Example Ltd, legal-name: Example Limited }\n  channels: { sms: { suppression-list: SMS stops } }\n';
  const hints = (text: string) =>
    inheritedHere(checked(text, { policy })).map(({ offset, fields }) => [
      text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset),
      ...fields.map(({ name, value }) => `${name}: ${value}`),
    ]);

  it('stands behind the fields, a mapping by what its short form says', () => {
    expect(hints('---\nchannel: sms\n---\nHi\n')).toEqual([
      ['---', 'owner: Marketing', 'suppression-list: SMS stops', 'sender: Example Ltd'],
    ]);
  });

  it('stands beside what the template has of a mapping, in short form too', () => {
    expect(hints('---\nowner: Me\nsender:\n  organisation: Ours\n---\nHi\n')).toEqual([
      ['sender:', 'legal-name: Example Limited'],
    ]);
    expect(hints('---\nowner: Me\nsender: Ours\n---\nHi\n')).toEqual([['sender: Ours', 'legal-name: Example Limited']]);
    expect(hints('---\nowner:\nsender: { organisation: Ours, legal-name: x }\n---\nHi\n')).toEqual([
      ['owner:', 'owner: Marketing'],
    ]);
  });

  it('is nothing where nothing is, and where the fields can’t be read', () => {
    expect(inheritedHere(checked('---\nchannel: sms\n---\nHi\n'))).toEqual([]);
    expect(hints('---\nchannel: a: b\n---\nHi\n')).toEqual([]);
    expect(hints('Hi\n')).toEqual([]);
  });
});
