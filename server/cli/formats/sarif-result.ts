import type { Fix, Location, Region, ReportingDescriptorReference, Result, Suppression } from 'sarif';
import type { Finding, Severity, Fix as Suggestion, Waived } from '../../../shared/lint/finding';
import { rules } from '../../../shared/rules';
import type { Lines } from '../../../shared/text/lines';
import type { FileReport, Place, PlacedFinding } from '../report';
import { placeAt } from '../report-of';
import { inRepository, uriOf } from './source';

/** What paths are relative to. A name that consumers know; its place is theirs to say. */
export const rootId = '%SRCROOT%';

export const levelOf: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/**
 * One finding as a result; one that is waived, or known from a baseline, as a result that is suppressed, with its reason. `isKnown` tells of the
 * baseline.
 */
export function resultOf({ file, lines }: FileReport, placed: PlacedFinding, prefix: string, isKnown = false): Result {
  const { finding, fingerprint, related } = placed;
  const fixes = finding.fixes.flatMap((fix) => fixOf(fix, file, lines, prefix));
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIndexes.get(finding.rule) ?? -1,
    level: levelOf[finding.severity],
    message: { text: finding.message },
    locations: [locationOf(file, placed, prefix)],
    partialFingerprints: { 'outreachFinding/v1': fingerprint },
    suppressions: finding.waived ? [suppressionOf(finding.waived)] : isKnown ? [known] : [],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({
        id,
        message: { text: place.message },
        ...locationOf(place.file, place, prefix),
      })),
    }),
    ...(fixes.length > 0 && { fixes }),
    properties: propertiesOf(finding),
  };
}

/** Where something stands in a file. */
export function locationOf(file: string, { start, end }: { start: Place; end: Place }, prefix: string): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(inRepository(file, prefix)), uriBaseId: rootId },
      region: regionOf(start, end),
    },
  };
}

export function ruleReference(code: string): ReportingDescriptorReference {
  return { id: code, index: ruleIndexes.get(code) ?? -1 };
}

const ruleIndexes: ReadonlyMap<string, number> = new Map(rules.map(({ code }, index) => [code, index]));

function propertiesOf({ source, severity, category, confidence }: Finding): Result['properties'] {
  return { source, severity, ...(category && { category }), ...(confidence && { confidence }) };
}

const known: Suppression = { kind: 'external', status: 'accepted', justification: 'Known from the baseline.' };

function suppressionOf({ reason, by, until }: Waived): Suppression {
  const details = [...(by === undefined ? [] : [`by ${by}`]), ...(until === undefined ? [] : [`until ${until}`])];
  return {
    kind: 'inSource',
    status: 'accepted',
    justification: details.length === 0 ? reason : `${reason} (${details.join(', ')})`,
    properties: { reason, ...(by !== undefined && { by }), ...(until !== undefined && { until }) },
  };
}

/** None where the fix is no edit of this file, such as creating an assessment. */
function fixOf(fix: Suggestion, file: string, lines: Lines, prefix: string): Fix[] {
  if (!('edits' in fix) || fix.edits.length === 0) return [];
  const replacements = fix.edits.map(({ span, newText }) => ({
    deletedRegion: regionOf(placeAt(span.start, lines), placeAt(span.end, lines)),
    ...(newText !== '' && { insertedContent: { text: newText } }),
  }));
  return [
    {
      description: { text: fix.title },
      artifactChanges: [
        { artifactLocation: { uri: uriOf(inRepository(file, prefix)), uriBaseId: rootId }, replacements },
      ],
      properties: { safety: fix.safety },
    },
  ];
}

function regionOf(start: Place, end: Place): Region {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}
