import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/assessment/assessment';
import { assessmentFolds, templateFolds } from '../../../shared/navigation/folding';
import {
  assessmentOutline,
  fieldsOutline,
  type OutlineItem,
  templateOutline,
} from '../../../shared/navigation/outline';
import { assessmentSelections, templateSelections } from '../../../shared/navigation/selection';
import { parseTemplate } from '../../../shared/template/template';
import { Lines } from '../../../shared/text/lines';
import { parseYaml } from '../../../shared/text/yaml';

const template = (text: string, path = 'a.outreach.md') => parseTemplate(path, text);
const message = [
  '---',
  'title: Office move',
  'audience:',
  '  segment: Customers',
  '  relationship: connection',
  'merge-fields:',
  '  - name: first_name',
  '    purpose: to greet',
  '---',
  '# Hello {{first_name}}',
  'Our office has moved. Come and see it, {{ contact.first_name }}!',
  'It is 🎉 near.',
  '',
  '## Where',
  'Leeds.',
  '# Bye',
  '',
].join('\n');

const lia = [
  '---',
  'id: LIA-1',
  'title: Page',
  'scope:',
  '  purposes: [x]',
  '---',
  '# Assessment',
  '## 1 Purpose test',
  '### P1 What are you trying to achieve by using this data?',
  'To invite people.',
  '',
  'And more.',
  '### P2',
  '',
  '## 3 Balancing test',
  '### B1',
  'People who know us would expect it.',
  '## Approved texts',
  '',
  '```approved sha256:0123456789abcdef0123456789abcdef',
  'file: a.outreach.md',
  '',
  'Hi',
  '### P3 no question',
  '```',
  '',
].join('\n');

const names = (items: readonly OutlineItem[]): unknown[] =>
  items.map(({ name, children }) => (children.length > 0 ? [name, names(children)] : name));

describe('the outline', () => {
  it('of a template has its fields and its headings', () => {
    expect(names(templateOutline(template(message)))).toEqual([
      [
        'Fields',
        ['title', ['audience', ['segment', 'relationship']], ['merge-fields', [['first_name', ['name', 'purpose']]]]],
      ],
      ['Message', [['Hello {{first_name}}', ['Where']], 'Bye']],
    ]);
  });

  it('of HTML has its headings, and none of plain text', () => {
    const html = '---\ntitle: x\n---\n<h1 class="a">Our <b>office</b></h1>\n<p>x</p><h2>Leeds</h2>';
    expect(names(templateOutline(template(html, 'a.outreach.html')))).toEqual([
      ['Fields', ['title']],
      ['Message', [['Our  office ', ['Leeds']]].map(() => ['Our office', ['Leeds']])],
    ]);
    expect(names(templateOutline(template('# no heading', 'a.outreach.txt')))).toEqual(['Message']);
  });

  it('of an assessment says how far each part and question is', () => {
    const items = assessmentOutline(parseAssessment('a.lia.md', lia), lia);
    expect(items.map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
      'Fields: Page',
      expect.stringMatching(/^1 Purpose test: 1 of \d+ answered$/),
      expect.stringMatching(/^3 Balancing test: 1 of \d+ answered$/),
      'Approved texts: 1',
    ]);
    expect(items[1]!.children.map(({ name, detail }) => `${name.slice(0, 7)} ${detail}`)).toEqual([
      'P1 What answered',
      'P2 What not answered',
    ]);
    expect(names(items[3]!.children)).toEqual(['a.outreach.md']);
  });

  it('holds every line within the one above it, whatever is broken', () => {
    const texts = [
      message,
      lia,
      '',
      '---',
      '---\na: [\n---\n# x',
      '---\n- x\n---\n',
      '---\na: &x { b: 1 }\nc: *x\n"": 1\n---\n##\n',
      message.replaceAll('\n', '\r\n'),
      message.replaceAll('\n', '\r'),
      '<h1>'.repeat(50),
    ];
    const held = (items: readonly OutlineItem[], start: number, end: number): void => {
      for (const { name, span, at, children } of items) {
        expect(name).not.toBe('');
        expect(span.start >= start && span.end <= end && at.start >= span.start && at.end <= span.end, name).toBe(true);
        held(children, span.start, span.end);
      }
    };
    for (const text of texts) {
      for (const path of ['a.outreach.md', 'a.outreach.html'])
        held(templateOutline(template(text, path)), 0, text.length);
      held(assessmentOutline(parseAssessment('a.lia.md', text), text), 0, text.length);
      held(fieldsOutline(text, parseYaml(text, { start: 0, end: text.length }).root), 0, text.length);
    }
  });
});

describe('folding', () => {
  it('takes header, fields and sections', () => {
    expect(templateFolds(template(message)).map(({ first, last }) => `${first}-${last}`)).toEqual([
      '0-8',
      '2-4',
      '5-7',
      '6-7',
      '9-14',
      '13-14',
    ]);
    const html = '---\ntitle: x\n---\n<table>\n  <tr>\n    <td>x</td>\n  </tr>\n</table>\n';
    expect(templateFolds(template(html, 'a.outreach.html')).map(({ first, last }) => `${first}-${last}`)).toEqual([
      '0-2',
      '3-6',
      '4-5',
    ]);
  });

  it('takes parts, answers and approved texts of an assessment, with any line ends', () => {
    for (const text of [lia, lia.replaceAll('\n', '\r\n')]) {
      const folds = assessmentFolds(parseAssessment('a.lia.md', text), text, new Lines(text));
      expect(folds.map(({ first, last }) => `${first}-${last}`)).toEqual([
        '0-5',
        '3-4',
        '7-12',
        '8-11',
        '14-17',
        '15-16',
        '19-24',
      ]);
    }
  });
});

describe('a growing selection', () => {
  const grows = (text: string, at: string, offset = 0) =>
    templateSelections(template(text), text.indexOf(at) + offset).map(({ start, end }) => text.slice(start, end));

  it('goes from the word to the merge field, the sentence, the paragraph and the message', () => {
    const selected = grows(message, 'contact.first_name', 9);
    expect(selected.slice(0, 4)).toEqual([
      'first_name',
      '{{ contact.first_name }}',
      'Come and see it, {{ contact.first_name }}!',
      message.slice(message.indexOf('# Hello'), message.indexOf('\n\n## Where')),
    ]);
    expect(selected.at(-1)).toBe(message);
  });

  it('goes from the value to the field, the fields around it and the header', () => {
    expect(grows(message, 'connection').slice(0, 3)).toEqual([
      'connection',
      'relationship: connection',
      'segment: Customers\n  relationship: connection',
    ]);
    expect(grows("---\nlia: 'LIA-1'\n---\n", 'LIA-1').slice(0, 4)).toEqual(['LIA', 'LIA-1', "'LIA-1'", "lia: 'LIA-1'"]);
  });

  it('goes from the answer to its question and its part', () => {
    const at = lia.indexOf('invite');
    const selected = assessmentSelections(parseAssessment('a.lia.md', lia), lia, at).map(({ start, end }) =>
      lia.slice(start, end),
    );
    expect(selected.slice(0, 4)).toEqual([
      'invite',
      'To invite people.',
      'To invite people.\n\nAnd more.',
      lia.slice(lia.indexOf('### P1'), lia.indexOf('\n### P2')),
    ]);
  });

  it('holds itself at every place, and cuts no letter in two', () => {
    for (const text of [message, message.replaceAll('\n', '\r\n'), lia, '', '🎉', '---\na: [\n', 'ä\u0301x 𝒳y']) {
      for (let offset = 0; offset <= text.length; offset++) {
        for (const spans of [
          templateSelections(template(text), offset),
          assessmentSelections(parseAssessment('a.lia.md', text), text, offset),
        ]) {
          spans.forEach(({ start, end }, i) => {
            expect(start <= offset && offset <= end).toBe(true);
            const inner = spans[i - 1];
            if (inner)
              expect(start <= inner.start && inner.end <= end && end - start > inner.end - inner.start).toBe(true);
          });
        }
      }
    }
  });
});
