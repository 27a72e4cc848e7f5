import type { Assessment } from '../assessment/assessment';
import type { KnownAssessments } from '../assessment/assessment-index';
import type { Check } from '../lint/check';
import type { Span } from '../text/span';
import { entryAt, entryOf, type Mapping, type Node, type Scalar } from '../text/tree';
import { classOf } from '../vocabulary/merge-fields';
import { type Care, cares, type TokenModifier, type TokenType } from './legend';

/** A stretch of a file with what it is. Tokens of one file are in order and never overlap; one may run over several lines. */
export interface Token {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** What a template's grammar can't tell: the data of its merge fields, in the message and where they are declared, and the assessment it names. */
export function templateTokens({ template, fields, index }: Check): Token[] {
  const reference = fields.findOwn('lia.ref');
  return apart([
    // Some tags name nothing: {% endif %}.
    ...template.prose.placeholders.flatMap(({ name, span, condition }) =>
      name === '' ? [] : mergeField(name, span, condition),
    ),
    ...namesIn(template.root, 'merge-fields').map(({ text, span }) => mergeField(text, span)),
    ...scalarsOf(reference).map((each) => assessmentId(each, index)),
  ]);
}

/** The same for an assessment: the merge fields it covers, and the ids of others that it names. */
export function assessmentTokens({ root }: Assessment, index: KnownAssessments): Token[] {
  return apart([
    ...namesIn(root, 'scope.data-fields').map(({ text, span }) => mergeField(text, span)),
    ...['id', 'supersedes', 'superseded-by']
      .flatMap((key) => scalarsOf(entryOf(root, key)?.value))
      .map((each) => assessmentId(each, index)),
  ]);
}

function mergeField(name: string, span: Span, condition = false): Token {
  const known = classOf(name);
  const modifiers: TokenModifier[] = [known?.class.sensitivity ?? 'unknown'];
  if (known?.inferred) modifiers.push('inferred');
  if (condition) modifiers.push('condition');
  return { span, type: 'mergeField', modifiers };
}

function assessmentId({ text, span }: Scalar, index: KnownAssessments): Token {
  return { span, type: 'assessmentId', modifiers: index.get(text.trim()) ? [] : ['unknown'] };
}

/** The names in a list of merge fields, each written by itself or with what is said of it. */
function namesIn(root: Mapping, path: string): Scalar[] {
  const value = entryAt(root, path)?.value;
  const items = value?.kind === 'list' ? value.items : value ? [value] : [];
  return items.flatMap((item) => scalarsOf(item.kind === 'mapping' ? entryOf(item, 'name')?.value : item));
}

/** The texts of a value or of a list of them; blanks and what is nested deeper are left out. */
function scalarsOf(node: Node | undefined): Scalar[] {
  if (node?.kind === 'list') return node.items.flatMap((item) => (item.kind === 'scalar' ? scalarsOf(item) : []));
  return node?.kind === 'scalar' && node.text.trim() !== '' ? [node] : [];
}

/** In order and apart. What stands in another token is left out; of two in one place, the one that needs more care stays. */
function apart(tokens: readonly Token[]): Token[] {
  const ordered = [...tokens].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end || careOf(b) - careOf(a),
  );
  const result: Token[] = [];
  for (const token of ordered) if (token.span.start >= (result.at(-1)?.span.end ?? 0)) result.push(token);
  return result;
}

function careOf({ modifiers: [first] }: Token): number {
  return cares.indexOf(first as Care);
}
