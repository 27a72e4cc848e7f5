// Tests that need no VS Code; those that do have test/e2e/vitest.ui.config.ts and test/e2e/host.mjs.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/{unit,protocol,contract}/**/*.test.ts'] },
});
