import {
  commands,
  type Disposable,
  EventEmitter,
  env,
  FileSystemError,
  l10n,
  type Position,
  Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { type PreviewParams, type PreviewResult, previewRequest, type WireRange } from '../shared/protocol';
import { orShowError } from './commands/show-error';
import { Paced } from './paced';
import { Lead } from './preview-lead';
import { type FromPage, type PreviewState, readFromPage, type ToPage } from './preview-messages';
import { previewPage } from './preview-page';
import { previewWords } from './preview-words';
import type { Server } from './server';
import { baseName, oneLine } from './words';

/** One preview: what it shows, and how it keeps in step with the editor of its template. */
export class PreviewPanel implements Disposable {
  readonly panel: WebviewPanel;
  readonly #server: Server;
  readonly #extension: Uri;
  readonly #ended = new EventEmitter<void>();
  readonly onDidEnd = this.#ended.event;
  readonly #asking = new Paced(() => this.#ask());
  readonly #lead = new Lead<'editor' | 'preview'>();
  readonly #disposables: Disposable[];
  #uri: Uri;
  #locked: boolean;
  #isReady = false;
  /** Whether what is asked for now is of another template than what shows. */
  #isOther = true;

  constructor(panel: WebviewPanel, state: PreviewState, server: Server, extension: Uri) {
    this.panel = panel;
    this.#server = server;
    this.#extension = extension;
    this.#uri = Uri.parse(state.uri, true);
    this.#locked = state.locked;
    this.#disposables = [
      this.#ended,
      this.#asking,
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const read = readFromPage(message);
        if (read) void orShowError(() => this.#take(read));
      }),
      panel.onDidDispose(() => this.dispose()),
      server.onTemplatesChanged(() => this.#update()),
      server.onDidChangeState(() => this.#update()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (this.#isOf(textEditor)) this.#tellSelection(textEditor, this.#lead.take('editor', performance.now()));
      }),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (this.#isOf(textEditor)) this.#follow(textEditor);
      }),
      workspace.onDidRenameFiles(({ files }) => {
        const moved = files.find(({ oldUri }) => oldUri.toString() === this.#uri.toString());
        if (moved) this.show(moved.newUri);
      }),
    ];
    const dist = Uri.joinPath(extension, 'dist');
    panel.webview.options = { enableScripts: true, enableCommandUris: false, localResourceRoots: [dist] };
    panel.iconPath = {
      light: Uri.joinPath(extension, 'media', 'template-light.svg'),
      dark: Uri.joinPath(extension, 'media', 'template-dark.svg'),
    };
    this.#draw();
  }

  get uri(): Uri {
    return this.#uri;
  }

  get isLocked(): boolean {
    return this.#locked;
  }

  /** Shows another template. */
  show(uri: Uri): void {
    if (uri.toString() === this.#uri.toString()) return;
    this.#uri = uri;
    this.#isOther = true;
    this.#setTitle();
    void this.#asking.now();
  }

  /** Stays with the template that it shows, or follows the one in front again. */
  toggleLock(): void {
    this.#locked = !this.#locked;
    this.#setTitle();
    void this.#asking.now();
  }

  dispose(): void {
    this.#ended.fire();
    for (const disposable of this.#disposables) disposable.dispose();
    this.panel.dispose();
  }

  #setTitle(): void {
    const name = oneLine(baseName(this.#uri.path));
    this.panel.title = this.#locked ? l10n.t('[Preview] {0}', name) : l10n.t('Preview {0}', name);
  }

  #draw(): void {
    this.#setTitle();
    const { webview } = this.panel;
    const file = (name: string) => webview.asWebviewUri(Uri.joinPath(this.#extension, 'dist', name)).toString();
    webview.html = previewPage({
      nonce: crypto.randomUUID(),
      script: file('preview.js'),
      style: file('preview.css'),
      language: env.language,
      title: this.panel.title,
      start: { words: previewWords(), state: this.#state() },
    });
  }

  #state(): PreviewState {
    return { uri: this.#uri.toString(), locked: this.#locked };
  }

  #update(): void {
    if (this.panel.visible) this.#asking.soon();
  }

  async #ask(): Promise<void> {
    if (!this.#isReady) return;
    const uri = this.#uri;
    const message = await this.#message(uri);
    // Meanwhile another template may be wanted, and is asked for already.
    if (uri.toString() !== this.#uri.toString()) return;
    await this.#post(message);
    if (!this.#isOther) return;
    this.#isOther = false;
    const editor = this.#editor();
    if (!editor) return;
    this.#lead.take('editor', performance.now());
    this.#tellSelection(editor, false);
    this.#tellScroll(editor);
  }

  async #message(uri: Uri): Promise<ToPage> {
    const state = this.#state();
    try {
      const params: PreviewParams = { uri: uri.toString() };
      const answer = await this.#server.request<PreviewResult | null>(previewRequest, params);
      if (answer) return { type: 'preview', preview: answer.preview, state };
      const name = oneLine(baseName(uri.path));
      const text = (await isGone(uri))
        ? l10n.t('{0} is no longer there, so there is nothing to show.', name)
        : l10n.t('{0} is not an outreach template, so there is nothing to show.', name);
      return { type: 'message', text, state };
    } catch {
      const text = l10n.t(
        'The checks are not running, so the message can’t be shown. Use “Outreach: Restart Server” and try again.',
      );
      return { type: 'message', text, state };
    }
  }

  async #post(message: ToPage): Promise<void> {
    await this.panel.webview.postMessage(message);
  }

  async #take(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        // A page that was hidden begins anew.
        this.#isReady = true;
        this.#isOther = true;
        return this.#asking.now();
      case 'scroll': {
        const editor = this.#editor();
        if (!editor || !this.#lead.take('preview', performance.now())) return;
        const line = lastTop(editor, Math.floor(message.line));
        this.#lead.led(line, performance.now());
        editor.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.AtTop);
        return;
      }
      case 'go':
      case 'fix':
        this.#lead.take('preview', performance.now());
        await this.#go(message.place);
        if (message.type === 'fix') await commands.executeCommand('editor.action.quickFix');
    }
  }

  async #go({ start, end }: WireRange): Promise<void> {
    const selection = new Selection(start.line, start.character, end.line, end.character);
    const shown = this.#editor();
    const viewColumn =
      shown?.viewColumn ?? (this.panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
    await window.showTextDocument(this.#uri, { viewColumn, selection, preserveFocus: false });
  }

  #editor(): TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = window;
    if (activeTextEditor && this.#isOf(activeTextEditor)) return activeTextEditor;
    return visibleTextEditors.find((editor) => this.#isOf(editor));
  }

  #isOf({ document }: TextEditor): boolean {
    return document.uri.toString() === this.#uri.toString();
  }

  #tellSelection({ selection }: TextEditor, reveal: boolean): void {
    const wire = ({ line, character }: Position) => ({ line, character });
    void this.#post({ type: 'select', place: { start: wire(selection.start), end: wire(selection.end) }, reveal });
  }

  /** The preview follows an editor that was scrolled. */
  #follow(editor: TextEditor): void {
    const now = performance.now();
    const line = editor.visibleRanges[0]?.start.line ?? 0;
    if (!this.#lead.isEcho(line, now) && this.#lead.take('editor', now)) this.#tellScroll(editor);
  }

  #tellScroll({ visibleRanges }: TextEditor): void {
    const line = visibleRanges[0]?.start.line;
    if (line !== undefined) void this.#post({ type: 'scroll', line });
  }
}

/** The line, or the last that can stand at the top without the editor showing emptiness below the text. */
function lastTop({ document, visibleRanges }: TextEditor, line: number): number {
  const [first, last] = [visibleRanges[0]?.start.line ?? 0, visibleRanges.at(-1)?.end.line ?? 0];
  return Math.max(0, Math.min(line, document.lineCount - 1 - (last - first)));
}

async function isGone(uri: Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return !workspace.textDocuments.some((each) => each.uri.toString() === uri.toString());
  try {
    await workspace.fs.stat(uri);
    return false;
  } catch (error) {
    return error instanceof FileSystemError && error.code === 'FileNotFound';
  }
}
