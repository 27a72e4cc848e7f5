import type { Fix } from '../lint/finding';
import { placesIn } from '../lint/reference';
import { shorten } from '../text/shorten';
import { yamlText } from '../text/yaml-text';
import { linkFixes } from './lia-missing';
import type { TemplateRule } from './rule';

export const liaNotFound: TemplateRule = {
  code: 'lia-not-found',
  title: "A reference to an assessment that isn't there",
  severity: 'error',
  why: 'The reference is the join between the message and the evidence. If it leads nowhere, there is nothing to show. References are ids of assessments in this workspace, not paths; nothing outside the workspace is read.',
  sources: ['UK GDPR Art 5(2)', 'UK GDPR Art 6(1)(f)'],
  bad: [
    {
      title: 'A slip in the id',
      template: '---\nlawful-basis: legitimate-interests\nlia: LIA-2026-041\n---\nOur office has moved.\n',
      marks: ['LIA-2026-041'],
      assessments: ['---\nid: LIA-2026-014\n---\n'],
    },
    {
      title: 'A path that leads out of the workspace',
      template: '---\nlawful-basis: legitimate-interests\nlia: ../../secret.lia.md\n---\nOur office has moved.\n',
      marks: ['../../secret.lia.md'],
    },
  ],
  good: [
    {
      title: 'The id of an assessment',
      template: '---\nlawful-basis: legitimate-interests\nlia: LIA-2026-014\n---\nOur office has moved.\n',
      assessments: ['---\nid: LIA-2026-014\n---\n'],
    },
  ],
  *check(subject) {
    const { assessment, facts, fields, index, template } = subject;
    if (assessment.status !== 'not-found' || !facts.reference) return;
    const { id } = facts.reference;
    const own = fields.findOwn('lia.ref');
    const path = /[\\/]|\.md$/i.test(id);
    const near = path ? [] : index.nearest(id);
    const meant: Fix[] = own
      ? near.map((candidate) => ({
          title: `Change to ${candidate}`,
          safety: 'suggestion',
          edits: [{ span: own.span, newText: yamlText(candidate) }],
        }))
      : [];
    const advice = path
      ? 'Write the id of an assessment in this workspace, such as LIA-2026-014, not a path.'
      : near[0]
        ? `Did you mean ${near[0]}?`
        : 'Check the id, or create the assessment.';
    yield {
      severity: 'error',
      span: own?.span ?? fields.span('lawful-basis') ?? { start: 0, end: template.frontMatter ? 3 : 0 },
      message: `No assessment "${shorten(id)}" was found in this workspace. ${advice}`,
      source: 'UK GDPR Art 5(2)',
      fixes: [...meant, ...linkFixes(subject, own ? near : [])],
      related: near.slice(0, 1).flatMap((candidate) => {
        const assessment = index.get(candidate);
        return placesIn(assessment, assessment?.id?.span, `This assessment has the id ${candidate}.`);
      }),
    };
  },
};
