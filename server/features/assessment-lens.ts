import type { CodeLens, Location } from 'vscode-languageserver';
import { type Lens, lensesOf } from '../../shared/assessment/lenses';
import type { AssessmentSubject } from '../../shared/lint/assessment-subject';
import { type Positions, toRange } from '../to-lsp';
import type { Workspace } from '../workspace/workspace';

/** More places than this nobody looks through. */
const mostPlaces = 200;

/**
 * How far an assessment is and how it stands, above the file and above its parts. `command` of the client shows the places a lens
 * leads to; without one they only tell.
 */
export function assessmentLenses(
  workspace: Workspace,
  subject: AssessmentSubject,
  uri: string,
  command: string | undefined,
): CodeLens[] {
  const { assessment, today, dependents } = subject;
  const positions = workspace.positions(assessment.path);
  if (!positions) return [];
  return lensesOf(assessment, today, dependents?.length).map((lens) => {
    const range = toRange({ start: lens.span.start, end: lens.span.start }, positions);
    if (command === undefined || !lens.leadsTo) return { range, command: { title: lens.title, command: '' } };
    const places = placesOf(lens.leadsTo, workspace, subject, { uri, positions });
    return { range, command: { title: lens.title, command, arguments: [uri, range.start, places] } };
  });
}

function placesOf(
  leadsTo: NonNullable<Lens['leadsTo']>,
  workspace: Workspace,
  { dependents = [] }: AssessmentSubject,
  own: { readonly uri: string; readonly positions: Positions },
): Location[] {
  if (leadsTo !== 'templates')
    return leadsTo.places.map((span) => ({ uri: own.uri, range: toRange(span, own.positions) }));
  return dependents.slice(0, mostPlaces).map(({ path }) => ({
    uri: workspace.uriOf(path),
    range: referenceLine(workspace, path),
  }));
}

/** The line that names the assessment, where the template itself has one; else its first. Only shown: nothing is decided by it. */
function referenceLine(workspace: Workspace, path: string): Location['range'] {
  const start = { line: 0, character: 0 };
  const positions = workspace.positions(path);
  const found = /^lia:.*$/m.exec(workspace.text(path) ?? '');
  if (!positions || !found) return { start, end: start };
  return toRange({ start: found.index, end: found.index + found[0].trimEnd().length }, positions);
}
