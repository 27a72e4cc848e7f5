import { withHelp } from '../hover/field';
import type { Field, FieldTable } from '../vocabulary/field';
import type { Path } from './place';

/** The field at a path, or what stands in its list or table, explained as that is; undefined where the vocabulary has none. */
export function fieldAtPath(table: FieldTable, path: Path): Field | undefined {
  let field: Field | undefined = { type: 'mapping', fields: table, help: '' };
  for (const step of path) {
    if (!field) return undefined;
    if (typeof step === 'number') {
      field = field.type === 'list' ? withHelp(field.of, field) : undefined;
      continue;
    }
    // One item may stand without a dash.
    if (field.type === 'list') field = withHelp(field.of, field);
    if (field.type === 'mapping') field = Object.hasOwn(field.fields, step) ? field.fields[step] : undefined;
    else field = field.type === 'table' ? withHelp(field.of, field) : undefined;
  }
  return field;
}

/** The names on a path, dotted. Where it leads into the defaults of a policy, what a template has in that place. */
export function namesOf(path: Path): string {
  const names = path.filter((step) => typeof step === 'string');
  if (names[0] === 'defaults' && names.length > 1)
    names.splice(0, names[1] === 'channels' || names[1] === 'folders' ? 3 : 1);
  return names.join('.');
}

/** Whether the defaults of a policy stand at a path, which are fields of a template. */
export function isTemplateField(kind: string, path: Path): boolean {
  return kind === 'template' || (kind === 'policy' && path[0] === 'defaults');
}
