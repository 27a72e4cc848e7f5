import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../shared/assessment/sha256';

describe('SHA-256', () => {
  // The vectors of FIPS 180-4 and its examples.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('of a vector', (text, expected) => {
    expect(sha256(text)).toBe(expected);
  });

  it('is what everybody else makes of a text, whatever its length and letters', () => {
    const letters = 'aé€😀\u0000\n';
    for (let length = 0; length < 140; length++) {
      const text = Array.from({ length }, (_, i) => [...letters][(i * 7 + length) % 6]).join('');
      expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }
  });

  it('takes half of a surrogate pair', () => {
    expect(sha256('\ud83d')).toMatch(/^[0-9a-f]{64}$/);
    expect(sha256('\ud83d')).not.toBe(sha256('\ufffd'));
  });
});
