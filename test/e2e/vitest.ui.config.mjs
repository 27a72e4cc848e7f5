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
    // What is waited for comes when the window comes to it, on a busy machine later than in the second that is usual.
    expect: { poll: { timeout: 15_000, interval: 100 } },
    // VS Code drops gestures while it is busy. A test that needed its second chance says so; what it tests is tested below the window too.
    retry: 1,
  },
});
