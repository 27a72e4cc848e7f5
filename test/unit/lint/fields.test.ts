import { describe, expect, it } from 'vitest';
import { insideOf } from '../../../shared/policy/paths';
import { policyFor } from '../../../shared/policy/policy';
import { parsePolicy } from '../../../shared/policy/policy-file';
import { checked, found, marks } from '../examples';

const policy = `
defaults:
  owner: Head of Marketing
  sender: { organisation: Example Ltd, profile: company }
  audience: { includes-children: false, subscriber-type: unknown }
  channels:
    linkedin-message:
      audience: { address-type: platform-account }
      sender: { profile: personal }
  folders:
    "charity/**": { owner: Head of Fundraising, organisation: { type: charity } }
    "charity/special/**": { owner: Director }
`;

describe('a field of a template', () => {
  const fields = (text: string, path?: string) => checked(text, { policy, path }).fields;

  it('comes from the template first, then the folder, the channel and everybody', () => {
    const own = '---\nchannel: linkedin-message\naudience:\n  segment: People\n  subscriber-type: company\n---\n';
    expect(fields(own).text('audience.subscriber-type')).toBe('company');
    expect(fields(own).text('audience.address-type')).toBe('platform-account');
    expect(fields(own).text('sender.profile')).toBe('personal');
    expect(fields(own).text('sender.organisation')).toBe('Example Ltd');
    expect(fields(own).text('owner')).toBe('Head of Marketing');
    expect(fields('---\nchannel: email\n---\n').text('sender.profile')).toBe('company');
  });

  it('the later of two folders that match wins, and mappings merge', () => {
    expect(fields('---\n---\n', 'charity/a.outreach.md').text('owner')).toBe('Head of Fundraising');
    const special = fields('---\n---\n', 'charity/special/a.outreach.md');
    expect(special.text('owner')).toBe('Director');
    expect(special.text('organisation.type')).toBe('charity');
  });

  it('says where its value is written: file and place', () => {
    const text = '---\nchannel: linkedin-message\nsender: { person: Ana }\nsubject:\n---\n';
    const shown = (path: string) => {
      const origin = fields(text).originOf(path);
      if (origin?.kind === 'template') return `template: ${text.slice(origin.span.start, origin.span.end)}`;
      if (origin?.kind === 'policy')
        return `${origin.file.path}: ${origin.file.text.slice(origin.span.start, origin.span.end)}`;
      return origin?.kind;
    };
    expect(shown('sender.person')).toBe('template: Ana');
    expect(shown('sender.profile')).toBe('outreach.yaml: personal');
    expect(shown('sender.organisation')).toBe('outreach.yaml: Example Ltd');
    expect(shown('jurisdictions')).toBe('built-in');
    expect(shown('subject')).toBeUndefined();
  });

  it('an empty value is inherited; the built-in defaults come last', () => {
    expect(fields('---\nowner:\n---\n').text('owner')).toBe('Head of Marketing');
    expect(fields('---\n---\n').text('status')).toBe('draft');
    expect(fields('---\n---\n').texts('jurisdictions')).toEqual(['GB']);
    expect(checked('---\n---\n', { path: 'a/b/hello.outreach.txt' }).id).toBe('hello');
  });

  it('may be written short', () => {
    expect(fields('---\nlia: LIA-1\nsource: own-crm\n---\n').text('lia.ref')).toBe('LIA-1');
    expect(fields('---\nlia: { ref: LIA-1, version: 2 }\n---\n').text('lia.version')).toBe('2');
    expect(checked('---\nlia: LIA-1\nsource: own-crm\n---\n').facts.sourceType).toBe('own-crm');
  });

  it('inherited is not missing', () => {
    const [top] = found('missing-field', '---\ntitle: A\nchannel: linkedin-message\n---\nHi', { policy });
    expect(top?.message).not.toMatch(/"owner"|"sender/);
    expect(top?.message).toMatch(/"purpose"/);
  });
});

describe('outreach.yaml', () => {
  it('the nearest above the template holds, whole', () => {
    const files = [
      parsePolicy('outreach.yaml', 'risk-appetite: cautious'),
      parsePolicy('a/outreach.yaml', 'time-zone: UTC'),
    ];
    expect(policyFor('x.outreach.md', files).riskAppetite).toBe('cautious');
    expect(policyFor('a/x.outreach.md', files).riskAppetite).toBe('balanced');
    expect(policyFor('ab/x.outreach.md', files).riskAppetite).toBe('cautious');
  });

  it('a wrong setting falls back to the built-in one', () => {
    const wrong = parsePolicy(
      'outreach.yaml',
      'risk-appetite: relaxed\nassessments: { review-months: never, folder: [] }\ntemplates: 5\n',
    );
    const built = policyFor('x.outreach.md', [wrong]);
    expect([built.riskAppetite, built.assessments.reviewMonths, built.assessments.folder]).toEqual([
      'balanced',
      12,
      'assessments',
    ]);
    expect(built.declaresTemplate('x.md')).toBe(false);
  });

  it('patterns are seen from its own folder', () => {
    const built = policyFor('mail/a.mjml', [
      parsePolicy('mail/outreach.yaml', 'templates: ["**/*.mjml"]\nexclude: ["old/**"]'),
    ]);
    expect(built.declaresTemplate('mail/x/a.mjml')).toBe(true);
    expect(built.excludes('mail/old/a.outreach.md')).toBe(true);
    expect(built.excludes('old/a.outreach.md')).toBe(false);
  });

  it.each([
    ['mail', '../assessments', 'assessments'],
    ['', '../../../etc', 'etc'],
    ['mail', '/abs/../x', 'mail/x'],
    ['', 'C:\\secrets', 'secrets'],
    ['mail', '.', 'mail'],
  ])('a folder below %j named %j stays in the workspace: %j', (folder, named, inside) => {
    expect(insideOf(folder, named)).toBe(inside);
  });
});

describe('objection handling on LinkedIn', () => {
  const message = (more: string) => `---\nchannel: linkedin-message\n${more}\n---\nHello.`;
  const listed = 'suppression-list: CRM';

  it.each([
    ['Anyone who asks us to stop is added to the suppression list the same day and is not messaged again'],
    ['People reply "no thanks"; we remove the connection and put them on the do-not-contact list'],
    ['Whoever tells us is recorded as do not contact and hears no more from any of us'],
  ])('is content with: %s', (handling) => {
    expect(
      marks('objection-handling', message(`opt-out: { handling: ${JSON.stringify(handling)} }\n${listed}`)),
    ).toEqual([]);
  });

  it.each([
    ['We delete the connection when somebody replies that they object'],
    ['We respect objections'],
    ['People can reply to tell us'],
    ['n/a'],
  ])('asks for more than: %s', (handling) => {
    expect(
      found('objection-handling', message(`opt-out: { handling: ${JSON.stringify(handling)} }\n${listed}`)).map(
        ({ severity }) => severity,
      ),
    ).toEqual(['warning']);
  });

  it('wants the suppression list even where handling is described', () => {
    const [finding] = found(
      'objection-handling',
      message('opt-out: { handling: Anyone who replies that they object is suppressed and not messaged again }'),
    );
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toContain('"suppression-list"');
  });

  it('inherited from the policy it is there; the policy of another LinkedIn channel is offered', () => {
    const handling = 'Anyone who replies that they object is suppressed and not messaged again';
    const defaults = (channel: string) =>
      `defaults:\n  channels:\n    ${channel}:\n      opt-out: { handling: ${handling} }\n      suppression-list: CRM\n`;
    expect(found('objection-handling', message('title: A'), { policy: defaults('linkedin-message') })).toEqual([]);
    const [finding] = found('objection-handling', message('title: A'), { policy: defaults('linkedin-inmail') });
    expect(finding?.fixes.map((fix) => fix.title)).toEqual(['Add objection handling from the policy']);
  });

  it('never invents an answer where the policy has none', () => {
    const [finding] = found('objection-handling', message('title: A'));
    const [fix] = finding!.fixes;
    expect(fix && 'edits' in fix && fix.edits.map((edit) => edit.newText).join('')).toMatch(/handling: "" #/);
  });
});
