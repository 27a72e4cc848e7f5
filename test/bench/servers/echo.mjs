// A language server that finds two words and nothing else: what the library costs, and reading a header with `yaml` where `withYaml` is set.
import { TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseDocument } from 'yaml';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.languages.diagnostics.on(({ textDocument }) => {
  const document = documents.get(textDocument.uri);
  const text = document?.getText() ?? '';
  const header = globalThis.withYaml ? /^---\n([\s\S]*?)\n---/.exec(text)?.[1] : undefined;
  const fields = header === undefined ? 0 : parseDocument(header).contents?.items.length;
  const start = text.indexOf('act now, see');
  if (!document || start < 0) return { kind: 'full', items: [] };
  const range = { start: document.positionAt(start), end: document.positionAt(start + 7) };
  return { kind: 'full', items: [{ range, message: `Act now? ${fields} fields` }] };
});
documents.listen(connection);
connection.listen();
