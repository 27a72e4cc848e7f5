// What runs tests in the extension host of a browser, with Mocha's build for browsers. There are no files to write results to and no
// variables of an environment, so results are printed.
import 'mocha/mocha';
import * as vscode from 'vscode';
import type { Result } from '../host/index';
import { MemoryFiles } from '../host/memory-files';

/** Before each result that is printed. */
const mark = 'outreach-result ';

/** The folders of test/fixtures/folders/two.code-workspace: the first behind the server of the web build, the others in memory. */
async function openFolders(): Promise<void> {
  vscode.workspace.registerFileSystemProvider('outreach-memory', new MemoryFiles('/folder'), { isCaseSensitive: true });
  const other = vscode.Uri.parse('outreach-memory:/other');
  await vscode.workspace.fs.createDirectory(other);
  await vscode.workspace.fs.writeFile(
    vscode.Uri.joinPath(other, 'outreach.yaml'),
    new TextEncoder().encode('assessments: { folder: lia, id: "OTHER-{nn}" }\n'),
  );
  const opened = new Promise<void>((resolve) => {
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (vscode.workspace.workspaceFolders?.length === 3) resolve();
    });
  });
  vscode.workspace.updateWorkspaceFolders(
    0,
    vscode.workspace.workspaceFolders?.length ?? 0,
    { uri: vscode.Uri.parse('vscode-test-web://mount/'), name: 'messages' },
    { uri: other, name: 'other' },
    { uri: vscode.Uri.parse('outreach-memory:/folder'), name: 'in memory' },
  );
  await opened;
}

/** Loads test files and runs their tests. Rejects where a test failed or none ran. */
export async function runTests(load: () => void): Promise<void> {
  await openFolders();
  mocha.setup({ ui: 'bdd', timeout: 60_000, color: false, reporter: class {} as never });
  load();
  let passed = 0;
  const tell = (result: Result) => console.log(mark + JSON.stringify(result));
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => {
      passed++;
      tell({ title: test.fullTitle(), state: 'passed' });
    });
    runner.on('pending', (test) => tell({ title: test.fullTitle(), state: 'skipped' }));
    runner.on('fail', (test, error) =>
      tell({ title: test.fullTitle(), state: 'failed', error: error.stack ?? String(error) }),
    );
  });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
  if (passed === 0) throw new Error('No test ran.');
}
