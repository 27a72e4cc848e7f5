import { letters } from '../rules/merge-field';
import { parseTemplate, type Template } from '../template/template';
import { applyEdits, type TextEdit } from '../text/edit';
import { type FieldUse, fieldUses } from './merge-field-uses';
import type { Refusal, Renaming } from './rename';
import { rewritten } from './rename-in-file';

/** Letters of any language, digits and joints; what opens or closes a merge field, a string or a filter is no part of a name. */
const fieldName = /^[\p{L}_][\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]+){0,5}$/u;
const longestName = 100;

/**
 * The edits that give a merge field another name in one template: in the list of its header, in its other fields and in its message. Each
 * place keeps its way of writing: what is `FirstName` in one and `first_name` in another becomes `GivenName` and `given_name`.
 * `inheritedFrom` is the policy that declares the field, where one does.
 */
export function renameMergeField(
  template: Template,
  from: FieldUse,
  to: string,
  inheritedFrom: string | undefined,
): Renaming {
  const refused = (refusal: Refusal): Renaming => ({ kind: 'refused', refusal });
  const { path, text, frontMatter, lines } = template;
  if (to === from.written) return refused({ why: 'same' });
  if (to.length > longestName || !fieldName.test(to)) return refused({ why: 'invalid' });
  const problem = frontMatter?.problems[0];
  if (problem) return refused({ why: 'half-read', path, line: lines.positionAt(problem.span.start).line + 1 });
  const refusal = renamableField(template, from, inheritedFrom);
  if (refusal) return refused(refusal);
  const uses = fieldUses(template);
  const key = letters(to);
  if (key !== from.key && uses.some((use) => use.key === key)) return refused({ why: 'taken', by: path });
  const edits = editsOf(text, uses, from, to);
  return edits && isRenamed(template, edits, from.key, key)
    ? { kind: 'edits', files: [{ path, edits }] }
    : refused({ why: 'entangled', path });
}

/** Why the merge field can't have another name, whatever it is; undefined where it can. */
export function renamableField(
  template: Template,
  from: FieldUse,
  inheritedFrom: string | undefined,
): Refusal | undefined {
  if (inheritedFrom !== undefined) return { why: 'inherited', path: inheritedFrom };
  const same = fieldUses(template).filter(({ key }) => key === from.key);
  const namespaces = [...new Set(same.flatMap(({ namespace }) => namespace || []))];
  if (namespaces.length < 2) return undefined;
  return {
    why: 'several',
    names: [...new Set(same.filter((use) => use.namespace !== '').map((use) => `${use.namespace}.${use.written}`))],
  };
}

function editsOf(text: string, uses: readonly FieldUse[], from: FieldUse, to: string): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const use of uses) {
    if (use.key !== from.key || (text[use.whole.start] === '*' && use.declares)) continue;
    if (text.slice(use.span.start, use.span.end) !== use.written) return undefined;
    const name = use.written === from.written ? to : inStyleOf(use.written, to);
    edits.push(
      use.declares && use.namespace === '' ? rewritten(text, use, name, false) : { span: use.span, newText: name },
    );
  }
  return edits;
}

/** The words of `name`, written as `model` is: `first_name`, `first-name`, `First Name`, `FirstName`, `firstName`, `FIRST_NAME`. */
export function inStyleOf(model: string, name: string): string {
  const words = name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '');
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  const joint = /[\s_-]/.exec(model)?.[0];
  if (!/\p{Ll}/u.test(model)) return words.join(joint ?? '_').toUpperCase();
  if (model.split(/[\s_-]/).every((word) => /^\p{Lu}/u.test(word))) return words.map(capital).join(joint ?? '');
  if (joint !== undefined || !/\p{Lu}/u.test(model)) return words.join(joint ?? '_').toLowerCase();
  return words.map((word, i) => (i === 0 ? word.toLowerCase() : capital(word))).join('');
}

function isRenamed(template: Template, edits: readonly TextEdit[], from: string, to: string): boolean {
  const after = parseTemplate(template.path, applyEdits(template.text, edits));
  if (after.frontMatter && after.frontMatter.problems.length > 0) return false;
  const keys = (each: Template, changed: boolean) =>
    fieldUses(each).map((use) => `${use.declares} ${changed && use.key === from ? to : use.key}`);
  return (
    keys(template, true).join('\n') === keys(after, false).join('\n') &&
    template.prose.placeholders.length === after.prose.placeholders.length
  );
}
