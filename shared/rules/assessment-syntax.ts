import { firstFence } from '../assessment/places';
import type { Span } from '../text/span';
import type { AssessmentRule } from './rule';

export const assessmentSyntax: AssessmentRule = {
  code: 'assessment-syntax',
  title: "An assessment whose fields can't be read",
  severity: 'error',
  why: "Templates find an assessment by the id in its fields. Where those can't be read, every template that names it looks uncovered.",
  sources: ['UK GDPR Art 5(2)'],
  bad: [
    {
      title: 'No fields at all',
      template: '# LIA for our newsletter\n',
      path: 'newsletter.lia.md',
      marks: ['# LIA for our newsletter'],
    },
  ],
  good: [
    {
      title: 'Fields with an id',
      template: '---\nid: LIA-2026-014\ntitle: Newsletter\nstatus: draft\n---\n',
      path: 'newsletter.lia.md',
    },
  ],
  check({ assessment, text }) {
    const found = assessment.problems.map(({ span, message }) => ({
      span: span.start === span.end ? firstLine(text) : span,
      message,
    }));
    if (found.length === 0 && !assessment.id) {
      const message = 'This assessment has no id, so no template can name it. Add one at the top: "id: LIA-2026-014".';
      found.push({ span: firstFence, message });
    }
    return found.map(({ span, message }) => ({
      severity: 'error',
      span,
      message,
      source: 'UK GDPR Art 5(2)',
      fixes: [],
    }));
  },
};

/** What isn't there can't be marked; the line where it should stand can. */
function firstLine(text: string): Span {
  const start = text.length - text.trimStart().length;
  return { start, end: start + /^[^\r\n]*/.exec(text.slice(start, start + 500))![0].length };
}
