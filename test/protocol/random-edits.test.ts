// Whatever somebody types, pastes, opens and closes, and whatever changes on disk meanwhile: the server then says what a fresh one says of
// the same texts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approved } from '../unit/assessment/files';
import { bodyPieces, headerPieces, Random, randomTemplate } from './random';
import { pullCapabilities, type Session, startSession } from './session';

const paths = ['a.outreach.md', 'b.outreach.html', 'assessments/x.lia.md', 'outreach.yaml'] as const;
const policyPieces = [
  'defaults:\n  owner: x\n',
  'defaults:\n  folders:\n    "**": { owner: x }\n',
  'exclude: ["b*"]\n',
  'risk-appetite: cautious\n',
  'assessments:\n  id: "LIA-{n}"\n',
  'templates: ["**/*.mjml"]\n',
  'people: [',
];
const assessmentPieces = ['### P1 ', '## 1 ', '### B8\n', 'status: draft\n', 'id: LIA-2026-041\n', 'scope:\n'];
const pieces = [...headerPieces, ...bodyPieces, ...policyPieces, ...assessmentPieces];

const capabilities = {
  ...pullCapabilities,
  textDocument: { ...pullCapabilities.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};

const onePath = fc.constantFrom(...paths);
const change = fc.record({
  at: fc.nat(),
  // Mostly a word or a line; now and then half of the file.
  length: fc.oneof({ weight: 9, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(2000) }),
  text: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  ),
});
const written = fc.oneof(
  fc.nat(1000).map((seed) => randomTemplate(new Random(seed))),
  fc.constant(approved),
  fc.constantFrom(...policyPieces),
);
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('type' as const),
      path: onePath,
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), path: onePath }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('write' as const), path: onePath, text: written }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('ask' as const, 'list' as const), path: onePath }) },
);
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;
type Change = typeof change extends fc.Arbitrary<infer Made> ? Made : never;

/** All that an editor asks of a file, and shows. */
async function told(session: Session, path: string): Promise<unknown> {
  const params = { textDocument: { uri: session.uri(path) } };
  const { connection } = session;
  // At the same time, as editors do.
  const [diagnostics, symbols, tokens, folds] = await Promise.all([
    session.diagnostics(path),
    connection.sendRequest('textDocument/documentSymbol', params),
    connection.sendRequest<{ data: number[] } | null>('textDocument/semanticTokens/full', params),
    connection.sendRequest('textDocument/foldingRange', params),
  ]);
  return { diagnostics, symbols, tokens: tokens?.data, folds };
}

/** One notification: each change is made in the text that the one before has left. */
async function type(session: Session, path: string, changes: readonly Change[]): Promise<void> {
  let text = session.text(path);
  // Between the two halves of CRLF there is no place where an editor could put anything.
  const place = (at: number) => (text[at - 1] === '\r' && text[at] === '\n' ? at - 1 : at);
  const made = changes.map((each) => {
    const start = place(each.at % (text.length + 1));
    const end = Math.max(start, place(Math.min(text.length, start + each.length)));
    text = text.slice(0, start) + each.text + text.slice(end);
    return { start, end, text: each.text };
  });
  // What only ever grows would take longer with every step.
  const { length } = session.text(path);
  await session.change(path, length > 8000 ? [{ start: 0, end: length, text: '' }] : made);
}

/** Does all that to one server, and asks a second one, which starts then. */
async function compare(first: string, second: string, steps: readonly Step[], closing: boolean): Promise<void> {
  const files = {
    'a.outreach.md': first,
    'b.outreach.html': second,
    'assessments/x.lia.md': approved,
    'outreach.yaml': 'defaults:\n  owner: Head of Marketing\n',
  };
  const sessions = [await startSession(files, { capabilities })];
  const [session] = sessions as [Session];
  const isOpen = new Set<string>();
  try {
    for (const each of steps) {
      if (each.kind === 'write') await session.editFile(each.path, each.text);
      else if (each.kind === 'list') await session.templates();
      else if (each.kind === 'ask') await told(session, each.path);
      else if (each.kind === 'close') {
        if (isOpen.delete(each.path)) await session.close(each.path);
      } else if (!isOpen.has(each.path)) {
        await session.open(each.path);
        isOpen.add(each.path);
      } else if (each.kind === 'type') await type(session, each.path, each.changes);
    }
    // Those that close count again as they are on disk.
    if (closing) {
      for (const path of isOpen) await session.close(path);
      isOpen.clear();
    }
    const fresh = await startSession(Object.fromEntries(paths.map((path) => [path, session.onDisk(path)])), {
      capabilities,
    });
    sessions.push(fresh);
    for (const path of isOpen) await fresh.open(path, session.text(path), { keepMark: true });
    const plain = (each: unknown) =>
      JSON.parse(JSON.stringify(each).replaceAll(session.root, '/r').replaceAll(fresh.root, '/r'));
    for (const path of paths) expect(plain(await told(session, path)), path).toEqual(plain(await told(fresh, path)));
    // How often something was told is no part of what is told.
    const list = async (of: Session) => plain({ ...(await of.templates()), state: 0 });
    expect(await list(session)).toEqual(await list(fresh));
    expect(session.logged).toEqual([]);
  } finally {
    for (const each of sessions) await each.end();
  }
}

describe('random edits', () => {
  it('leave the server where a fresh one would be', async () => {
    const template = fc.nat(100_000).map((seed) => randomTemplate(new Random(seed)));
    const steps = fc.array(step, { minLength: 20, maxLength: 90, size: 'max' });
    await fc.assert(fc.asyncProperty(template, template, steps, fc.boolean(), compare), { numRuns: 10 });
  });
});
