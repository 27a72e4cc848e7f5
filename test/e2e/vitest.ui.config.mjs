// Tests that drive the window of a real VS Code, one after the other on one page that stays open.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/e2e/ui/**/*.test.ts'],
    globalSetup: 'test/e2e/ui/serve.mjs',
    setupFiles: 'test/e2e/ui/failure-pictures.ts',
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // VS Code drops gestures while it is busy. A test that needed its second chance says so; what it tests is tested below the window too.
    retry: 1,
  },
});
