import type { Assessment } from '../assessment/assessment';
import type { AssessmentIndex } from '../assessment/assessment-index';
import type { Finding } from '../lint/finding';
import type { RuleDescription } from './rule';

export const duplicateId: RuleDescription & { check(assessment: Assessment, index: AssessmentIndex): Finding[] } = {
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
  check(assessment, index) {
    if (!assessment.id) return [];
    const others = index.sharing(assessment.id.value).filter((other) => other.path !== assessment.path);
    if (others.length === 0) return [];
    const message = `${assessment.id.value} is also the id of ${others.map((other) => other.path).join(', ')}. Give one of them another id, and change the templates that mean it.`;
    return [
      { rule: this.code, severity: 'error', span: assessment.id.span, message, source: 'UK GDPR Art 5(2)', fixes: [] },
    ];
  },
};
