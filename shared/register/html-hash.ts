import { sha256 } from '../assessment/sha256';

/** What a content security policy names a style or script by. */
export function sourceHash(text: string): string {
  const hex = sha256(text);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const sextets = bits.padEnd(Math.ceil(bits.length / 6) * 6, '0').match(/.{6}/g) ?? [];
  const base64 = sextets.map((sextet) => alphabet[Number.parseInt(sextet, 2)]).join('');
  return `sha256-${base64.padEnd(Math.ceil(base64.length / 4) * 4, '=')}`;
}
