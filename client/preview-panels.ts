import { type Disposable, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { type PreviewState, readState } from './preview-messages';
import { PreviewPanel } from './preview-panel';
import type { Server } from './server';
import type { Templates } from './templates';

const viewType = 'outreach.preview';

/** All previews: one that follows the template in front, and those that were locked to one. */
export class PreviewPanels implements Disposable {
  readonly #server: Server;
  readonly #extension: Uri;
  readonly #panels = new Set<PreviewPanel>();
  readonly #disposables: Disposable[];

  constructor(server: Server, templates: Templates, extension: Uri) {
    this.#server = server;
    this.#extension = extension;
    const follow = () => {
      const uri = window.activeTextEditor?.document.uri;
      if (uri && templates.find(uri)) this.#following()?.show(uri);
    };
    this.#disposables = [
      window.onDidChangeActiveTextEditor(follow),
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, kept: unknown) => {
          const state = readState(kept);
          if (state) this.#add(panel, state);
          else panel.dispose();
        },
      }),
    ];
  }

  /** Shows the preview of a template beside its editor, which keeps the focus. */
  open(uri: Uri): void {
    const there = [...this.#panels].find((each) => each.uri.toString() === uri.toString()) ?? this.#following();
    if (there) {
      there.show(uri);
      there.panel.reveal(undefined, true);
      return;
    }
    const panel = window.createWebviewPanel(viewType, '', { viewColumn: ViewColumn.Beside, preserveFocus: true });
    this.#add(panel, { uri: uri.toString(), locked: false });
  }

  /** Locks the preview in front to its template, or lets it follow again. Another one that follows stays the only one. */
  toggleLock(): void {
    const active = [...this.#panels].find(({ panel }) => panel.active);
    if (!active) return;
    const following = this.#following();
    if (active.isLocked && following) following.dispose();
    active.toggleLock();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    for (const panel of [...this.#panels]) panel.dispose();
  }

  #following(): PreviewPanel | undefined {
    return [...this.#panels].find((each) => !each.isLocked);
  }

  #add(webview: WebviewPanel, state: PreviewState): void {
    const panel = new PreviewPanel(webview, state, this.#server, this.#extension);
    this.#panels.add(panel);
    panel.onDidEnd(() => this.#panels.delete(panel));
  }
}
