import { newLineOf } from '../text/new-line';
import type { TemplateRule } from './rule';

export const frontMatterMissing: TemplateRule = {
  code: 'front-matter-missing',
  title: 'A template without front-matter',
  severity: 'error',
  why: 'Whether a message may be sent depends on who gets it and why, and that stands in the fields between two lines of three dashes at the top of the file. Without them nothing about the audience is known, and the strictest reading is used for the words.',
  sources: ['UK GDPR Art 5(2)'],
  bad: [
    {
      title: 'Only the message',
      template: 'Hi {{first_name}}, our office has moved.\n',
      marks: ['Hi {{first_name}}, our office has moved.'],
    },
  ],
  good: [
    {
      title: 'Fields, then the message',
      template: '---\nchannel: email\n---\nHi {{first_name}}, our office has moved.\n',
    },
  ],
  *check({ template }) {
    if (template.frontMatter) return;
    const { text, lines } = template;
    // A header that starts a line too late is the commonest cause, and the easiest to mend.
    const late = /^\s+(?=---[ \t]*(?:\r?\n|\r))/.exec(text);
    const newLine = newLineOf(text);
    yield {
      severity: 'error',
      span: lines.line(lines.positionAt(text.length - text.trimStart().length).line),
      message: late
        ? 'The fields have to start on the very first line. Remove the blank lines above them.'
        : 'This template has no fields that say who it goes to, on which channel and why. Put them at the top, between two lines of three dashes.',
      source: 'UK GDPR Art 5(2)',
      fixes: late
        ? [
            {
              title: 'Remove the blank lines above the fields',
              safety: 'safe',
              edits: [{ span: { start: 0, end: late[0].length }, newText: '' }],
            },
          ]
        : [
            {
              title: 'Add fields at the top',
              safety: 'suggestion',
              edits: [
                {
                  span: { start: 0, end: 0 },
                  newText: ['---', 'title: ""', 'channel: # email, sms, linkedin-message, ...', '---', ''].join(
                    newLine,
                  ),
                },
              ],
            },
          ],
    };
  },
};
