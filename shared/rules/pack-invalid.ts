import type { Finding } from '../lint/finding';
import { shown } from '../lint/shown';
import type { Pack } from '../phrasing/pack';
import { exampleProblems } from '../phrasing/pack-examples';
import { packReferences } from '../policy/policy';
import type { PolicyFile } from '../policy/policy-file';
import type { Span } from '../text/span';
import type { RuleDescription } from './rule';

const source = 'Lawful Outreach packs';

export const packInvalid: RuleDescription & {
  check(pack: Pack): Finding[];
  /** What is wrong with the packs that a policy file names; `isThere` tells whether one can be read. */
  checkReferences(file: PolicyFile, isThere: (path: string) => boolean): Finding[];
} = {
  code: 'pack-invalid',
  title: "A house pack that can't be read or doesn't do what it says",
  severity: 'error',
  why: "A phrase that can't be read is left out, and messages are checked without it; all other phrases count. Examples are the tests of a phrase: one that behaves otherwise than the pack says shows that the pattern is wrong.",
  sources: [source],
  bad: [
    {
      title: 'A pattern with a missing bracket',
      template: [
        'phrases:',
        '  - pattern: "(bank holiday|easter bundle"',
        '    category: P01',
        '    confidence: definite',
        '    reason: Our seasonal offers.',
        '',
      ].join('\n'),
      path: 'packs/house.yaml',
      marks: ['"(bank holiday|easter bundle"'],
    },
    {
      title: "A category that doesn't exist, and an example that isn't found",
      template: [
        'phrases:',
        '  - pattern: easter bundle',
        '    category: P21',
        '    confidence: definite',
        '    reason: Our seasonal offers.',
        '  - pattern: summer bundle',
        '    category: P01',
        '    confidence: definite',
        '    reason: Our seasonal offers.',
        '    flags: [get the Christmas hamper]',
        '',
      ].join('\n'),
      path: 'packs/house.yaml',
      marks: ['P21', 'get the Christmas hamper'],
    },
  ],
  good: [
    {
      title: 'A house pack',
      template: [
        'products: [Acme Ledger]',
        'straplines: [Numbers you can trust.]',
        'allowed: [free on board]',
        'banned:',
        '  - { phrase: synergy, reason: It says nothing., instead: teamwork }',
        'phrases:',
        '  - pattern: (easter|summer) bundle~',
        '    category: P01',
        '    confidence: definite',
        '    reason: Our seasonal offers.',
        '    flags: [the Easter bundle is here]',
        '    ignores: [a bundle of papers]',
        '',
      ].join('\n'),
      path: 'packs/house.yaml',
    },
  ],
  check(pack) {
    const finding = ({ span, message }: { span: Span; message: string }): Finding =>
      shown({ rule: this.code, severity: 'error', span, message, source, fixes: [] });
    return [...pack.problems, ...exampleProblems(pack)].map(finding);
  },
  checkReferences(file, isThere) {
    return packReferences(file).flatMap(({ path, written, span }): Finding[] => {
      const message =
        path === undefined
          ? `"${written}" leads out of the workspace folder, so it is not read. Packs stand inside it, named from this file on.`
          : isThere(path)
            ? undefined
            : `There is no pack "${written}" that can be read. Create ${path}, or take it out of this list.`;
      return message === undefined
        ? []
        : [shown({ rule: this.code, severity: 'error', span, message, source, fixes: [] })];
    });
  },
};
