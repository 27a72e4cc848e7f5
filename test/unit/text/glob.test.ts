import { describe, expect, it } from 'vitest';
import { glob } from '../../../shared/text/glob';

describe('a pattern', () => {
  it.each([
    ['**/*.mjml', ['a.mjml', 'mail/a.mjml', 'mail/2026/.a.mjml'], ['a.mjml.txt', 'mjml', 'a/b.MJML']],
    ['*.mjml', ['a.mjml', '.mjml'], ['mail/a.mjml']],
    ['archive/**', ['archive/a.md', 'archive/x/y/a.md'], ['archive', 'archives/a.md', 'x/archive/a.md']],
    ['./archive/**', ['archive/a.md'], ['x/archive/a.md']],
    ['/archive/**', ['archive/a.md'], ['x/archive/a.md']],
    ['**/archive/**', ['archive/a.md', 'x/archive/y/a.md'], ['xarchive/a.md', 'archivex/a.md']],
    ['a/**/b.md', ['a/b.md', 'a/x/b.md', 'a/x/y/b.md'], ['ab.md', 'a/xb.md']],
    ['**', ['a', 'a/b', '.a'], []],
    ['a**b', ['ab', 'axb'], ['a/b', 'ax/b']],
    ['***/x', ['x', 'a/x'], ['ax']],
    ['{mail,sms}/*.{md,txt}', ['mail/a.md', 'sms/a.txt'], ['mail/a.html', 'post/a.md', '{mail,sms}/a.md']],
    ['{a,b{c,d}}/x', ['a/x', 'bc/x', 'bd/x'], ['b/x', 'c/x']],
    ['{**/,}a', ['a', 'x/a'], ['xa']],
    ['x{,.bak}', ['x', 'x.bak'], ['x.']],
    ['q?.md', ['q1.md', 'qä.md', 'q🎉.md'], ['q.md', 'q/.md', 'q12.md']],
    ['[a-c]x[!0-9]', ['axb', 'cx-'], ['dxb', 'ax1', 'ax/']],
    ['[]x]', [']', 'x'], ['[]x]']],
    ['[a', ['[a'], ['a']],
    ['{a,b', ['{a,b'], ['a']],
    ['a}', ['a}'], ['a']],
    ['a\\*b', ['a*b'], ['axb']],
    ['a\\', ['a\\'], ['a']],
    ['(a|b)+.md', ['(a|b)+.md'], ['a.md', 'ab.md']],
    ['@(a).md', ['@(a).md'], ['a.md']],
    ['!a.md', ['!a.md'], ['a.md', 'b.md']],
    ['', [''], ['a']],
    ['Grüße/**', ['Grüße/a.md'], ['Grusse/a.md']],
  ])('%s matches what it says and nothing else', (pattern, matching, others) => {
    const matches = glob(pattern);
    expect(matching.filter((path) => !matches(path))).toEqual([]);
    expect(others.filter((path) => matches(path))).toEqual([]);
  });

  // None of these would come back within a person's life if matching could backtrack.
  it.each([
    ['(a+)+c', 60],
    [`${'*a'.repeat(200)}c`, 1000],
    [`${'**/'.repeat(150)}c`, 1000],
    [`${'{a,a}'.repeat(90)}c`, 100],
    [`${'{'.repeat(200)}a${',a}'.repeat(90)}`, 100],
    [`${'*'.repeat(499)}c`, 1000],
    ['*'.repeat(501), 10],
  ])('as hostile as %.20s is decided', (pattern, length) => {
    expect(typeof glob(pattern)('a'.repeat(length))).toBe('boolean');
    expect(glob(pattern)('a/'.repeat(length))).toBe(false);
  });
});
