// Tests that need no VS Code; those that do have test/e2e/vitest.ui.config.ts and test/e2e/host.mjs.
import { defineConfig } from 'vitest/config';

/** Packs are read from their text, as in the build (esbuild.mjs). */
const yamlAsText = {
  name: 'yaml-as-text',
  transform: (code, id) => (id.endsWith('.yaml') ? `export default ${JSON.stringify(code)};` : undefined),
};

export default defineConfig({
  plugins: [yamlAsText],
  // Machines are shared: how long a test takes says nothing about what it tests.
  test: { include: ['test/{unit,protocol,contract}/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
