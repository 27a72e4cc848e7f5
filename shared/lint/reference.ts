import type { Assessment } from '../assessment/assessment';
import { firstFence } from '../assessment/places';
import type { Verdict } from '../assessment/status';
import { shorten } from '../text/shorten';
import type { Span } from '../text/span';
import { yamlText } from '../text/yaml-text';
import type { Fix, Related } from './finding';
import { linkAssessment } from './link-assessment';
import type { Subject } from './subject';

/** Where findings about the linked assessment stand: the template's own reference, else what made one necessary. */
export function referencePlace({ fields }: Subject): Span {
  return fields.span('lia.ref') ?? fields.span('lawful-basis') ?? firstFence;
}

const closedKinds: readonly Verdict['kind'][] = ['rejected', 'withdrawn', 'superseded'];

/** What was said against the linked assessment because it is closed; undefined where it isn't or none is linked. */
export function closure({ assessment }: Subject): Verdict | undefined {
  return assessment.verdicts.find(({ kind }) => closedKinds.includes(kind));
}

/** The assessment that the template relies on; undefined where there is none, where none is needed, and where it is closed. */
export function linkedAssessment(subject: Subject): Assessment | undefined {
  return closure(subject) ? undefined : subject.assessment.assessment;
}

/** A place in an assessment, for the list of places that a finding is about; nothing where there is no such place. */
export function placesIn(assessment: Assessment | undefined, span: Span | undefined, message: string): Related[] {
  return assessment && span ? [{ path: assessment.path, span, message }] : [];
}

/** Links to approved assessments that cover the template, best match first, other than the one it names. */
export function coveringLinks(subject: Subject): Fix[] {
  const { index, coverageFacts, facts, today } = subject;
  return index
    .covering(coverageFacts, today)
    .filter((assessment) => assessment.id!.value !== facts.reference?.id)
    .slice(0, 3)
    .flatMap((assessment) => linkTo(subject, assessment, 'covers this message'));
}

/** A fix that makes the template refer to that assessment, at its version where the template names one. */
export function linkTo({ template, fields }: Subject, assessment: Assessment, why: string): Fix[] {
  const id = assessment.id?.value;
  const edits = id === undefined ? undefined : linkAssessment(template, fields, id);
  if (id === undefined || !edits) return [];
  const version = fields.findOwn('lia.version');
  const versions =
    version && assessment.version ? [{ span: version.span, newText: yamlVersion(assessment.version.value) }] : [];
  const title = assessment.title ? `: ${shorten(assessment.title.value, 50)}` : '';
  return [{ title: `Link ${id}${title} (${why})`, safety: 'suggestion', edits: [...edits, ...versions] }];
}

/** A version as people write it: 2 rather than "2". */
export function yamlVersion(version: string): string {
  return /^\d{1,9}$/.test(version) ? version : yamlText(version);
}
