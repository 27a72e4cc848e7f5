import type { Categories } from './categories';
import type { Weights } from './classifier';

const lineLength = 116;

/** The module that holds what was learned; `provenance` says from what. */
export function written(weights: Weights, categories: Categories, provenance: string): string {
  return `// Learned, not written: ${provenance}
// \`npm run train\` makes this file from shared/phrasing/training; a test holds it to that.
import type { Categories } from './categories';
import type { Weights } from './classifier';

export const weights: Weights = {
  heaviest: ${weights.heaviest},
  bias: ${weights.bias},
  messageBias: ${weights.messageBias},
  table: [
${lines(weights.table)}
  ].join(''),
};

export const categories: Categories = {
  ids: ${JSON.stringify(categories.ids)},
  table: [
${lines(categories.table)}
  ].join(''),
};
`;
}

function lines(table: string): string {
  const found: string[] = [];
  for (let start = 0; start < table.length; start += lineLength) {
    found.push(`    ${JSON.stringify(table.slice(start, start + lineLength))},`);
  }
  return found.join('\n');
}
