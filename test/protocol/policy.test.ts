import { describe, expect, it } from 'vitest';
import { type EffectivePolicyResult, effectivePolicyRequest } from '../../shared/protocol';
import { start } from './sessions';
import { message } from './texts';

const mixed = message({ channel: 'email', nature: 'mixed', body: 'Your order is on its way. 20% off your next one.' });
const inside = 'team/a.outreach.md';

describe('a policy that others extend', () => {
  it('changes the findings below every policy that extends it, as it is typed', async () => {
    const session = await start({
      [inside]: mixed,
      'other/b.outreach.md': mixed,
      'team/outreach.yaml': 'extends: ../policies/house.yaml\n',
      'policies/house.yaml': 'rules: { mixed-nature: off }\n',
    });
    expect(await session.rules(inside)).not.toContain('mixed-nature');
    expect(await session.rules('other/b.outreach.md')).toContain('mixed-nature');
    await session.open('policies/house.yaml');
    const { refreshes } = session;
    await session.told(() => session.replace('policies/house.yaml', 'off', 'error'));
    expect(session.refreshes).toBeGreaterThan(refreshes);
    expect(await session.problems(inside)).toContainEqual(expect.stringMatching(/^mixed-nature .* error$/));
  });

  it('is checked itself, at its own places', async () => {
    const session = await start({
      'outreach.yaml': 'extends: house.yml\n',
      'house.yml': 'risk-apetite: cautious\n',
      'unrelated.yml': 'risk-apetite: cautious\n',
    });
    expect(await session.problems('house.yml')).toEqual(['policy-value | risk-apetite | error']);
    expect(await session.problems('unrelated.yml')).toEqual([]);
    expect(await session.problems('outreach.yaml')).toEqual([]);
  });

  it('counts from the moment it is there, and no longer than that', async () => {
    const session = await start({ [inside]: mixed, 'outreach.yaml': 'extends: house.yaml\n' });
    expect(await session.rules('outreach.yaml')).toEqual(['policy-value']);
    await session.told(() => session.createFile('house.yaml', 'rules: { mixed-nature: off }\n'));
    expect(await session.rules('outreach.yaml')).toEqual([]);
    expect(await session.rules(inside)).not.toContain('mixed-nature');
    await session.told(() => session.delete('house.yaml'));
    expect(await session.rules(inside)).toContain('mixed-nature');
    expect(await session.rules('outreach.yaml')).toEqual(['policy-value']);
  });

  it('is read when it is named while typing, and so is what that one extends', async () => {
    const session = await start({
      [inside]: mixed,
      'outreach.yaml': 'risk-appetite: balanced\n',
      'a/one.yaml': 'extends: ../b/two.yaml\n',
      'b/two.yaml': 'rules: { mixed-nature: off }\n',
    });
    await session.open('outreach.yaml');
    await session.told(() => session.type('outreach.yaml', { after: 'balanced\n' }, 'extends: a/one.yaml\n'));
    await session.told(() => session.type('outreach.yaml', { after: 'balanced\n' }, '# typed on\n'));
    expect(await session.rules(inside)).not.toContain('mixed-nature');
    expect(await session.rules('outreach.yaml')).toEqual([]);
  });
});

describe('the policy in force', () => {
  it('is told for a template, with what it inherits and from where', async () => {
    const session = await start({
      [inside]: message({ channel: 'sms' }),
      'outreach.yaml': 'defaults:\n  channels:\n    sms: { privacy-notice: https://example.com/privacy }\n',
    });
    const { path, yaml } = await session.connection.sendRequest<EffectivePolicyResult>(effectivePolicyRequest, {
      uri: session.uri(inside),
    });
    expect(path).toBe(inside);
    expect(yaml).toMatch(/privacy-notice: "https:\/\/example\.com\/privacy" +# outreach\.yaml:3/);
    const folder = await session.connection.sendRequest<EffectivePolicyResult>(effectivePolicyRequest, {
      uri: session.uri('').replace(/\/$/, ''),
    });
    expect(folder.path).toBe('');
  });
});
