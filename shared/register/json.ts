import { jsonItems } from '../text/json-items';
import type { Register } from './register';

/** So many rows are written at once. */
const groupSize = 200;

/** The register as JSON, as the schema describes it, in pieces; ends in a line break. */
export function* registerJson(register: Register): Generator<string> {
  let separator = '{\n';
  for (const [key, value] of Object.entries(register)) {
    if (value === undefined) continue;
    yield separator;
    if (Array.isArray(value)) {
      yield `  ${JSON.stringify(key)}: `;
      yield* jsonItems(grouped(value), 2, written);
    } else yield written({ [key]: value }).slice('{\n'.length, -'\n}'.length);
    separator = ',\n';
  }
  yield '\n}\n';
}

function* grouped(rows: readonly unknown[]): Generator<readonly unknown[]> {
  for (let start = 0; start < rows.length; start += groupSize) yield rows.slice(start, start + groupSize);
}

/** JSON leaves some characters as they are, though a terminal may obey them and an editor may turn text around by them. */
function written(data: unknown): string {
  return JSON.stringify(data, null, 2).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
