import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { failures } from '../soak/report';
import { soak } from '../soak/soak';
import { builtProgram } from './program';

it('a short editing session leaves nothing unanswered and the server where a fresh one would be', async () => {
  const report = await soak({
    program: join(dirname(builtProgram()), 'server.cjs'),
    heap: resolve(__dirname, '../soak/heap.cjs'),
    seed: 7,
    minutes: 5,
    steps: 150,
    templates: 40,
    load: 100,
    comparedEvery: 5,
  });
  expect(failures(report)).toEqual([]);
  expect(report.steps).toBe(150);
  expect(report.requests).toBeGreaterThan(300);
});
