// What the fuzzer found (npm run fuzz), one by one.
import { expect, it } from 'vitest';
import { uriBelow } from '../../../server/workspace/paths';
import { fingerprintOf } from '../../../shared/assessment/fingerprint';
import { fieldsOutline, type OutlineItem, templateOutline } from '../../../shared/navigation/outline';
import { matcherOfHouse } from '../../../shared/phrasing/house-packs';
import { parsePack } from '../../../shared/phrasing/pack';
import { parsePolicy } from '../../../shared/policy/policy-file';
import { parseTemplate } from '../../../shared/template/template';
import { checked } from '../examples';
import { folderOf } from '../navigation/folder';

it('a policy that names a file by half a character is read, and so are all others', async () => {
  const workspace = await folderOf({
    'outreach.yaml': 'packs: ["\\udc00"]\nextends: "\\ud800.yaml"\nrisk-appetite: cautious\n',
    'a.outreach.md': '---\nlia: "\\udc00"\n---\nHi\n',
  });
  expect(workspace.policyOf('a.outreach.md').riskAppetite).toBe('cautious');
  expect(uriBelow('file:///w', 'a\udc00')).toBe(uriBelow('file:///w', 'a\ufffd'));
});

it('an outline has names that can be seen, and nothing outside of what holds it', () => {
  const names = (items: readonly OutlineItem[]): string[] =>
    items.flatMap(({ name, span, at, children }) => {
      expect([at.start >= span.start, at.end <= span.end]).toEqual([true, true]);
      for (const each of children)
        expect([each.span.start >= span.start, each.span.end <= span.end]).toEqual([true, true]);
      return [name, ...names(children)];
    });
  const text = '---\naudience:\n  "\\u202e": x\nmerge-fields: [{ name: "\\u2066" }]\n---\n';
  for (const name of names(templateOutline(parseTemplate('a.outreach.md', text)))) expect(name.trim()).not.toBe('');
  const broken = 'packs:\n- https://exr"", purpose: - x }, { ample.org\n- Ltd\n';
  const unclosed = 'phrases:\r\n  - { "\u3000';
  for (const policy of [broken, unclosed])
    expect(names(fieldsOutline(policy, parsePolicy('outreach.yaml', policy).root))).not.toEqual([]);
});

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'a value called %s is a wrong value and no more',
  (name) => {
    const header = ['channel', 'source', 'lawful-basis', 'pecr-route', 'message-nature', 'status', 'purpose', 'sector']
      .map((field) => `${field}: ${name}\n`)
      .join('');
    const { findings, template, fields } = checked(
      `---\n${header}audience: { relationship: ${name}, subscriber-type: ${name} }\n${name}: x\n---\nHi {{first_name}} {{${name}}}\n`,
      { policy: `${name}: x\nrules: { ${name}: off }\ndefaults: { channels: { ${name}: { owner: x } } }\n` },
    );
    expect(fingerprintOf(template, fields)).toMatch(/^sha256:/);
    for (const { message } of findings) expect(message).not.toMatch(/function|\[object|undefined/);
  },
);

it('a product with a name of forty words is left out, with its place, and the rest of the pack counts', () => {
  const pack = parsePack('house.yaml', `products: [${'a '.repeat(40)}, Acme Ledger]\n`);
  expect(pack.problems.map(({ message }) => message)).toEqual(['This has more than 20 words, so it is left out.']);
  expect(pack.products.map(({ text }) => text)).toEqual(['Acme Ledger']);
  expect(matcherOfHouse(pack)).toBeDefined();
});
