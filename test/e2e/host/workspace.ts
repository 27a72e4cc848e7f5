// What a test inside VS Code does to files and reads from the editor. Everything stands in a folder of the test's own.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A folder below the open one, with a policy of its own, so that tests don't depend on the examples or on each other. */
export class Folder {
  /**
   * Made where the tests of a group are described; gone after them, so that others don't find its messages and assessments. It stands in the
   * workspace folder of that name, the first one where none is named.
   */
  constructor(
    readonly name: string,
    readonly root?: string,
  ) {
    after(async () => {
      const home = this.uri('').toString();
      // What is open and unsaved counts as if it were on disk.
      for (const document of vscode.workspace.textDocuments) {
        if (!document.isDirty || !document.uri.toString().startsWith(home)) continue;
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('workbench.action.files.revert');
      }
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(this.uri(''), { recursive: true }).then(undefined, () => undefined);
    });
  }

  uri(path: string): vscode.Uri {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const root = this.root === undefined ? folders[0] : folders.find(({ name }) => name === this.root);
    assert.ok(root, 'VS Code opened no such folder');
    return vscode.Uri.joinPath(root.uri, this.name, path);
  }

  /** Writes a file on disk, past the editor. */
  async write(path: string, text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(this.uri(path), new TextEncoder().encode(text));
  }

  /**
   * Writes the folder's policy and waits until the server has read it, which an unknown setting shows: VS Code tells of
   * files that others write after a moment.
   */
  async policy(...lines: string[]): Promise<void> {
    await this.write('outreach.yaml', [...lines, 'seen-by-the-server: true', ''].join('\n'));
    await this.untilFound('outreach.yaml', 'policy-value: seen-by-the-server');
  }

  /** A file as it is on disk. */
  async read(path: string): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.uri(path)));
  }

  async delete(path: string): Promise<void> {
    await vscode.workspace.fs.delete(this.uri(path), { recursive: true });
  }

  /** Names of the files in a folder of the folder. */
  async list(path: string): Promise<string[]> {
    const entries = await vscode.workspace.fs.readDirectory(this.uri(path)).then(
      (found) => found,
      () => [],
    );
    return entries.map(([name]) => name).sort();
  }

  async open(path: string): Promise<vscode.TextEditor> {
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(this.uri(path)));
  }

  /** The findings in a file, open or closed, as "rule: marked text"; the text is read from disk where the file is closed. */
  async findings(path: string): Promise<string[]> {
    const uri = this.uri(path);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    const text = open ? open.getText() : await this.read(path).catch(() => '');
    const lines = text.split(/\r?\n/);
    return vscode.languages
      .getDiagnostics(uri)
      .map(
        ({ code, range }) =>
          `${ruleOf(code)}: ${lines[range.start.line]?.slice(range.start.character, range.isSingleLine ? range.end.character : undefined)}`,
      );
  }

  /** Waits until the findings of a file are as wanted, and returns them. */
  async until(path: string, wanted: (findings: string[]) => boolean, what: string): Promise<string[]> {
    let last: string[] = [];
    for (let i = 0; i < 150; i++) {
      last = await this.findings(path);
      if (wanted(last)) return last;
      await pause(100);
    }
    throw new assert.AssertionError({ message: `${what}. The findings are:\n${last.join('\n') || '(none)'}` });
  }

  async untilFound(path: string, finding: string): Promise<string[]> {
    return this.until(path, (all) => all.includes(finding), `"${finding}" did not come`);
  }

  async untilGone(path: string, rule: string): Promise<string[]> {
    return this.until(path, (all) => !all.some((each) => each.startsWith(`${rule}:`)), `"${rule}" did not go`);
  }

  /**
   * Applies the quick fix with this title at the place of a rule's finding, as choosing it from the menu does, and saves.
   * VS Code cancels a request for quick fixes while others start up, so it is asked again, as a person would.
   */
  async fix(path: string, rule: string, title: string): Promise<void> {
    const editor = await this.open(path);
    const { document } = editor;
    let offered: string[] = [];
    for (let i = 0; i < 40; i++) {
      const finding = vscode.languages.getDiagnostics(document.uri).find((each) => ruleOf(each.code) === rule);
      const actions = finding
        ? await vscode.commands
            .executeCommand<(vscode.CodeAction | vscode.Command)[]>(
              'vscode.executeCodeActionProvider',
              document.uri,
              finding.range,
            )
            .then(
              (found) => found,
              () => [],
            )
        : [];
      offered = actions.map((action) => action.title);
      const action = actions.find((each) => each.title.includes(title));
      if (action && isCodeAction(action)) {
        if (action.edit)
          assert.ok(await vscode.workspace.applyEdit(action.edit), `VS Code refused the edit of "${action.title}"`);
        if (action.command)
          await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
        if (document.isDirty) await document.save();
        return;
      }
      await pause(150);
    }
    throw new assert.AssertionError({
      message: `No quick fix "${title}" at ${rule}. Offered: ${offered.join(' | ') || '(nothing)'}`,
    });
  }
}

/** The rule of a diagnostic, whose code may be a link to its page. */
export function ruleOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

function isCodeAction(action: vscode.CodeAction | vscode.Command): action is vscode.CodeAction {
  return typeof action.command !== 'string';
}

/** Types at the end of the document, keystroke by keystroke. */
export async function typeAtEnd(editor: vscode.TextEditor, text: string): Promise<void> {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
  for (const letter of text) await vscode.commands.executeCommand('type', { text: letter });
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until something holds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let i = 0; i < 150; i++) {
    if (await holds()) return;
    await pause(100);
  }
  throw new assert.AssertionError({ message: what });
}

/** A LinkedIn template that lacks nothing but its assessment; `body` is the message. */
export function template(body: string, fields: Readonly<Record<string, string>> = {}): string {
  const all: Record<string, string> = {
    title: 'Invite privacy professionals',
    owner: 'Head of Marketing',
    channel: 'linkedin-message',
    purpose: 'page-follow',
    'message-nature': 'informational',
    audience:
      '{ segment: Connections in data protection, subscriber-type: unknown, relationship: connection, address-type: platform-account, includes-children: false }',
    source: 'own-crm',
    'lawful-basis': 'legitimate-interests',
    'pecr-route': 'not-marketing',
    'opt-out':
      '{ mechanism: reply-and-manual, handling: Anyone who replies that they object goes on the suppression list and is not messaged again }',
    'suppression-list': 'LinkedIn do-not-contact list',
    sender: 'Example Ltd',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return ['---', ...lines, '---', body, ''].join('\n');
}

/** An assessment that is approved and answered, for what the test templates do. */
export function approved(id: string, scope: { purposes?: string; channels?: string } = {}): string {
  const questions = [
    'P1',
    'P2',
    'P5',
    'P6',
    'P7',
    'N1',
    'N2',
    'N3',
    'N4',
    'B1',
    'B2',
    'B3',
    'B4',
    'B5',
    'B7',
    'B10',
    'B14',
    'B16',
    'B17',
    'B18',
    'B19',
    'B20',
    'D1',
    'D2',
    'D3',
  ];
  return [
    '---',
    `id: ${id}`,
    'title: Page notices',
    'version: 1',
    'status: approved',
    'owner: Head of Marketing',
    'author: Ana Author',
    'approver: Bo Approver',
    'approved-on: 2026-01-10',
    'created-on: 2026-01-02',
    'last-reviewed-on: 2026-01-10',
    'review-due: 2126-01-10',
    'interest: Telling people in our field about our page',
    'scope:',
    `  purposes: [${scope.purposes ?? 'page-follow'}]`,
    `  channels: [${scope.channels ?? 'linkedin-message'}]`,
    '  message-natures: [informational, marketing]',
    '  audience: { relationships: [connection], subscriber-types: [unknown], countries: [GB], includes-children: false }',
    '  data-fields: [first_name]',
    '  sources: [own-crm]',
    '  frequency: { max-per-person: 1, per-days: 365 }',
    '  retention: P1Y',
    'pecr-route: not-marketing',
    'dpo-review: { reviewer: Dee Officer, date: 2026-01-09, opinion: supports }',
    'dpia: { screened: true, required: false, ref: "" }',
    'safeguards: [{ id: s1, description: One message a year, status: in-place }]',
    'opt-out: Reply no thanks and we add you to the suppression list',
    'privacy-notice: https://example.co.uk/privacy',
    'decision: { outcome: proceed, reasons: The impact is small and people can object at once }',
    '---',
    ...questions.flatMap((question) => [
      `### ${question} Question`,
      'A considered answer that addresses the question in full.',
      '',
    ]),
  ].join('\n');
}
