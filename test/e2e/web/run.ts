// What runs tests in the extension host of a browser, with Mocha's build for browsers. There are no files to write results to and no
// variables of an environment, so results are printed.
import 'mocha/mocha';
import type { Result } from '../host/index';

/** Before each result that is printed. */
const mark = 'outreach-result ';

/** Loads test files and runs their tests. Rejects where a test failed or none ran. */
export async function runTests(load: () => void): Promise<void> {
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
