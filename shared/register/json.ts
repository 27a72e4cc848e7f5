import type { Register } from './register';

/** The register as JSON, as the schema describes it; ends in a line break. */
export function registerJson(register: Register): string {
  // JSON leaves these as they are, though a terminal may obey them and an editor may turn text around by them.
  const text = JSON.stringify(register, null, 2).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}
