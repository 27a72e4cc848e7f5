/*
 * Descriptions of plain data. One description gives the TypeScript type, the JSON Schema that is published, and the check of what
 * somebody hands back, so that the three can't differ.
 */

/** JSON Schema (draft-07). */
export type Schema = Readonly<Record<string, unknown>>;

export interface Shape<T> {
  readonly schema: Schema;
  /** What is wrong with a value at `place`, as a clause; undefined where nothing is. Never throws. */
  problem(value: unknown, place: string): string | undefined;
  /** Present where the value may be absent. */
  readonly isOptional?: true;
  /** Never there: carries the type. */
  readonly of?: T;
}

/** The type that a shape describes. */
export type Of<S> = S extends Shape<infer T> ? T : never;

type Members = Readonly<Record<string, Shape<unknown>>>;
type OptionalKeys<M extends Members> = {
  [K in keyof M]: M[K] extends { readonly isOptional: true } ? K : never;
}[keyof M];
type RecordOf<M extends Members> = {
  readonly [K in Exclude<keyof M, OptionalKeys<M>>]: Of<M[K]>;
} & { readonly [K in OptionalKeys<M>]?: Of<M[K]> };

function simple<T>(schema: Schema, words: string, is: (value: unknown) => boolean): Shape<T> {
  return { schema, problem: (value, place) => (is(value) ? undefined : `${place} is not ${words}`) };
}

export function text(description: string): Shape<string> {
  return simple({ description, type: 'string' }, 'a text', (value) => typeof value === 'string');
}

export function count(description: string): Shape<number> {
  return simple(
    { description, type: 'integer', minimum: 0 },
    'a whole number',
    (value) => Number.isInteger(value) && (value as number) >= 0,
  );
}

export function flag(description: string): Shape<boolean> {
  return simple({ description, type: 'boolean' }, 'true or false', (value) => typeof value === 'boolean');
}

/** A day as YYYY-MM-DD. */
export function day(description: string): Shape<string> {
  return simple(
    { description, type: 'string', format: 'date' },
    'a day written as YYYY-MM-DD',
    (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  );
}

export function exactly<const T extends string | number>(value: T, description: string): Shape<T> {
  return simple({ description, const: value }, JSON.stringify(value), (given) => given === value);
}

export function choice<const T extends string>(values: readonly T[], description: string): Shape<T> {
  return simple({ description, enum: values }, `one of ${values.join(', ')}`, (value) => values.includes(value as T));
}

export function list<T>(of: Shape<T>, description: string): Shape<readonly T[]> {
  return {
    schema: { description, type: 'array', items: of.schema },
    problem: (value, place) => {
      if (!Array.isArray(value)) return `${place} is not a list`;
      for (const [position, item] of value.entries()) {
        const problem = of.problem(item, `${place}[${position}]`);
        if (problem !== undefined) return problem;
      }
      return undefined;
    },
  };
}

export function record<const M extends Members>(members: M, description: string): Shape<RecordOf<M>> {
  const entries = Object.entries(members);
  return {
    schema: {
      description,
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
      required: entries.filter(([, { isOptional }]) => !isOptional).map(([name]) => name),
      additionalProperties: false,
    },
    problem: (value, place) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return `${place === '' ? 'it' : place} is not an object`;
      for (const [name, member] of entries) {
        const given = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
        if (given === undefined && member.isOptional) continue;
        const problem = member.problem(given, place === '' ? name : `${place}.${name}`);
        if (problem !== undefined)
          return given === undefined ? `${place === '' ? '' : `${place}.`}${name} is missing` : problem;
      }
      return undefined;
    },
  };
}

/** May be absent. */
export function optional<T>(shape: Shape<T>): Shape<T> & { readonly isOptional: true } {
  return { ...shape, isOptional: true };
}
