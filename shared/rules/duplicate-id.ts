import { shorten } from '../text/shorten';
import type { AssessmentRule, RuleDescription, TemplateRule } from './rule';

const description: RuleDescription = {
  code: 'duplicate-id',
  title: 'Two files with one id',
  severity: 'error',
  why: 'Whoever names the id could mean either, so the evidence is ambiguous: a template that names an assessment, an approval that names a template. Of two assessments the first by path is used until one of them is renumbered. A template without an id of its own has its file name for one.',
  sources: ['UK GDPR Art 5(2)'],
  bad: [
    {
      title: 'The id of another assessment',
      template: '---\nid: LIA-2026-014\nstatus: draft\n---\n',
      path: 'b.lia.md',
      marks: ['LIA-2026-014'],
      assessments: ['---\nid: LIA-2026-014\nstatus: approved\n---\n'],
    },
    {
      title: 'The id of another template',
      template: '---\nid: office-move\n---\nOur office has moved.\n',
      marks: ['office-move'],
      templates: ['---\nid: office-move\n---\nThe office has moved.\n'],
    },
  ],
  good: [
    {
      title: 'An id of its own',
      template: '---\nid: LIA-2026-015\nstatus: draft\n---\n',
      path: 'b.lia.md',
      assessments: ['---\nid: LIA-2026-014\n---\n'],
    },
    {
      title: 'Templates with ids of their own',
      template: '---\nid: office-move\n---\nOur office has moved.\n',
      templates: ['---\nid: office-move-reminder\n---\nThe office has moved.\n'],
    },
  ],
};

export const duplicateId: AssessmentRule = {
  ...description,
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

/** Templates that a finding names. */
const mostNamed = 3;

/** The same about templates. Where an id is nobody's but the file name's there is nothing yet that could be mistaken. */
export const duplicateTemplateId: TemplateRule = {
  ...description,
  *check({ template, fields, neighbours }) {
    const span = fields.span('id');
    const id = fields.text('id');
    const namesakes = neighbours?.namesakes ?? [];
    if (!span || id === undefined || namesakes.length < 2) return;
    const others = namesakes.slice(0, mostNamed + 1).filter(({ path }) => path !== template.path);
    const named = others.slice(0, mostNamed);
    const left = namesakes.length - 1 - named.length;
    yield {
      severity: 'error',
      span,
      message: `${shorten(id, 60)} is also the id of ${named.map(({ path, written }) => (written ? path : `${path} (by its file name)`)).join(', ')}${left > 0 ? ` and ${left} more` : ''}. Give each of them an id of its own, and change the approvals that name it.`,
      source: 'UK GDPR Art 5(2)',
      fixes: [],
      related: named.map(({ path, place }) => ({ path, span: place, message: 'The same id.' })),
    };
  },
};
