// Measurements, not tests: `npm run measure`. They print figures, and fail only where they can't be taken.
import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.mjs';

export default defineConfig({
  plugins: base.plugins,
  test: { include: ['test/bench/*.measure.ts'], testTimeout: 600_000, reporters: [['default', { summary: false }]] },
});
