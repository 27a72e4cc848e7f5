import { insertFields } from '../lint/insert-fields';
import { parseTemplate } from '../template/template';
import type { TextEdit } from '../text/edit';
import { yamlText } from '../text/yaml-text';

/** Edits that write an id into a template that goes by the name of its file; undefined as {@link insertFields}. */
export function insertId(path: string, text: string, id: string): TextEdit[] | undefined {
  return insertFields(parseTemplate(path, text), [{ path: 'id', yaml: yamlText(id) }]);
}
