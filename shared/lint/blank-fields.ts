import { entryAt } from '../text/tree';
import { fieldAt } from '../vocabulary/field';
import { templateFields } from '../vocabulary/template-fields';
import type { Fix } from './finding';
import { blankValue, insertFields } from './insert-fields';
import type { Subject } from './subject';

/**
 * A fix that adds those of the fields that the template doesn't have, blank and with a comment that says what goes there: facts
 * are for people to state. None where all are there or the front-matter can't safely be edited.
 */
export function blankFieldsFix({ template }: Subject, title: string, paths: readonly string[]): Fix[] {
  const absent = [...new Set(paths)].filter((path) => !entryAt(template.root, path));
  if (absent.length === 0) return [];
  const edits = insertFields(
    template,
    absent.map((path) => ({ path, yaml: blankOf(path) })),
  );
  return edits ? [{ title, safety: 'suggestion', edits }] : [];
}

function blankOf(path: string): string {
  const field = fieldAt(templateFields, path);
  switch (field?.type) {
    case 'boolean':
      return '# true or false';
    case 'date':
    case 'date-range':
      return '# year-month-day';
    case 'list':
      return '[]';
    default:
      return blankValue(field);
  }
}
