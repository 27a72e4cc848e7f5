import type { Assessment } from '../assessment/assessment';
import type { Check } from '../lint/check';
import type { Finding } from '../lint/finding';
import { fieldUseAt } from '../navigation/merge-field-uses';
import type { Span } from '../text/span';
import type { Mapping } from '../text/tree';
import { assessmentFields } from '../vocabulary/assessment-fields';
import type { FieldTable } from '../vocabulary/field';
import { templateFields } from '../vocabulary/template-fields';
import { assessmentText } from './assessment';
import { fieldAtOffset, fieldText, inheritedText } from './field';
import { findingText } from './finding';
import { dataFieldText, mergeFieldText } from './merge-field';
import { type Names, nameText } from './name';
import { phraseText } from './phrase';
import { questionText } from './question';
import { ruleText } from './rule';
import { termInHeading, termText } from './term';

/** What is said of a place in a file: Markdown in which users' texts are never markup. `span` is what it is about. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** How hovers name other pages; a link that can't be made is left out. */
export interface Links {
  /** Address of a rule's page. */
  rule?(code: string): string;
  /** Address of a file, by its path. */
  file?(path: string): string;
}

/** Many findings can stand in one place; more than this nobody reads. */
const mostFindings = 3;

/** What there is to say of a place in a template; undefined where there is nothing. Offsets as in {@link Span}. */
export function templateHover(check: Check, offset: number, links: Links, names?: Names): Hover | undefined {
  const { template, findings } = check;
  const parts = findingsAt(findings, offset).map((finding) => {
    const hit =
      finding.category === undefined
        ? undefined
        : check.hits.find(({ span, category }) => category === finding.category && isSame(span, finding.span));
    return { span: finding.span, markdown: hit ? phraseText(hit, check, links) : findingText(finding, links, check) };
  });
  const header = template.frontMatter;
  if (header && offset <= header.span.end) {
    if (offset <= 3) {
      const markdown = inheritedText(check.fields);
      if (markdown !== undefined) parts.push({ span: { start: 0, end: 3 }, markdown });
    }
    const { path, text, root } = template;
    const reference = assessmentText(check, offset, links) ?? (names && nameText(names, path, offset, links));
    const rule = ruleText(text, root, offset, links);
    if (rule) parts.push(rule);
    const place = reference ? undefined : fieldAtOffset(template.root, templateFields, offset);
    if (reference) parts.push(reference);
    else if (place) parts.push({ span: place.span, markdown: fieldText(place, check.fields) });
  }
  const placeholder = template.prose.placeholders.find(({ span, name }) => name !== '' && isAt(span, offset));
  // A header prints merge fields in other places than its subject, and lists them.
  const use = header && !placeholder && offset <= header.span.end ? fieldUseAt(template, offset) : undefined;
  const listed = use && isAt(use.whole, offset) && { name: use.written, condition: false, span: use.whole };
  const field = placeholder ?? listed;
  if (field) parts.push({ span: field.span, markdown: mergeFieldText(field, check) });
  return joined(parts);
}

/** The same for an assessment: its findings, its fields, its questions, and the terms in its headings. */
export function assessmentHover(
  assessment: Assessment,
  text: string,
  findings: readonly Finding[],
  offset: number,
  links: Links,
  names?: Names,
): Hover | undefined {
  const parts = findingParts(findings, offset, links);
  const { path, root, header, body } = assessment;
  if (offset <= header.end) {
    const name = names && nameText(names, path, offset, links);
    const data = dataFieldText(assessment, offset);
    parts.push(...[name, data].filter((each) => each !== undefined));
    const place = fieldAtOffset(root, assessmentFields, offset);
    if (place) parts.push({ span: place.span, markdown: fieldText(place) });
  } else if (offset >= body.start) {
    const question = questionText(assessment, offset);
    if (question) parts.push(question);
    const found = termInHeading(text, offset);
    if (found) parts.push({ span: found.span, markdown: termText(found.term) });
  }
  return joined(parts);
}

/** The same for a file that is all fields: a policy or a house pack. */
export function fieldsHover(
  { path, text, root }: { readonly path: string; readonly text: string; readonly root: Mapping },
  table: FieldTable,
  findings: readonly Finding[],
  offset: number,
  links: Links,
  names?: Names,
): Hover | undefined {
  const parts = findingParts(findings, offset, links);
  const named = [names && nameText(names, path, offset, links), ruleText(text, root, offset, links)];
  parts.push(...named.filter((each) => each !== undefined));
  const place = fieldAtOffset(root, table, offset);
  if (place) parts.push({ span: place.span, markdown: fieldText(place) });
  return joined(parts);
}

/** What the findings at a place say. */
function findingParts(findings: readonly Finding[], offset: number, links: Links): { span: Span; markdown: string }[] {
  return findingsAt(findings, offset).map((finding) => ({ span: finding.span, markdown: findingText(finding, links) }));
}

/** The findings at a place, those that mark the least first; each rule and kind of phrase once. */
function findingsAt(findings: readonly Finding[], offset: number): Finding[] {
  const here = findings
    .filter(({ span }) => isAt(span, offset))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  const first = (finding: Finding) =>
    here.find(({ rule, category }) => rule === finding.rule && category === finding.category) === finding;
  return here.filter(first).slice(0, mostFindings);
}

function isAt({ start, end }: Span, offset: number): boolean {
  return start <= offset && (offset < end || (start === end && offset === end));
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function joined(parts: readonly Hover[]): Hover | undefined {
  const [first] = parts;
  if (!first) return undefined;
  // Two findings may have the same to say.
  const texts = [...new Set(parts.map(({ markdown }) => markdown))];
  return { span: first.span, markdown: texts.join('\n\n---\n\n') };
}
