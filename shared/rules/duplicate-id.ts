import type { AssessmentRule } from './rule';

export const duplicateId: AssessmentRule = {
  code: 'duplicate-id',
  title: 'Two assessments with one id',
  severity: 'error',
  why: 'A template that names the id could mean either, so the evidence is ambiguous. The first by path is used until one of them is renumbered.',
  sources: ['UK GDPR Art 5(2)'],
  bad: [
    {
      title: 'The id of another assessment',
      template: '---\nid: LIA-2026-014\nstatus: draft\n---\n',
      path: 'b.lia.md',
      marks: ['LIA-2026-014'],
      assessments: ['---\nid: LIA-2026-014\nstatus: approved\n---\n'],
    },
  ],
  good: [
    {
      title: 'An id of its own',
      template: '---\nid: LIA-2026-015\nstatus: draft\n---\n',
      path: 'b.lia.md',
      assessments: ['---\nid: LIA-2026-014\n---\n'],
    },
  ],
  *check({ assessment, index }) {
    if (!assessment.id) return;
    const { value: id, span } = assessment.id;
    const others = index.sharing(id).filter((other) => other.path !== assessment.path);
    if (others.length === 0) return;
    yield {
      severity: 'error',
      span,
      message: `${id} is also the id of ${others.map((other) => other.path).join(', ')}. Give one of them another id, and change the templates that mean it.`,
      source: 'UK GDPR Art 5(2)',
      fixes: [],
      related: others.map((other) => ({ path: other.path, span: other.id!.span, message: 'The same id.' })),
    };
  },
};
