import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { InitializationOptions } from '../shared/protocol';
import type { Changes } from './workspace/changes';
import type { Host } from './workspace/host';
import type { Workspaces } from './workspace/workspaces';

/** What the features share. Each feature is a function of this and keeps its own state. */
export interface Services {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly workspaces: Workspaces;
  readonly changes: Changes;
  readonly host: Host;
  readonly options: InitializationOptions;
  readonly edits: EditSupport;
  /** Address of a rule's page; undefined for clients that show no such pages. */
  readonly rulePage: ((code: string) => string) | undefined;
  /** Whether the client shows other places that a finding is about. */
  readonly related: boolean;
}

/** Which edits the client understands. */
export interface EditSupport {
  /** Edits that name the version of the document they are for. */
  readonly versioned: boolean;
  /** Edits that create a file. */
  readonly createsFiles: boolean;
}
