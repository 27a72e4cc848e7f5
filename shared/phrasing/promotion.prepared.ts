import type { Confidence } from '../lint/finding';
import { automatonOf, type PatternSet } from './automaton';
import { type Frame, frames } from './frames';
import { causes, pageBenefits } from './patterns/causes';
import { claims } from './patterns/claims';
import { offers } from './patterns/offers';
import { steps } from './patterns/steps';
import { words } from './words';

/** What it means that a pattern matches. */
export type Meaning =
  | { readonly kind: 'promotes'; readonly category: string; readonly confidence: Confidence }
  | { readonly kind: 'except'; readonly category: string }
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'page-benefit' };

function meanings(): PatternSet<Meaning>[] {
  const sets: PatternSet<Meaning>[] = [];
  for (const { category, except, ...promoting } of [...offers, ...steps, ...claims, ...causes]) {
    for (const confidence of ['borderline', 'likely', 'definite'] as const) {
      const patterns = promoting[confidence];
      if (patterns) sets.push({ patterns, value: { kind: 'promotes', category, confidence } });
    }
    if (except) sets.push({ patterns: except, value: { kind: 'except', category } });
  }
  for (const { patterns, ...frame } of frames) sets.push({ patterns, value: { kind: 'frame', frame } });
  sets.push({ patterns: pageBenefits, value: { kind: 'page-benefit' } });
  return sets;
}

/** All patterns, lists and frames. The build runs this module and bundles what comes out (esbuild.mjs). */
export const promotion = automatonOf(meanings(), words);
