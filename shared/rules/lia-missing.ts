import type { Fix } from '../lint/finding';
import { linkAssessment } from '../lint/link-assessment';
import type { Subject } from '../lint/subject';
import { shorten } from '../text/shorten';
import type { TemplateRule } from './rule';

export const liaMissing: TemplateRule = {
  code: 'lia-missing',
  title: 'Legitimate interests without an assessment',
  severity: 'error',
  why: 'If you rely on legitimate interests, the three-part test (purpose, necessity, balance) comes first. A written legitimate interests assessment (LIA) is how you can show that you did it, and "lia" is where the template names it.',
  sources: ['UK GDPR Art 6(1)(f)', 'UK GDPR Art 5(2)', 'ICO, Legitimate interests'],
  bad: [
    {
      title: 'No reference',
      template: '---\nchannel: linkedin-message\nlawful-basis: legitimate-interests\n---\nOur office has moved.\n',
      marks: ['legitimate-interests'],
    },
  ],
  good: [
    {
      title: 'An assessment is named',
      template: '---\nlawful-basis: legitimate-interests\nlia: LIA-2026-014\n---\nOur office has moved.\n',
      assessments: ['---\nid: LIA-2026-014\n---\n'],
    },
    {
      title: 'No basis yet: that is the first thing to settle',
      template: '---\nchannel: linkedin-message\n---\nOur office has moved.\n',
    },
    { title: 'Another basis needs none', template: '---\nlawful-basis: contract\n---\nYour order is on its way.\n' },
  ],
  *check(subject) {
    const { assessment, facts, fields, template } = subject;
    if (assessment.status !== 'missing' || !template.readable) return;
    // A basis that is missing or misspelt has a finding of its own; nobody has said that it is legitimate interests.
    if (facts.lawfulBasis !== 'legitimate-interests') return;
    yield {
      severity: 'error',
      span: fields.span('lia') ?? fields.span('lawful-basis') ?? { start: 0, end: 3 },
      message:
        'This message relies on legitimate interests but names no assessment. Do the assessment before the message goes out, and name it here as "lia".',
      source: 'UK GDPR Art 6(1)(f)',
      fixes: linkFixes(subject),
    };
  },
};

/** One fix an assessment that exists, best match first, then a new one. `others` are ids that are offered already. */
export function linkFixes({ index, template, fields, coverageFacts }: Subject, others: readonly string[] = []): Fix[] {
  const fixes: Fix[] = [];
  for (const { id, assessment } of index.candidatesFor(coverageFacts, 5)) {
    if (others.includes(id)) continue;
    const edits = linkAssessment(template, fields, id);
    const title = assessment.title?.value ? `: ${shorten(assessment.title.value, 50)}` : '';
    if (edits)
      fixes.push({
        title: `Link ${id}${title} (${assessment.status?.value ?? 'no status'})`,
        safety: 'suggestion',
        edits,
      });
  }
  fixes.push({ title: 'Create an assessment stub and link it', safety: 'suggestion', action: 'create-assessment' });
  return fixes;
}
