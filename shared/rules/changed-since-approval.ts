import type { Fix } from '../lint/finding';
import { linkedAssessment, placesIn, referencePlace, yamlVersion } from '../lint/reference';
import type { Subject } from '../lint/subject';
import type { TemplateRule } from './rule';

const message = (lia: string) =>
  `---\nid: office-move\nchannel: email\nlawful-basis: legitimate-interests\nlia: ${lia}\n---\nOur office has moved.\n`;
const header = '---\nid: LIA-2026-014\nversion: 2\nstatus: approved\n';
const approval = 'approvals:\n  - { template: office-move, on: 2026-11-20, by: Helen Marsh';

export const changedSinceApproval: TemplateRule = {
  code: 'changed-since-approval',
  title: 'What was approved is not what stands here now',
  severity: 'warning',
  why: 'An approval is for one message to one audience under one version of the assessment. When the words, the audience, the channel, the basis or the assessment change, nobody has approved the result yet. Layout, spelling of fields and other things that recipients never see make no difference.',
  sources: ['UK GDPR Art 5(2)', 'UK GDPR Art 24(1)', 'ICO, Legitimate interests'],
  bad: [
    {
      title: 'The assessment is at a newer version',
      template: message('{ ref: LIA-2026-014, version: 1 }'),
      marks: ['1'],
      assessments: [`${header}---\n`],
    },
    {
      title: 'The message is not the one that was approved',
      template: message('LIA-2026-014'),
      marks: ['LIA-2026-014'],
      assessments: [`${header}${approval}, fingerprint: "sha256:00000000000000000000000000000000" }\n---\n`],
    },
  ],
  good: [
    {
      title: 'The version that is in force',
      template: message('{ ref: LIA-2026-014, version: 2 }'),
      assessments: [`${header}---\n`],
    },
    {
      title: 'An approval without a fingerprint can be compared with nothing',
      template: message('LIA-2026-014'),
      assessments: [`${header}${approval} }\n---\n`],
    },
  ],
  *check(subject) {
    const assessment = linkedAssessment(subject);
    if (!assessment) return;
    for (const { kind, why, place } of subject.assessment.verdicts) {
      if (kind !== 'version' && kind !== 'edited') continue;
      const version = kind === 'version' ? subject.fields.span('lia.version') : undefined;
      yield {
        severity: 'warning',
        span: version ?? referencePlace(subject),
        message: why,
        source: 'UK GDPR Art 5(2)',
        fixes: kind === 'version' ? versionFix(subject, assessment.version?.value) : [],
        related: placesIn(
          assessment,
          place,
          kind === 'version' ? 'This is the version in force.' : 'This is the fingerprint of what was approved.',
        ),
      };
    }
  },
};

function versionFix({ fields }: Subject, current: string | undefined): Fix[] {
  const own = fields.findOwn('lia.version');
  if (!own || current === undefined) return [];
  const edits = [{ span: own.span, newText: yamlVersion(current) }];
  return [
    { title: `Refer to version ${current}, after checking that it covers this message`, safety: 'suggestion', edits },
  ];
}
