// The fuzzer's properties (npm run fuzz) for a moment, with the same inputs in every run.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { properties } from '../../fuzz/properties';

it.each(properties)('$name', async ({ inputs, holds }) => {
  const tried = fc.asyncProperty(inputs, async (input) => holds(input as never));
  const { failed, counterexample, errorInstance } = await fc.check(tried, { numRuns: 25, endOnFailure: true });
  expect(errorInstance, JSON.stringify(counterexample)).toBeFalsy();
  expect(failed).toBe(false);
});
