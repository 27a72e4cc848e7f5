// Tests that need no VS Code; those that do have test/e2e/vitest.ui.config.ts and test/e2e/host.mjs.
import { defineConfig } from 'vitest/config';

/** Packs are read from their text, as in the build (esbuild.mjs). */
const yamlAsText = {
  name: 'yaml-as-text',
  transform: (code, id) => (id.endsWith('.yaml') ? `export default ${JSON.stringify(code)};` : undefined),
};

// Machines are shared: how long a test takes says nothing about what it tests.
const patient = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  plugins: [yamlAsText],
  test: {
    projects: [
      { extends: true, test: { ...patient, name: 'core', include: ['test/{unit,protocol}/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          ...patient,
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          globalSetup: 'test/contract/build.mjs',
        },
      },
    ],
  },
});
