import { applyEdits, type TextEdit } from '../text/edit';
import type { Mapping, Node, Scalar } from '../text/tree';
import { yamlText } from '../text/yaml-text';
import { isBlank, Layout } from './layout';

/**
 * One space behind a colon, quotation marks only where a value needs them, no white space at the ends of lines, one blank line where there
 * were several, none at the beginning and the end. What stands in brackets stays as it is written.
 */
export function spaced(source: string, root: Mapping): string {
  const layout = new Layout(source);
  const edits: TextEdit[] = [];
  visit(root);
  const inText = layout.textLines(root);
  // Counted before the edits, which never add or take a line.
  const lines = applyEdits(source, edits)
    .split('\n')
    .map((line, i) => (inText.has(i) || (inText.has(i + 1) && /[|>"']/.test(line)) ? line : line.trimEnd()));
  const last = lines.findLastIndex((line, i) => inText.has(i) || !isBlank(line));
  return lines
    .filter(
      (line, i) =>
        i === lines.length - 1 || inText.has(i) || !isBlank(line) || (i > 0 && i < last && !isBlank(lines[i - 1])),
    )
    .join('\n');

  function visit(node: Node): void {
    if (layout.isAlias(node) || layout.isFlow(node)) return;
    if (node.kind === 'list') for (const item of node.items) visit(item);
    else if (node.kind === 'mapping')
      for (const { keySpan, value } of node.entries) {
        const between = { start: keySpan.end, end: value.span.start };
        if (value.span.end > value.span.start && isLoose(source.slice(between.start, between.end)))
          edits.push({ span: between, newText: ': ' });
        visit(value);
      }
    else unquote(node);
  }

  function unquote({ value, span }: Scalar): void {
    const written = source.slice(span.start, span.end);
    if (typeof value !== 'string' || !/^(["'])[^\r\n]*\1$/.test(written) || yamlText(value) !== value) return;
    edits.push({ span, newText: value });
  }
}

/** What stands between a name and a value in one line, and isn't a colon and a space. */
function isLoose(between: string): boolean {
  return between !== ': ' && /^ *: +$/.test(between);
}
