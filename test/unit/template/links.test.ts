import { describe, expect, it } from 'vitest';
import { hostOf, mistitledLinks } from '../../../shared/template/link-texts';
import { belowMessage, endOfMessage } from '../../../shared/template/message-end';
import { parseTemplate } from '../../../shared/template/template';
import { tracesIn } from '../../../shared/template/tracking';
import { findWording } from '../../../shared/template/wording';
import { applyEdits } from '../../../shared/text/edit';

function message(body: string, ending = 'md') {
  return parseTemplate(`a.outreach.${ending}`, `---\nchannel: email\n---\n${body}\n`);
}

describe('links that show one site and open another', () => {
  it.each([
    ['[example.co.uk](https://evil.example/x)', 'md'],
    ['[https://example.co.uk/a](https://evil.example/x)', 'md'],
    ['[www.example.com/a](http://example.com.evil.example)', 'md'],
    ['<a href="https://evil.example">example.co.uk</a>', 'html'],
    ["<a class='b' href='//evil.example/a'>https://www.example.co.uk/dates</a>", 'html'],
    ['<a href=https://evil.example>example.co.uk</a>', 'md'],
  ])('%s', (body, ending) => {
    const template = message(body, ending);
    const [found, ...others] = mistitledLinks(template);
    expect(others).toEqual([]);
    expect(template.text.slice(found!.start, found!.end)).toMatch(/example\.co/);
  });

  it.each([
    ['[example.co.uk](https://www.example.co.uk/x)', 'md'],
    ['[shop.example.co.uk](https://example.co.uk/x)', 'md'],
    ['[our dates](https://evil.example/x)', 'md'],
    ['[example.co.uk]({{link}})', 'md'],
    ['[example.co.uk](https://{{host}}/x)', 'md'],
    ['<a href="https://example.co.uk/a?b=c">www.example.co.uk</a>', 'html'],
    ['<a href="mailto:jo@example.com">example.co.uk</a>', 'html'],
    ['[jo@example.co.uk](mailto:jo@example.co.uk)', 'md'],
    ['[Sign in now.Thanks](https://example.co.uk)', 'md'],
  ])('are not: %s', (body, ending) => {
    expect(mistitledLinks(message(body, ending))).toEqual([]);
  });

  it('tells the host of an address', () => {
    expect(hostOf('https://www.Example.co.uk:8080/a')).toBe('example.co.uk');
    expect(hostOf('bit.ly/x')).toBe('bit.ly');
    expect(hostOf('https://user@evil.example/')).toBe('evil.example');
    expect(hostOf('mailto:jo@example.com')).toBeUndefined();
    expect(hostOf('{{link}}')).toBeUndefined();
  });
});

describe('traces', () => {
  it('are parameters and pictures that nobody sees', () => {
    const kinds = (body: string, ending?: string) => tracesIn(message(body, ending)).map(({ kind }) => kind);
    expect(kinds('https://example.co.uk/?utm_source=a')).toEqual(['parameters']);
    expect(kinds('https://example.co.uk/?a=b&mc_eid=1')).toEqual(['parameters']);
    expect(kinds('<img src="https://example.co.uk/o.gif" width="1" height="1">', 'html')).toEqual(['pixel']);
    expect(kinds('<img style="width:1px;height:1px" src="https://example.co.uk/o?utm_source=a">', 'html')).toEqual([
      'pixel',
    ]);
    expect(kinds('{{open_pixel}}')).toEqual(['pixel']);
    expect(kinds('https://example.co.uk/?page=2')).toEqual([]);
    expect(kinds('<img src="https://example.co.uk/a.png" width="100" height="10">', 'html')).toEqual([]);
    expect(kinds('<img src="a.png" width="1" alt="line">', 'html')).toEqual([]);
  });
});

describe('the end of a message', () => {
  it.each([
    ['Hello.\n\nJo\n', 'md', 'Jo'],
    ['Hello there.', 'txt', 'there.'],
    ['  Hello, {{first_name}}  \n\n\n', 'txt', '{{first_name}}'],
    ['<p>Hello.</p>\n<p>Jo</p>\n</div>\n<!-- end -->', 'html', 'Jo'],
  ])('of %j is marked', (body, ending, mark) => {
    const template = message(body, ending);
    const span = endOfMessage(template)!;
    expect(template.text.slice(span.start, span.end)).toBe(mark);
  });

  it('is not there in an empty message', () => {
    expect(endOfMessage(message(' \n'))).toBeUndefined();
  });

  it.each([
    ['Hello.\n\nJo\n', 'md', false, 'Hello.\n\nJo\n\nBye & <b>\n\n'],
    ['Hello.', 'txt', true, 'Hello. Bye & <b>\n'],
    ['<p>Hello.</p>\n<p>Jo</p>', 'html', false, '<p>Hello.</p>\n<p>Jo<br>\nBye &amp; &lt;b></p>\n'],
  ])('takes a line: %j', (body, ending, sameLine, after) => {
    const template = message(body, ending);
    expect(applyEdits(template.text, belowMessage(template, 'Bye & <b>', sameLine))).toBe(
      `---\nchannel: email\n---\n${after}`,
    );
  });
});

describe('wordings', () => {
  it('are found through markup, line breaks, odd quotes and merge fields, at their place', () => {
    const template = message('Hello {{a}}{{b}} and  **wel**come\nto you’re\n\nplace [here\nnow](https://a.example).');
    const mark = (pattern: RegExp) =>
      findWording(template.prose, pattern).map(({ start, end }) => template.text.slice(start, end));
    expect(mark(/Hello \uFFFC and welcome to/g)).toEqual(['Hello {{a}}{{b}} and  **wel**come\nto']);
    expect(mark(/you're/g)).toEqual(['you’re']);
    expect(mark(/here now/g)).toEqual(['here\nnow']);
    expect(mark(/re\nplace/g)).toEqual(['re\n\nplace']);
    expect(mark(/nothing/g)).toEqual([]);
  });
});
