import { placeOfField, placeOfQuestion } from '../assessment/places';
import { shortcomings } from '../assessment/shortcomings';
import { isJudged } from '../lint/assessment-subject';
import type { AssessmentRule } from './rule';

const header = 'id: LIA-2026-014\nstatus: draft\n';
const inPlace = 'safeguards:\n  - { description: One message a year, status: in-place }\n';

export const assessmentSafeguards: AssessmentRule = {
  code: 'assessment-safeguards',
  title: 'What protects people is missing',
  severity: 'error or warning',
  why: 'The balance depends on what reduces the effect on people: safeguards that are in place and not only planned, a way to object, which for direct marketing is an absolute right, a look whether a DPIA is needed where the data or the people are sensitive, and an answer to PECR, which legitimate interests do not satisfy.',
  sources: ['UK GDPR Art 21(2)-(3)', 'UK GDPR Art 35', 'PECR reg 22', 'ICO, Legitimate interests'],
  bad: [
    {
      title: 'Marketing without a way out',
      template: `---\n${header}scope: { message-natures: [marketing] }\n${inPlace}---\n### B20 Can you offer an opt-out?\nNo, that is not planned at the moment.\n`,
      path: 'newsletter.lia.md',
      marks: ['### B20 Can you offer an opt-out?'],
    },
    {
      title: 'Nothing reduces the effect on people',
      template: `---\n${header}safeguards: []\n---\n`,
      path: 'newsletter.lia.md',
      marks: ['[]'],
    },
    {
      title: 'Planned safeguards under a message that is live',
      template: `---\n${header}safeguards:\n  - { description: One message a year, status: planned }\n---\n`,
      path: 'newsletter.lia.md',
      marks: ['- { description: One message a year, status: planned }\n'],
      templates: ['---\nstatus: live\nlia: LIA-2026-014\n---\nOur office has moved.\n'],
    },
    {
      title: 'Children, and nobody looked whether a DPIA is needed',
      template: `---\n${header}dpia: { screened: false }\n${inPlace}---\n### B3 Children or vulnerable people?\nYes, pupils of sixteen and over.\n`,
      path: 'newsletter.lia.md',
      marks: ['{ screened: false }'],
    },
    {
      title: 'Electronic messages, and no word about PECR',
      template: `---\n${header}scope: { channels: [email] }\n${inPlace}---\n### P7 Do specific data rules apply?\nWe keep to UK GDPR in all we do.\n`,
      path: 'newsletter.lia.md',
      marks: ['### P7 Do specific data rules apply?'],
    },
  ],
  good: [
    {
      title: 'A safeguard in place, a way out, PECR answered',
      template: `---\n${header}scope: { channels: [email], message-natures: [marketing] }\n${inPlace}---\n### P7 Do specific data rules apply?\nPECR: only to people who consented to emails.\n\n### B20 Can you offer an opt-out?\nNo unsubscribe link in the first message, but people can reply and are taken off the same day.\n`,
      path: 'newsletter.lia.md',
    },
  ],
  *check(subject) {
    if (!isJudged(subject)) return;
    const { assessment, dependents } = subject;
    const live = dependents?.some((dependent) => dependent.live) ?? false;
    for (const gap of shortcomings(assessment, live)) {
      const advice = todo[gap.id];
      if (!advice) continue;
      yield {
        severity: gap.severity,
        span: gap.question ? placeOfQuestion(assessment, gap.question) : placeOfField(assessment, gap.field ?? ''),
        message: `This assessment ${gap.lacks}. ${advice.todo}`,
        source: advice.source,
        fixes: [],
      };
    }
  },
};

const todo: Readonly<Record<string, { readonly todo: string; readonly source: string }>> = {
  'INC-5': {
    todo: 'Say what reduces the effect on people, and put it in place before messages go out.',
    source: 'ICO, Legitimate interests',
  },
  'INC-6': {
    todo: 'People may object to direct marketing at any time, whatever your interests are: say how, and what you do then.',
    source: 'UK GDPR Art 21(2)-(3)',
  },
  'INC-7': {
    todo: 'Look whether a DPIA is needed, and record the result under "dpia".',
    source: 'UK GDPR Art 35',
  },
  'INC-8': {
    todo: 'Legitimate interests are no permission under PECR: say in P7 which route the messages take.',
    source: 'PECR reg 22',
  },
};
