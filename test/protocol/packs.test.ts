import { describe, expect, it } from 'vitest';
import { type NewPhraseResult, newPhraseRequest } from '../../shared/protocol';
import { start } from './sessions';
import { message } from './texts';

const invite = 'linkedin/invite.outreach.md';
const policy = 'outreach.yaml';
const pack = 'packs/house.yaml';
const naming = 'packs: [packs/house.yaml]\n';
const banning = 'banned: [synergy]\n';
const text = message({ body: 'We found synergy.' });

/** What is said of words and packs. */
const ofPacks = (problems: readonly string[]) =>
  problems.filter((each) => /pack-invalid|promotional-phrasing/.test(each));

describe('a house pack', () => {
  it('that is created, edited and deleted changes the templates under its policy', async () => {
    const session = await start({ [invite]: text, [policy]: naming });
    await session.open(invite);
    expect(ofPacks(await session.problems(invite))).toEqual([]);
    expect(ofPacks(await session.problems(policy))).toEqual(['pack-invalid | packs/house.yaml | error']);

    await session.told(() => session.createFile(pack, banning));
    expect(ofPacks(await session.problems(invite))).toEqual(['promotional-phrasing | synergy | warning']);
    expect(ofPacks(await session.problems(policy))).toEqual([]);

    await session.told(() => session.editFile(pack, 'banned: [found]\n'));
    expect(ofPacks(await session.problems(invite))).toEqual(['promotional-phrasing | found | warning']);

    await session.told(() => session.delete(pack));
    expect(ofPacks(await session.problems(invite))).toEqual([]);
  });

  it('that is named in an open policy is read at once', async () => {
    const session = await start({ [invite]: text, [policy]: '# Ours', [pack]: banning });
    await session.open(policy);
    expect(ofPacks(await session.problems(invite))).toEqual([]);
    await session.told(() => session.type(policy, { after: '# Ours' }, `\n${naming}`));
    expect(ofPacks(await session.problems(invite))).toEqual(['promotional-phrasing | synergy | warning']);
  });

  it('shows what is wrong in it while it is open; other YAML files are nobody’s business', async () => {
    const session = await start({
      [invite]: text,
      [policy]: naming,
      [pack]: 'bannd: [synergy]\n',
      'other.yaml': 'bannd: [x]\n',
    });
    await session.open(pack, undefined, { languageId: 'yaml' });
    await session.open('other.yaml', undefined, { languageId: 'yaml' });
    expect(await session.problems(pack)).toEqual(['pack-invalid | bannd | error']);
    expect(await session.problems('other.yaml')).toEqual([]);
  });
});

describe('a phrase from a selection', () => {
  const ask = (session: Awaited<ReturnType<typeof start>>, words: string, kind = 'P01') =>
    session.connection.sendRequest<NewPhraseResult>(newPhraseRequest, {
      template: session.uri(invite),
      words,
      kind,
      reason: 'Our offer.',
    });

  it('creates the pack and names it where there is none', async () => {
    const session = await start({ [invite]: text });
    const { create, edit } = await ask(session, 'three bouquets');
    expect(edit).toEqual([]);
    expect(create.map(({ uri }) => uri)).toEqual([session.uri(pack), session.uri(policy)]);
    expect(create[1]?.text).toBe('packs:\n  - packs/house.yaml\n');
  });

  it('goes into the pack that the policy names', async () => {
    const session = await start({ [invite]: text, [policy]: 'packs: [words.yaml]\n', 'words.yaml': banning });
    const result = await ask(session, 'teamwork', 'banned');
    expect(result.create).toEqual([]);
    expect(result.edit).toEqual([
      {
        uri: session.uri('words.yaml'),
        version: null,
        edits: [
          {
            range: { start: { line: 0, character: 16 }, end: { line: 0, character: 16 } },
            newText: ', { phrase: teamwork, reason: Our offer. }',
          },
        ],
      },
    ]);
  });

  it('is refused in plain words where the selection is none', async () => {
    const session = await start({ [invite]: text });
    await expect(ask(session, '...')).rejects.toThrow('Select the words that the phrase is about.');
  });
});
