import type { Fix } from '../lint/finding';
import { newLineOf } from '../text/new-line';
import type { TemplateRule } from './rule';

export const frontMatterSyntax: TemplateRule = {
  code: 'front-matter-syntax',
  title: "Fields that can't be read",
  severity: 'error',
  why: 'The fields at the top are YAML: one "name: value" to a line, inner fields indented by spaces, between two lines of three dashes. Where a line can\'t be read, nobody can tell what it was meant to say. The other fields and the words of the message are still checked; fields that seem to be missing are not reported until the header can be read.',
  sources: ['YAML 1.2'],
  bad: [
    {
      title: 'A second colon without quotes',
      template: '---\ntitle: Re: your order\nchannel: email\n---\nYour order is on its way.\n',
      marks: ['Re: your order'],
    },
    {
      title: 'No closing line of dashes',
      template: '---\ntitle: Your order\nchannel: email\n\nYour order is on its way.\n',
      marks: ['---'],
    },
    {
      title: 'One field twice',
      template: '---\nchannel: email\nchannel: sms\n---\nYour order is on its way.\n',
      marks: ['channel'],
    },
    {
      title: 'A merge field without quotes',
      template: '---\ntitle: {{first_name}}\n---\nYour order is on its way.\n',
      marks: ['{first_name}'],
    },
  ],
  good: [
    {
      title: 'Quotes around a colon',
      template: '---\ntitle: "Re: your order"\nchannel: email\n---\nYour order is on its way.\n',
    },
  ],
  *check({ template }) {
    const { frontMatter, text } = template;
    for (const problem of frontMatter?.problems ?? []) {
      const fixes: Fix[] = [];
      if (frontMatter && !frontMatter.closed) {
        const end = frontMatter.content.end;
        const newLine = newLineOf(text);
        const before = end > 0 && !/[\r\n]/.test(text[end - 1]!) ? newLine : '';
        fixes.push({
          title: 'Close the fields with three dashes',
          safety: 'suggestion',
          edits: [{ span: { start: end, end }, newText: `${before}---${newLine}` }],
        });
      }
      yield { severity: 'error', span: problem.span, message: problem.message, source: 'YAML 1.2', fixes };
    }
  },
};
