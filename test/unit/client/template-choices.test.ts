import { describe, expect, it } from 'vitest';
import { choiceGroup, choiceGroups, choiceName, foldersOf } from '../../../client/template-choices';
import { channels, lawfulBases, pecrRoutes, relationships, subscriberTypes } from '../../../shared/vocabulary/choices';

describe('the choices of New Template', () => {
  it('stand under a heading each', () => {
    const groups = channels.map(({ value }) => choiceGroup('channel', { value }));
    expect(groups.every((group) => choiceGroups.includes(group))).toBe(true);
    expect(choiceGroup('channel', { value: 'linkedin-inmail' })).toBe('linkedin');
    expect(choiceGroup('channel', { value: 'linkedin-post' })).toBe('public');
    expect(choiceGroup('channel', { value: 'voicemail-drop' })).toBe('calls-and-post');
    expect(choiceGroup('audience.subscriber-type', { value: 'llp' })).toBe('corporate');
    expect(choiceGroup('audience.subscriber-type', { value: 'mixed' })).toBe('individual');
    expect(choiceGroup('pecr-route', { value: 'consent' })).toBe('fits');
    expect(choiceGroup('lawful-basis', { value: 'contract', care: 'rarely' })).toBe('care');
    expect(choiceGroup('audience.subscriber-type', { value: 'company', refused: 'on LinkedIn' })).toBe('refused');
  });

  it('have names without hyphens that begin with a capital', () => {
    const all = [...channels, ...subscriberTypes, ...relationships, ...pecrRoutes, ...lawfulBases];
    for (const { value } of all) expect(choiceName(value)).toMatch(/^[A-Z][^_]+$/);
    expect(choiceName('sole-trader')).toBe('Sole trader');
    expect(choiceName('llp')).toBe('LLP');
    expect(choiceName('constructor')).toBe('Constructor');
  });
});

describe('the folders of a channel', () => {
  it('are those of its templates, most of them first', () => {
    const templates = [
      { path: 'a.outreach.md', channel: 'email' },
      { path: 'mail/b.outreach.md', channel: 'email' },
      { path: 'mail/c.outreach.md', channel: 'email' },
      { path: 'sms/d.outreach.md', channel: 'sms' },
    ];
    expect(foldersOf('email', templates)).toEqual([
      { folder: 'mail', count: 2 },
      { folder: '', count: 1 },
    ]);
    expect(foldersOf('fax', templates)).toEqual([]);
  });
});
