import { type Register, registerShape } from './register';

/** An earlier register in its JSON form, or in a clause why the text is none. Never throws. */
export function readRegister(text: string): { readonly register: Register } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return { problem: 'it is not JSON' };
  }
  const problem = registerShape.problem(value, '');
  return problem === undefined ? { register: value as Register } : { problem };
}
