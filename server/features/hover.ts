import type { Hover as LspHover } from 'vscode-languageserver';
import { assessmentHover, fieldsHover, type Hover, type Links, templateHover } from '../../shared/hover/hover';
import type { Names } from '../../shared/hover/name';
import { parseYaml } from '../../shared/text/yaml';
import { packFields } from '../../shared/vocabulary/pack-fields';
import { policyFields } from '../../shared/vocabulary/policy-fields';
import type { Services } from '../services';
import { toRange, toSpan } from '../to-lsp';
import type { Workspace } from '../workspace/workspace';
import { namesAround } from './opened';

/** What findings, fields, values, terms, merge fields and assessment ids mean, where the cursor rests on them. */
export function registerHover({ connection, workspaces, rulePage }: Services): void {
  connection.onHover(async ({ textDocument: { uri }, position }): Promise<LspHover | null> => {
    await workspaces.ready;
    const { workspace, path } = workspaces.place(uri);
    const positions = workspace.positions(path);
    if (!positions) return null;
    const links: Links = { file: (other) => workspace.uriOf(other), ...(rulePage && { rule: rulePage }) };
    const { start: offset } = toSpan({ start: position, end: position }, positions);
    const hover = hoverAt(workspace, path, offset, links);
    if (!hover) return null;
    return { contents: { kind: 'markdown', value: hover.markdown }, range: toRange(hover.span, positions) };
  });
}

function hoverAt(workspace: Workspace, path: string, offset: number, links: Links): Hover | undefined {
  const names: Names = {
    index: namesAround(workspace, path),
    assessment: (other) => workspace.assessment(other),
    today: workspace.todayFor(path),
  };
  const check = workspace.check(path);
  if (check) return templateHover(check, offset, links, names);
  const text = workspace.text(path);
  const findings = workspace.findings(path)?.findings;
  if (text === undefined || !findings) return undefined;
  const assessment = workspace.assessment(path);
  if (assessment) return assessmentHover(assessment, text, findings, offset, links, names);
  const table = workspace.kindOf(path) === 'pack' ? packFields : policyFields;
  const { root } = parseYaml(text, { start: 0, end: text.length });
  return fieldsHover({ path, text, root }, table, findings, offset, links, names);
}
