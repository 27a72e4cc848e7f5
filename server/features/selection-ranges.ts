import type { SelectionRange } from 'vscode-languageserver';
import { assessmentSelections, fieldsSelections, templateSelections } from '../../shared/navigation/selection';
import type { Span } from '../../shared/text/span';
import type { Services } from '../services';
import { toRange, toSpan } from '../to-lsp';
import { type Opened, openedAt } from './opened';

/** What "Expand Selection" takes in next: word, merge field, sentence, paragraph, message; value, field, header. */
export function registerSelectionRanges({ connection, workspaces }: Services): void {
  connection.onSelectionRanges(async ({ textDocument: { uri }, positions }): Promise<SelectionRange[] | null> => {
    const file = await openedAt(workspaces, uri, { alone: true });
    if (!file) return null;
    return positions.map((position) => {
      const { start } = toSpan({ start: position, end: position }, file.positions);
      return chain(selectionsAt(file, start), file);
    });
  });
}

function selectionsAt({ template, assessment, text, root }: Opened, offset: number): Span[] {
  if (template) return templateSelections(template, offset);
  return assessment ? assessmentSelections(assessment, text, offset) : fieldsSelections(text, root, offset);
}

function chain(spans: readonly Span[], { positions }: Opened): SelectionRange {
  let parent: SelectionRange | undefined;
  for (const span of [...spans].reverse()) parent = { range: toRange(span, positions), ...(parent && { parent }) };
  return parent!;
}
