// What the tests use of Node's assertions, for where there is no Node.
class AssertionError extends Error {
  override readonly name = 'AssertionError';

  constructor({ message }: { message: string }) {
    super(message);
  }
}

function check(holds: boolean, message: string | undefined, otherwise: string): asserts holds {
  if (!holds) throw new AssertionError({ message: message ?? otherwise });
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));

export default {
  AssertionError,
  ok: (value: unknown, message?: string) => check(Boolean(value), message, `${shown(value)} is not true`),
  equal: (actual: unknown, wanted: unknown, message?: string) =>
    check(Object.is(actual, wanted), message, `${shown(actual)}\nis not\n${shown(wanted)}`),
  deepEqual: (actual: unknown, wanted: unknown, message?: string) =>
    check(isSame(actual, wanted), message, `${shown(actual)}\nis not\n${shown(wanted)}`),
  match: (text: string, pattern: RegExp, message?: string) =>
    check(pattern.test(text), message, `${pattern} does not match\n${text}`),
  doesNotMatch: (text: string, pattern: RegExp, message?: string) =>
    check(!pattern.test(text), message, `${pattern} matches\n${text}`),
};
