// Tests that need no VS Code; those that do have test/e2e/vitest.ui.config.ts and test/e2e/host.mjs.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Packs are read from their text, as in the build (esbuild.mjs). */
const yamlAsText = {
  name: 'yaml-as-text',
  transform: (code, id) => (id.endsWith('.yaml') ? `export default ${JSON.stringify(code)};` : undefined),
};

// Machines are shared: how long a test takes says nothing about what it tests.
const common = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  setupFiles: ['test/no-network/setup.ts', 'test/fixed-seed.ts'],
};

export default defineConfig({
  plugins: [yamlAsText],
  test: {
    // Most tests of programs wait for a process: on a machine with two cores one worker would leave one of them idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // What has no state of its own may share what was loaded for another test: loading takes longer than testing.
      { extends: true, test: { ...common, name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false } },
      { extends: true, test: { ...common, name: 'protocol', include: ['test/protocol/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          ...common,
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          globalSetup: 'test/contract/build.mjs',
        },
      },
    ],
  },
});
