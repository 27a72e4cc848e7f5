import { t } from '@vscode/l10n';
import { type Disposable, EventEmitter, FileDecoration, type FileDecorationProvider, Uri, window } from 'vscode';
import type { Templates } from './templates';
import { attentionWords } from './templates-tree';

/** Marks templates that need attention wherever their file is listed: a letter, and the reason in words. No colour: it would hide VS Code's own. */
export class Decorations implements FileDecorationProvider, Disposable {
  readonly #templates: Templates;
  readonly #changed = new EventEmitter<Uri[]>();
  readonly #disposables: Disposable[];
  readonly onDidChangeFileDecorations = this.#changed.event;
  #shown: ReadonlyMap<string, string> = new Map();

  constructor(templates: Templates) {
    this.#templates = templates;
    this.#disposables = [
      this.#changed,
      templates.onDidChange(() => this.#update()),
      window.registerFileDecorationProvider(this),
    ];
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    const template = this.#templates.find(uri);
    const words = template && attentionWords(template);
    if (!words) return undefined;
    const decoration = new FileDecoration('A', t('Needs attention: {0}', words));
    decoration.propagate = false;
    return decoration;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #update(): void {
    const before = this.#shown;
    const now = new Map<string, string>();
    for (const template of this.#templates.result?.templates ?? []) {
      const words = attentionWords(template);
      if (words !== '') now.set(template.uri, words);
    }
    this.#shown = now;
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter((uri) => before.get(uri) !== now.get(uri));
    if (changed.length > 0) this.#changed.fire(changed.map((uri) => Uri.parse(uri, true)));
  }
}
