// A failed UI test leaves a picture of the window: .cache/screenshots/failed-NAME.png.
import { beforeEach, onTestFailed } from 'vitest';
import { openWorkbench } from './workbench';

beforeEach(({ task }) => {
  onTestFailed(async () => {
    const name = task.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    const picture = await (await openWorkbench()).screenshot(`failed-${name}`);
    console.log(`The window at the failure: ${picture}`);
  });
});
