import { blankFieldsFix } from '../lint/blank-fields';
import { blankKey, placeOf } from '../lint/place';
import type { TemplateRule } from './rule';

const reply = (...fields: string[]) =>
  [
    '---',
    'channel: email',
    'message-nature: marketing',
    ...fields,
    '---',
    'Here is the price list you asked for.',
    '',
  ].join('\n');

export const solicitedEvidence: TemplateRule = {
  code: 'solicited-evidence',
  title: 'Said to be asked for, without evidence',
  severity: 'warning',
  why: 'A message that somebody asked for is outside the consent rule, but only that one message: a request for a price list asks for the price list. An opt-in, a connection or an open enquiry asks for nothing in particular. Where the request is recorded is what shows it.',
  sources: ['PECR reg 22(2)', 'ICO, Electronic mail marketing', 'UK GDPR Art 5(2)'],
  bad: [
    { title: 'No record of the request', template: reply('solicited: true'), marks: ['true'] },
    {
      title: 'The second message of a sequence',
      template: reply('solicited: true', 'solicited-evidence: Ticket 4711', 'sequence: { id: prices, step: 2 }'),
      marks: ['2'],
    },
    { title: 'The route says so, the facts do not', template: reply('pecr-route: solicited'), marks: ['solicited'] },
  ],
  good: [
    { title: 'The request is on record', template: reply('solicited: true', 'solicited-evidence: Ticket 4711') },
    { title: 'Nobody asked', template: reply() },
  ],
  *check(subject) {
    const { facts, fields } = subject;
    const source = 'PECR reg 22(2)';
    if (!facts.solicited) {
      if (facts.pecrRoute !== 'solicited') return;
      yield {
        severity: 'warning',
        span: placeOf(subject, 'pecr-route'),
        message:
          'The route says that people asked for this message, but "solicited" is not true, so it counts as unsolicited. If they asked for this very message, write "solicited: true" and where the request is recorded; an opt-in is not asking.',
        source,
        fixes: [],
      };
      return;
    }
    if ((facts.sequenceStep ?? 1) > 1) {
      yield {
        severity: 'warning',
        span: placeOf(subject, 'sequence.step', 'frequency.sequence-step', 'solicited'),
        message: `This is message ${facts.sequenceStep} of a sequence. Only the first answers what they asked for; what follows is unsolicited and needs a permission of its own. Set "solicited" to false here.`,
        source,
        fixes: [],
      };
      return;
    }
    if (fields.text('solicited-evidence')) return;
    yield {
      severity: 'warning',
      span: blankKey(subject, 'solicited-evidence') ?? placeOf(subject, 'solicited', 'pecr-route'),
      message:
        'This is said to be asked for, but nothing shows it. They must have asked for this very message; an opt-in is not asking. Record where the request is kept as "solicited-evidence", or set "solicited" to false.',
      source,
      fixes: blankFieldsFix(subject, 'Add where the request is recorded, to fill in', ['solicited-evidence']),
    };
  },
};
