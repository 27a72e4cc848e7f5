import { describe, expect, it } from 'vitest';
import { names, namesEarly, sameName } from '../../../shared/template/sender-name';
import { parseTemplate } from '../../../shared/template/template';

function message(body: string, header = 'channel: email', ending = 'md') {
  return parseTemplate(`a.outreach.${ending}`, `---\n${header}\n---\n${body}\n`);
}

describe('names the organisation', () => {
  it.each([
    ['Harrowfield Ltd, 1 Example Street', 'Harrowfield Ltd'],
    ['Jo from Harrowfield', 'Harrowfield Ltd'],
    ["I look after Harrowfield's records.", 'Harrowfield Limited'],
    ['HARROWFIELD: your call is at 9.', 'Harrowfield'],
    ['The team at Prove Privacy', 'ProvePrivacy'],
    ['The team at ProvePrivacy', 'Prove Privacy Ltd'],
    ['Smith & Sons, Leeds', 'Smith and Sons LLP'],
    ['Smith and Sons, Leeds', 'Smith & Sons'],
    ['From all at Marks, Bell and Co.', 'Marks, Bell & Co Ltd'],
    ['**Harrow**field', 'Harrowfield'],
    ['The Reading Room, York', 'Reading Room CIC'],
    ['Reading Room, York', 'The Reading Room'],
    ['Jo, St. Mary’s Hospice', "St Mary's Hospice"],
    ['We are {{sender_company}}.', 'Harrowfield'],
    ['Croeso gan Tŷ Gwyn Cyf', 'Tŷ Gwyn'],
  ])('%s (%s)', (body, name) => {
    expect(names(message(body), name)).toBe(true);
  });

  it('in the subject', () => {
    expect(names(message('Hello.', 'subject: News from Harrowfield'), 'Harrowfield Ltd')).toBe(true);
  });

  it('in the text that stands for a picture', () => {
    expect(
      names(message('<img alt="Harrowfield" src="a.png"><p>Hello</p>', 'channel: email', 'html'), 'Harrowfield'),
    ).toBe(true);
  });

  it.each([
    ['Our office has moved.', 'Harrowfield Ltd'],
    ['Jo, Arrowfield Ltd', 'Harrowfield Ltd'],
    ['See harrowfield.example', 'Harrowfield'],
    ['Write to jo@harrowfield.example', 'Harrowfield'],
    ['We are limited.', 'Harrowfield Limited'],
    ['{{company}} may be interested.', 'Harrowfield'],
    ['{{sender_name}}', 'Harrowfield'],
    ['Hello.', ''],
  ])('does not: %s (%s)', (body, name) => {
    expect(names(message(body), name)).toBe(false);
  });

  it('early or late', () => {
    const late = message(`Hello. ${'May I ask you something? '.repeat(20)} This is Harrowfield.`);
    expect(namesEarly(late, 300, 'Harrowfield')).toBe(false);
    expect(namesEarly(message('Hello, Harrowfield here.'), 300, 'Harrowfield')).toBe(true);
  });

  it('tells whether two names are the same', () => {
    expect(sameName('Example', 'Example Ltd')).toBe(true);
    expect(sameName('Example', 'Another Ltd')).toBe(false);
    expect(sameName(undefined, 'Another Ltd')).toBe(false);
  });
});
