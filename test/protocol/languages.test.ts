import { readFileSync } from 'node:fs';
import { config } from '@vscode/l10n';
import { describe, expect, it, onTestFinished } from 'vitest';
import { waiverRequest } from '../../shared/protocol';
import { start } from './sessions';
import { message } from './texts';

const path = 'a.outreach.md';
const mixed = message({ channel: 'email', nature: 'mixed', body: 'Your order is on its way. 20% off your next one.' });

describe('a client that hands over the words of its window', () => {
  it.each([
    ['de', 'Mit Begründung ausnehmen... (mixed-nature)', 'Geben Sie eine Begründung an'],
    ['fr', 'Accepter avec une raison... (mixed-nature)', 'Donnez une raison'],
  ])('is offered fixes and refused in them, and told of the law in English: %s', async (language, offer, refusal) => {
    // The words are those of the whole process, which other tests share.
    onTestFinished(() => config({ contents: {} }));
    const texts = JSON.parse(readFileSync(`client/l10n/bundle.l10n.${language}.json`, 'utf8'));
    const session = await start({ [path]: mixed }, { initializationOptions: { waiverCommand: 'waive', texts } });
    await session.open(path);
    expect((await session.fixes(path, 'mixed')).at(-1)).toBe(offer);
    const asked = { uri: session.uri(path), rule: 'mixed-nature', reason: '' };
    await expect(session.connection.sendRequest(waiverRequest, asked)).rejects.toThrow(refusal);
    const [found] = (await session.diagnostics(path)).filter(({ code }) => code === 'mixed-nature');
    expect(found?.message).toMatch(/\bmessage\b.*\bPECR\b|\bmarketing\b/);
  });
});
