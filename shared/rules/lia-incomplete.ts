import { placeOfField, placeOfQuestion } from '../assessment/places';
import { questionOf } from '../assessment/questions';
import { type Shortcoming, shortcomings } from '../assessment/shortcomings';
import { isApproved } from '../assessment/status';
import { linkedAssessment, placesIn, referencePlace } from '../lint/reference';
import type { TemplateRule } from './rule';

const message =
  '---\nchannel: email\nlawful-basis: legitimate-interests\nlia: LIA-2026-014\n---\nOur office has moved.\n';
const header =
  'id: LIA-2026-014\nowner: Head of Marketing\ncreated-on: 2026-11-02\ndecision: { outcome: proceed, reasons: Low impact }\n';

export const liaIncomplete: TemplateRule = {
  code: 'lia-incomplete',
  title: 'The assessment has gaps',
  severity: 'error or warning',
  why: 'The three tests (purpose, necessity, balancing) count only where they were carried out. A question left blank, a placeholder or a missing decision means that nobody can show that the interests were weighed. In an approved assessment that is an error; before, a reminder of what is left to do.',
  sources: ['UK GDPR Art 6(1)(f)', 'UK GDPR Art 5(2)', 'ICO, How do we apply legitimate interests in practice?'],
  bad: [
    {
      title: 'Approved with blanks',
      template: message,
      marks: ['LIA-2026-014'],
      assessments: [`---\n${header}status: approved\n---\n### P1 What are you trying to achieve?\nTODO\n`],
    },
  ],
  good: [{ title: 'Without an assessment there are no gaps to speak of', template: message }],
  *check(subject) {
    const assessment = linkedAssessment(subject);
    if (!assessment || assessment.problems.length > 0) return;
    const gaps = shortcomings(assessment, subject.facts.live).filter(({ severity }) => severity !== 'information');
    const failed = gaps.some(({ severity }) => severity === 'error');
    // What is no more than doubtful in an approved assessment is for those who answer for it, and stands there.
    if (gaps.length === 0 || (isApproved(assessment) && !failed)) return;
    const id = subject.facts.reference?.id ?? 'The assessment';
    const todo = isApproved(assessment)
      ? 'Complete it and have it approved again.'
      : 'Complete it before this message goes out.';
    yield {
      severity: isApproved(assessment) ? 'error' : 'warning',
      span: referencePlace(subject),
      message: `${id} ${inWords(gaps)}. ${todo}`,
      source: 'UK GDPR Art 5(2)',
      fixes: [],
      related: gaps.slice(0, mostPlaces).flatMap(({ question, field, lacks }) => {
        const place = question ? placeOfQuestion(assessment, question) : placeOfField(assessment, field ?? '');
        return placesIn(assessment, place, `It ${lacks}.`);
      }),
    };
  },
};

const mostPlaces = 8;
const mostNamed = 6;

/** "answers nothing of part 2 Necessity test; has no answer to P1, P2 and 3 more" */
function inWords(gaps: readonly Shortcoming[]): string {
  const parts = new Set(gaps.map(({ part }) => part));
  const open = gaps
    .filter(({ id }) => id === 'INC-1')
    .map(({ question }) => question!)
    // Its part says it already.
    .filter((question) => !parts.has(questionOf(question)?.part));
  const named = open.slice(0, mostNamed).join(', ');
  const more = open.length > mostNamed ? ` and ${open.length - mostNamed} more` : '';
  const others = gaps.filter(({ id }) => id !== 'INC-1').map(({ lacks }) => lacks);
  return [...others, ...(open.length > 0 ? [`has no answer to ${named}${more}`] : [])].join('; ');
}
