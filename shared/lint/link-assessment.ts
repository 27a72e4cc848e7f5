import type { Template } from '../template/template';
import type { TextEdit } from '../text/edit';
import { yamlText } from '../text/yaml-text';
import type { Fields } from './fields';
import { insertFields } from './insert-fields';

/** Edits that make the template refer to the assessment with this id, in place of another reference; undefined as {@link insertFields}. */
export function linkAssessment(template: Template, fields: Fields, id: string): TextEdit[] | undefined {
  const yaml = yamlText(id);
  const own = fields.findOwn('lia.ref');
  return own ? [{ span: own.span, newText: yaml }] : insertFields(template, [{ path: 'lia', yaml }]);
}
