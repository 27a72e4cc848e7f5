import { inWords } from '../decision/decision';
import { placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import { belowMessage, endOfMessage } from '../template/message-end';
import { names, namesEarly, sameName } from '../template/sender-name';
import { wordingsOf } from '../template/wording';
import type { TemplateRule } from './rule';

const company =
  'audience: { subscriber-type: company, subscriber-evidence: companies-house, address-type: work-named }';
const message = (channel: string, sender: string, body: string, nature = 'marketing') =>
  ['---', `channel: ${channel}`, `message-nature: ${nature}`, company, `sender: ${sender}`, '---', body, ''].join('\n');
const details = '{ organisation: Example, legal-name: Example Ltd, company-number: "00000000" }';

export const senderIdentity: TemplateRule = {
  code: 'sender-identity',
  title: "It can't be told who sends the message",
  severity: 'error or warning',
  why: "People have to see who writes to them, and on whose behalf. Marketing by electronic mail must not hide it, whoever it goes to; calls have to name the organisation too. A message from somebody's own profile that serves their organisation has to say so. Companies also have to give their registered details in business emails.",
  sources: [
    'PECR reg 23(a)',
    'PECR reg 24',
    'SI 2015/17 regs 24, 25',
    'ICO penalty notice, Bharat Singh Chand, 2025',
    'ProvePrivacy, LinkedIn Marketing',
  ],
  bad: [
    {
      title: 'Marketing without a name',
      template: message('sms', 'Example Ltd', '20% off all courses this week. Text STOP to 60777.'),
      marks: ['60777.'],
    },
    {
      title: 'An agency that does not name its client',
      template: message(
        'sms',
        '{ organisation: Bright Agency, on-behalf-of: Example Ltd }',
        'Bright Agency: 20% off all courses this week. Text STOP to 60777.',
      ),
      marks: ['60777.'],
    },
    {
      title: 'From a personal profile, for an organisation that is not named',
      template: message(
        'linkedin-message',
        '{ organisation: Example Ltd, profile: personal, on-behalf-of: Example Ltd }',
        'Hi, our office has moved.\n\nJo',
        'informational',
      ),
      marks: ['Jo'],
    },
    {
      title: "A company's marketing email without its registered details",
      template: message('email', details, '20% off all courses this week.\n\nExample'),
      marks: ['Example'],
    },
    {
      title: 'A call that says the name too late',
      template: message(
        'live-call',
        'Example Ltd',
        `Good morning. ${'May I ask you about your records? '.repeat(12)}\n\nI am calling from Example Ltd, on 0113 496 0000. Our courses are 20% off.`,
      ),
      marks: ['Good morning.'],
    },
  ],
  good: [
    {
      title: 'Named in a text message',
      template: message('sms', 'Example Ltd', 'Example: 20% off all courses this week. Text STOP to 60777.'),
    },
    {
      title: 'A marketing email with all details',
      template: message(
        'email',
        details,
        '20% off all courses this week.\n\nExample Ltd, registered in England and Wales, company number 00000000. Registered office: 1 Example Street, Leeds.',
      ),
    },
    {
      title: 'A personal profile that says for whom',
      template: message(
        'linkedin-message',
        '{ organisation: Example Ltd, profile: personal, on-behalf-of: Example Ltd }',
        'Hi, our office at Example has moved.\n\nJo',
        'informational',
      ),
    },
  ],
  *check(subject) {
    const { template, facts, fields, nature } = subject;
    const end = endOfMessage(template);
    const organisation = fields.text('sender.organisation');
    const legalName = fields.text('sender.legal-name');
    // Which organisation it is, another rule asks for.
    if (!end || !facts.channel || (organisation === undefined && legalName === undefined)) return;
    const marketing = nature === 'marketing';
    const concerned = marketing || (nature === 'borderline' && subject.hits.length > 0);
    switch (facts.channel.class) {
      case 'live-call':
      case 'automated-call':
        if (concerned) yield* inCalls(subject, marketing);
        return;
      case 'electronic-mail':
        break;
      default:
        return;
    }
    const personal = fields.text('sender.profile') === 'personal';
    const client = fields.text('sender.on-behalf-of');
    const shown = facts.channel.value === 'sms' ? fields.text('sender.sms-id') : undefined;
    const own = [organisation, legalName];
    const forAnother = client !== undefined && !own.some((name) => sameName(name, client));
    const needed = forAnother ? [client] : own;
    const named = names(template, ...needed) || needed.some((name) => sameName(name, shown));
    if (!named && (concerned || personal)) {
      const name = needed.find((each) => each !== undefined)!;
      yield {
        severity: marketing ? 'error' : 'warning',
        span: end,
        message: forAnother
          ? `The message is sent for ${name}, and nothing in it says so. People have to see on whose behalf they are written to. Name ${name} in the text.`
          : personal
            ? `The message comes from a personal profile and serves ${name}, which it doesn't name. People have to see that it isn't private. Name ${name} in the text.`
            : `Nothing in the message says that it comes from ${name}. ${marketing ? 'Marketing may not conceal who sends it.' : 'If it counts as marketing, it may not conceal who sends it.'} Name ${name} in the text.`,
        source: 'PECR reg 23(a)',
        fixes: [],
      };
      return;
    }
    if (marketing && facts.channel.value === 'email') yield* companyDetails(subject);
  },
};

const registeredIn =
  /\b(?:registered|incorporated)\b[^.\n]{0,40}?\b(?:England(?:,? (?:and|&) Wales)?|Wales|Scotland|Northern Ireland)\b/i;
const legalForms = /\b(?:ltd|limited|plc|llp|cic|cyfyngedig|cyf|ccc)\b\.?/i;
const aNumber =
  /\b(?:company|registered|registration|reg\.?|co\.?)(?: (?:company|reg\.?|registration))?(?: (?:no\.?|num\.?|number))?:? ?(?:(?:SC|NI|OC|SO|NC|CE|R)?\d{6,8})\b|\b(?:no\.?|number):? ?(?:(?:SC|NI|OC|SO|NC|R)\d{6}|\d{8})\b/i;

/** What a company has to give in its business emails (SI 2015/17). Only what is known to be a company is asked. */
function* companyDetails(subject: Subject) {
  const { template, fields, facts } = subject;
  const legalName = fields.text('sender.legal-name') ?? fields.text('sender.organisation');
  const number = fields.text('sender.company-number');
  const office = fields.text('sender.registered-office');
  const isCompany =
    facts.organisationType === 'company' ||
    (facts.organisationType === undefined &&
      (number !== undefined || legalForms.test(fields.text('sender.legal-name') ?? '')));
  if (!isCompany) return;
  const text = wordingsOf(template.prose).find(({ part }) => part === 'body')?.text ?? '';
  const prints = (name: string) => template.prose.placeholders.some((each) => each.name.toLowerCase().includes(name));
  const squashed = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  const has = (value: string | undefined) =>
    value !== undefined &&
    squashed.includes(
      value
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    );
  const lacks = [
    ...(has(legalName) || legalForms.test(text) || prints('legal') ? [] : ['the registered name']),
    ...(has(number) || aNumber.test(text) || prints('company_number') ? [] : ['the company number']),
    ...(registeredIn.test(text) ? [] : ['the part of the UK it is registered in']),
    ...(has(office) || /\bregistered (?:office|address)\b/i.test(text) || prints('registered_office')
      ? []
      : ['the registered office']),
  ];
  if (lacks.length === 0) return;
  const known = [
    ...(lacks.includes('the registered name') || lacks.includes('the company number') ? [legalName] : []),
    ...(number && lacks.includes('the company number') ? [`company number ${number}`] : []),
    ...(office && lacks.includes('the registered office') ? [`registered office: ${office}`] : []),
  ].filter((part) => part !== undefined);
  const complete = lacks.length === 4 && known.length === 0;
  yield {
    severity: 'warning' as const,
    span: endOfMessage(template)!,
    message: `This is a company's business email, and it lacks ${inWords(lacks)}. A company has to give these in its emails. Add them at the foot, or leave them to your mail tool and waive this.`,
    source: 'SI 2015/17 regs 24, 25',
    fixes:
      complete || known.length === 0
        ? []
        : [
            {
              title: 'Add the company details you declare',
              safety: 'suggestion' as const,
              edits: belowMessage(template, `${known.join(', ')}.`),
            },
          ],
  };
}

/** The first lines of a script: what is said before anything else. */
const opening = 300;
const contactWords =
  /\b(?:0800|0808|freephone|freepost|\+?\d[\d ]{8,14}\d|address|call (?:us|me) (?:back )?on|reach (?:us|me)|contact (?:us|me))\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i;
const freephone = /\b(?:0800|0808|freephone|freepost)\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i;

function* inCalls(subject: Subject, marketing: boolean) {
  const { template, facts, fields } = subject;
  const own = [
    fields.text('sender.on-behalf-of') ?? fields.text('sender.organisation'),
    fields.text('sender.legal-name'),
  ];
  const organisation = own.find((name) => name !== undefined)!;
  const body = wordingsOf(template.prose).find(({ part }) => part === 'body')!;
  const firstSentence = /^\s*([^.!?\n]{1,200}[.!?]?)/.exec(body.text);
  const start = firstSentence ? body.text.indexOf(firstSentence[1]!) : 0;
  const span = firstSentence ? body.spanOf(start, start + firstSentence[1]!.length) : endOfMessage(template)!;
  const source = 'PECR reg 24';
  if (!namesEarly(template, opening, ...own)) {
    const later = names(template, ...own);
    yield {
      severity: marketing && !later ? ('error' as const) : ('warning' as const),
      span,
      message: later
        ? `The script names ${organisation} only later. Say who calls in the first sentence: people decide by it whether to listen.`
        : `The script doesn't say that ${organisation} calls. A marketing call has to name the organisation. Say it in the first sentence.`,
      source,
      fixes: [],
    };
    return;
  }
  const office = fields.text('sender.registered-office');
  const gives = (pattern: RegExp) =>
    pattern.test(body.text) || (office !== undefined && body.text.toLowerCase().includes(office.toLowerCase()));
  if (facts.channel!.class === 'automated-call') {
    if (gives(freephone)) return;
    yield {
      severity: marketing ? ('error' as const) : ('warning' as const),
      span: endOfMessage(template)!,
      message:
        'The recording gives neither an address nor a freephone number. An automated marketing call has to give one. Add it at the end.',
      source,
      fixes: [],
    };
    return;
  }
  if (gives(contactWords) || fields.find('sender.contact')) return;
  yield {
    severity: 'warning' as const,
    span: placeOf(subject, 'sender.contact', 'channel'),
    message:
      'Callers have to give an address or a freephone number to anybody who asks, and neither the script nor "sender.contact" has one. Add it for them.',
    source,
    fixes: [],
  };
}
