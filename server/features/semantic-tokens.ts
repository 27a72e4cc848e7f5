import {
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
} from 'vscode-languageserver';
import { overlaps, type Span } from '../../shared/text/span';
import { tokenModifiers, tokenTypes } from '../../shared/tokens/legend';
import { assessmentTokens, type Token, templateTokens } from '../../shared/tokens/tokens';
import { guarded } from '../guarded';
import type { Services } from '../services';
import { type Positions, toSpan } from '../to-lsp';
import type { Workspace } from '../workspace/workspace';

/** Merge fields by the care their data needs, and ids of assessments: whole files, what changed in them, and what is in view. */
export function registerSemanticTokens(services: Services, client: { readonly refresh: boolean }): void {
  const { connection, documents, workspaces, changes } = services;
  /** What the client has of each document. */
  const told = new Map<string, SemanticTokensBuilder>();

  connection.languages.semanticTokens.on(async ({ textDocument: { uri } }): Promise<SemanticTokens> => {
    const tokens = await tokensOf(uri);
    if (!tokens) return { data: [] };
    const builder = new SemanticTokensBuilder();
    if (documents.get(uri)) told.set(uri, builder);
    push(tokens.tokens, tokens.positions, builder);
    return builder.build();
  });
  connection.languages.semanticTokens.onDelta(
    async ({ textDocument: { uri }, previousResultId }): Promise<SemanticTokens | SemanticTokensDelta> => {
      const tokens = await tokensOf(uri);
      if (!tokens) return { data: [] };
      const builder = told.get(uri) ?? new SemanticTokensBuilder();
      if (documents.get(uri)) told.set(uri, builder);
      builder.previousResult(previousResultId);
      push(tokens.tokens, tokens.positions, builder);
      return builder.buildEdits();
    },
  );
  connection.languages.semanticTokens.onRange(async ({ textDocument: { uri }, range }): Promise<SemanticTokens> => {
    const tokens = await tokensOf(uri, range);
    if (!tokens) return { data: [] };
    const builder = new SemanticTokensBuilder();
    push(tokens.tokens, tokens.positions, builder);
    return builder.build();
  });
  documents.onDidClose(({ document }) => told.delete(document.uri));
  changes.onChange((beyond) => {
    // An id is another token once somebody has written the assessment it names.
    if (client.refresh && beyond) guarded(connection, async () => connection.languages.semanticTokens.refresh());
  });

  async function tokensOf(uri: string, range?: Range): Promise<{ tokens: Token[]; positions: Positions } | undefined> {
    await workspaces.ready;
    const { workspace, path } = workspaces.place(uri);
    const positions = workspace.positions(path);
    const tokens = positions && tokensIn(workspace, path);
    if (!tokens) return undefined;
    const wanted: Span | undefined = range && toSpan(range, positions);
    return { tokens: wanted ? tokens.filter(({ span }) => overlaps(span, wanted)) : tokens, positions };
  }
}

function tokensIn(workspace: Workspace, path: string): Token[] | undefined {
  const check = workspace.check(path);
  if (check) return templateTokens(check);
  const subject = workspace.assessmentSubject(path);
  return subject && assessmentTokens(subject.assessment, subject.index);
}

/** Editors want tokens that end on the line they begin on. */
function push(tokens: readonly Token[], positions: Positions, builder: SemanticTokensBuilder): void {
  const { lines, marked } = positions;
  for (const { span, type, modifiers } of tokens) {
    const bits = modifiers.reduce((sum, each) => sum | (1 << tokenModifiers.indexOf(each)), 0);
    const last = lines.positionAt(span.end).line;
    for (let line = lines.positionAt(span.start).line; line <= last; line++) {
      const { start, end } = lines.line(line);
      const from = Math.max(span.start, start);
      const length = Math.min(span.end, end) - from;
      const mark = marked && line === 0 ? 1 : 0;
      if (length > 0) builder.push(line, from - start + mark, length, tokenTypes.indexOf(type), bits);
    }
  }
}
