import { Fields } from '../lint/fields';
import type { Fix } from '../lint/finding';
import { insertFields, type NewField } from '../lint/insert-fields';
import { placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import { emptyMapping, entryAt } from '../text/tree';
import { yamlText } from '../text/yaml-text';
import { channels } from '../vocabulary/choices';
import type { TemplateRule } from './rule';

const header = ['---', 'channel: linkedin-message', 'audience:', '  segment: Connections', ''].join('\n');

export const objectionHandling: TemplateRule = {
  code: 'objection-handling',
  title: 'Where a platform offers no opt-out, you must handle objections',
  severity: 'error or warning',
  why: 'People can object to direct marketing at any time, and the right is absolute. LinkedIn and other private messages have no unsubscribe link, so the template has to say how people can tell you to stop and what your team does then. Removing somebody from your connections is not enough: a suppression list keeps colleagues, other channels and a new connection from contacting them again.',
  sources: [
    'UK GDPR Art 21(2)-(3)',
    'ICO, Direct marketing guidance: respect preferences',
    'ProvePrivacy, LinkedIn Marketing',
  ],
  bad: [
    {
      title: 'Nothing about objections',
      template: `${header}---\nOur office has moved.\n`,
      marks: ['linkedin-message'],
    },
    {
      title: 'Removing the connection and nothing else',
      template: `${header}opt-out:\n  handling: If somebody replies that they object we remove the connection\n---\nOur office has moved.\n`,
      marks: ['opt-out', 'If somebody replies that they object we remove the connection'],
    },
    {
      title: 'An unsubscribe link that LinkedIn does not know',
      template: `${header}opt-out:\n  mechanism: unsubscribe-link\n  handling: Anyone who replies "no thanks" is added to the suppression list the same day and not messaged again\nsuppression-list: CRM list "LinkedIn do not contact"\n---\nOur office has moved.\n`,
      marks: ['unsubscribe-link'],
    },
    {
      title: 'Marketing by private message on another platform',
      template:
        '---\nchannel: whatsapp\nmessage-nature: marketing\nsuppression-list: CRM list\n---\n20% off all courses.\n',
      marks: ['whatsapp'],
    },
  ],
  good: [
    {
      title: 'How they tell us, what we do, and where it is kept',
      template: `${header}opt-out:\n  handling: Anyone who replies "no thanks" is added to the suppression list the same day and not messaged again\nsuppression-list: CRM list "LinkedIn do not contact"\n---\nOur office has moved.\n`,
    },
    { title: 'A channel with an opt-out of its own', template: '---\nchannel: email\n---\nOur office has moved.\n' },
    { title: 'A public post', template: '---\nchannel: linkedin-post\n---\nOur office has moved.\n' },
  ],
  *check(subject) {
    const { facts, fields, template } = subject;
    if (!template.readable) return;
    if (privateMessages.includes(facts.channel?.value ?? '')) yield* elsewhere(subject);
    if (!facts.channel?.linkedIn) return;
    const handling = fields.text('opt-out.handling');
    const missing = [
      ...(handling ? [] : ['opt-out.handling']),
      ...(fields.find('suppression-list') ? [] : ['suppression-list']),
    ];
    const source = 'UK GDPR Art 21(2)-(3)';
    if (missing.length > 0) {
      const blank = missing.map((path) => entryAt(template.root, path)?.keySpan).find((span) => span !== undefined);
      const optOut = blank ?? entryAt(template.root, 'opt-out')?.keySpan;
      yield {
        severity: 'error',
        span: optOut ?? fields.span('channel') ?? { start: 0, end: 3 },
        message: `LinkedIn gives people no way to opt out, so the template must say how you handle objections. Missing: ${missing.map((path) => `"${path}"`).join(' and ')}. Add how people tell you to stop, what your team does then, and where you keep who must not be contacted.`,
        source,
        fixes: handlingFixes(subject, missing),
      };
    }
    if (handling) yield* weakHandling(handling, subject);
    const link = fields.findOwn('opt-out.mechanism');
    if (link && fields.text('opt-out.mechanism') === 'unsubscribe-link') {
      yield {
        severity: 'warning',
        span: link.span,
        message:
          'An unsubscribe link stops emails; it does not control LinkedIn messages. Let people reply, act on it by hand ("reply-and-manual"), and put them on the suppression list.',
        source,
        fixes: [
          {
            title: 'Let people reply, and act by hand',
            safety: 'suggestion',
            edits: [{ span: link.span, newText: 'reply-and-manual' }],
          },
        ],
      };
    }
  },
};

/** Other platforms on which people write to each other. They have ways to block a sender, but none to opt out of a kind of message. */
const privateMessages = ['whatsapp', 'messenger', 'instagram-dm', 'x-dm', 'other-dm'];

function* elsewhere(subject: Subject) {
  const { facts, fields, nature } = subject;
  const handling = fields.text('opt-out.handling');
  if (handling) {
    yield* weakHandling(handling, subject);
    return;
  }
  if (nature !== 'marketing' && nature !== 'borderline') return;
  yield {
    severity: 'warning' as const,
    span: placeOf(subject, 'opt-out.handling', 'channel'),
    message: `A ${facts.channel!.label} comes without an unsubscribe link, and nothing says what your team does when somebody objects. Add how people tell you to stop and what happens then ("opt-out.handling").`,
    source: 'UK GDPR Art 21(2)-(3)',
    fixes: handlingFixes(subject, ['opt-out.handling']),
  };
}

/** How people can tell us, and what we do: an objection that nobody can make or that changes nothing is not handled. */
const tells =
  /\b(?:repl(?:y|ies|ied)|tells?|told|asks?|asked|objects?|objected|says?|said|writes?|emails?|messages us|contacts? us|unsubscribes?|opts? out|requests?)\b/i;
const acts =
  /\b(?:add(?:ed)?|suppress(?:ed|ion)?|stop(?:s|ped)?|record(?:ed)?|not (?:be )?(?:messaged|contacted|sent|written)|no (?:longer|more|further)|never (?:be )?(?:message|contact)\w*|do[- ]not[- ](?:contact|message)|remov(?:e|ed)|block(?:ed)?|exclude[ds]?)\b/i;
const disconnects = /\b(?:remov\w+|disconnect\w*|unlink\w*|delet\w+)\b/i;
const suppresses =
  /\b(?:suppress\w*|do[- ]not[- ](?:contact|message)|block ?list|not (?:be )?(?:messaged|contacted)|no(?:t|body)?\b[^.]{0,200}\bagain|never (?:be )?(?:message|contact)\w*)\b/i;

function* weakHandling(handling: string, subject: Subject) {
  const { fields } = subject;
  const span = fields.span('opt-out.handling');
  // Wording that comes from the policy is the policy's to mend; it would be marked in every template.
  if (!span) return;
  const onlyDisconnects = disconnects.test(handling) && !suppresses.test(handling);
  const lacks = [
    ...(tells.test(handling) ? [] : ['how people tell you to stop']),
    ...(acts.test(handling) ? [] : ['what your team does then']),
  ];
  if (!onlyDisconnects && lacks.length === 0 && handling.length >= 20) return;
  yield {
    severity: 'warning' as const,
    span,
    message: onlyDisconnects
      ? 'Removing the connection or deleting the details is only part of it: colleagues, other channels and a new connection could still contact them. Say that they go on the suppression list.'
      : `This doesn't say ${lacks.join(' or ') || 'enough about what happens'}. Say how people can object and what your team does, step by step.`,
    source: 'UK GDPR Art 21(2)-(3)',
    fixes: handlingFixes(subject, ['opt-out.handling']),
  };
}

/** Objection handling as the policy words it, for this channel or for another LinkedIn channel; else blanks to fill in. */
function handlingFixes({ facts, fields, policy, template }: Subject, missing: readonly string[]): Fix[] {
  const linkedIn = channels.filter((channel) => channel.linkedIn).map((channel) => channel.value);
  const offered = [facts.channel?.value, ...linkedIn].map(
    (channel) => new Fields(emptyMapping, policy.layers(template.path, channel)),
  );
  const fromPolicy = (path: string) =>
    offered.map((inherited) => inherited.text(path)).find((text) => text !== undefined);
  const found = missing.map((path) => ({ path, text: fromPolicy(path) }));
  const own = missing.length === 1 ? fields.findOwn(missing[0]!) : undefined;
  if (own) {
    const text = found[0]!.text;
    return text
      ? [
          {
            title: "Use the policy's objection handling",
            safety: 'suggestion',
            edits: [{ span: own.span, newText: yamlText(text) }],
          },
        ]
      : [];
  }
  const complete = found.every(({ text }) => text !== undefined);
  const values: NewField[] = found.map(({ path, text }) => ({
    path,
    yaml: text ? yamlText(text) : `"" # ${prompts[path]}`,
  }));
  const edits = insertFields(template, values);
  const title = complete ? 'Add objection handling from the policy' : 'Add objection handling to fill in';
  return edits ? [{ title, safety: 'suggestion', edits }] : [];
}

const prompts: Readonly<Record<string, string>> = {
  'opt-out.handling': 'How do people tell us to stop? What do we do then?',
  'suppression-list': 'Where do we keep who must not be contacted again?',
};
