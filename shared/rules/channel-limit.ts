import type { Finding, Fix, Severity } from '../lint/finding';
import { severities } from '../lint/finding';
import type { Subject } from '../lint/subject';
import { inWords, measureOf, type PartLength, type Range, type SmsLength } from '../template/measure';
import { smsCapacity } from '../template/sms';
import { smsLimits } from '../vocabulary/channel-limits';
import type { TemplateRule } from './rule';

const header = (channel: string, ...more: string[]) => ['---', `channel: ${channel}`, ...more, '---', ''].join('\n');
const long = (length: number) =>
  'Our office has moved. '
    .repeat(60)
    .slice(0, length - 1)
    .concat('.');

export const channelLimit: TemplateRule = {
  code: 'channel-limit',
  title: 'Too long for the channel',
  severity: 'error, warning or information',
  why: 'Channels cut off, refuse or split what is too long, and what is lost first is the end of the message: who writes, and how to object. Text messages are counted as networks count them: 160 characters of the GSM-7 alphabet in one, 153 in each segment of more; a single character outside of that alphabet, such as a curly quote, makes that 70 and 67. Merge fields count with their "max-length", or with 20 characters where it isn’t given; a name with a letter outside of the alphabet makes its own message longer than is said here.',
  sources: [smsLimits.source, 'RFC 5322, section 2.1.1', 'LinkedIn Help, InMail', 'Meta, WhatsApp Business Platform'],
  bad: [
    {
      title: 'A connection note that no account can send',
      template: `${header('linkedin-connection-note')}${long(310)}\n`,
      marks: [long(310).slice(300)],
    },
    {
      title: 'A text message of two segments',
      template: `${header('sms')}${long(170)}\n`,
      path: 'example.outreach.txt',
      marks: [long(170).slice(153)],
    },
    {
      title: 'A curly quote that makes a text message longer',
      template: `${header('sms')}${long(100)} It’s near.\n`,
      path: 'example.outreach.txt',
      marks: ['’'],
    },
    {
      title: 'A subject that inboxes cut off',
      template: `${header('email', `subject: ${long(65)}`)}Our office has moved.\n`,
      marks: [long(65)],
    },
  ],
  good: [
    {
      title: 'A text message that is sent as one',
      template: `${header('sms')}${long(160)}\n`,
      path: 'example.outreach.txt',
    },
    {
      title: 'A curly quote that costs nothing',
      template: `${header('sms')}It’s near.\n`,
      path: 'example.outreach.txt',
    },
    { title: 'A note that every account can send', template: `${header('linkedin-connection-note')}${long(200)}\n` },
  ],
  *check(subject) {
    const { template, fields } = subject;
    const { parts, sms } = measureOf(template, fields);
    for (const part of parts) yield* tooLong(subject, part);
    if (sms) {
      yield* segments(sms);
      yield* foreign(sms);
    }
    const name = fields.text('sender.sms-id');
    if (fields.text('channel') !== 'sms' || name === undefined || /^\+?[\d ]+$/.test(name)) return;
    if (name.length > smsLimits.senderName) {
      yield {
        severity: 'error',
        span: fields.span('sender.sms-id') ?? fields.span('channel') ?? { start: 0, end: 3 },
        message: `The sender name of a text message has at most ${smsLimits.senderName} letters and digits; "${name.slice(0, 40)}" has ${name.length}. Shorten it, or the network sends another name or nothing.`,
        source: smsLimits.source,
        fixes: [],
      };
    }
  },
};

const names = { subject: 'The subject', preheader: 'The preheader', body: 'The message' };

/** The worst that is said of one part: a threshold that it may exceed is milder than one that it exceeds anyhow. */
function* tooLong({ fields }: Subject, part: PartLength): Generator<Omit<Finding, 'rule'>> {
  const { length, limit } = part;
  const exceeded = limit.thresholds
    .filter(({ most }) => length.max > most)
    .map((threshold) => ({
      ...threshold,
      severity: length.min > threshold.most ? threshold.severity : milder(threshold.severity),
    }))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.most - a.most);
  const worst = exceeded[0];
  const span = worst && part.beyond(worst.most);
  if (!worst || !span) return;
  yield {
    severity: worst.severity,
    span: limit.part === 'body' ? span : (fields.span(limit.part) ?? fields.span('channel') ?? span),
    message: `${names[limit.part]} is ${howLong(length)} ${limit.unit} long: ${worst.because}. ${shorten(length, worst.most, limit.unit)}`,
    source: limit.source,
    fixes: [],
  };
}

function howLong(length: Range): string {
  return length.min === length.max ? inWords(length) : `between ${inWords(length).replace(' to ', ' and ')}`;
}

function shorten({ min, max }: Range, most: number, unit: string): string {
  const over = inWords({ min: max - most, max: max - most });
  return min > most
    ? `Shorten it by ${over} ${unit}.`
    : `Whether it is too long depends on the merge fields: shorten it by ${over} ${unit}, or say their "max-length" under "merge-fields".`;
}

function milder(severity: Severity): Severity {
  return severities[Math.min(severities.indexOf(severity) + 1, severities.indexOf('information'))]!;
}

function* segments(sms: SmsLength): Generator<Omit<Finding, 'rule'>> {
  const { segments: count, units, encoding } = sms;
  // Where plain characters would do, the finding about these says it all.
  if (count.max <= 1 || (sms.plain && sms.plain.segments.max <= 1)) return;
  const many = count.min > smsLimits.mostSegments;
  const span = sms.from(count.max > smsLimits.mostSegments ? smsLimits.mostSegments + 1 : 2);
  if (!span) return;
  const capacity = smsCapacity(encoding, count.max);
  yield {
    severity: many ? 'warning' : 'information',
    span,
    message: `This text message is sent and paid for as ${inWords(count)} segments: ${inWords(units)} of ${inWords({ min: capacity, max: capacity })} ${encoding} characters${count.min === count.max ? '' : ', depending on the merge fields'}.${count.max > smsLimits.mostSegments ? ` More than ${smsLimits.mostSegments} are rarely worth it: shorten it, or use another channel.` : ''}`,
    source: smsLimits.source,
    fixes: [],
  };
}

/** Characters that a finding names. */
const mostNamed = 5;
/** Edits of one fix; a text message with more of these isn't one. */
const mostEdits = 2000;

function* foreign(sms: SmsLength): Generator<Omit<Finding, 'rule'>> {
  const first = sms.foreign[0];
  // In a short message it costs nothing.
  if (!first || sms.segments.max <= 1) return;
  const kinds = [...new Set(sms.foreign.map(({ character }) => character))];
  const named = kinds.slice(0, mostNamed).map(nameOf);
  const more = kinds.length > named.length ? ` and ${kinds.length - named.length} more` : '';
  const { single, segment } = smsLimits['UCS-2'];
  const gain =
    sms.plain && sms.plain.encoding === 'GSM-7' ? ` With plain characters it is ${inWords(sms.plain.segments)}.` : '';
  yield {
    severity: 'information',
    span: first.span,
    message: `${named.join(', ')}${more} ${kinds.length === 1 ? 'is' : 'are'} not in the alphabet of text messages, so the whole message is sent as UCS-2: ${single} characters in one, ${segment} in each segment of more, instead of 160 and 153. It takes ${inWords(sms.segments)} segments.${gain}`,
    source: smsLimits.source,
    fixes: plainFixes(sms),
  };
}

/** Characters that can't be seen or told apart are named by their code. */
function nameOf(character: string): string {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{Z}\p{C}\p{M}]/u.test(character) ? code : `“${character}” (${code})`;
}

function plainFixes({ foreign: characters }: SmsLength): Fix[] {
  // Where markup and spaces were left out, a character's own place isn't known.
  const replaced = characters.filter(
    ({ twin, character, span }) => twin !== undefined && span.end - span.start === character.length,
  );
  if (replaced.length === 0 || replaced.length > mostEdits) return [];
  const only = replaced.every(({ character }) => character === replaced[0]!.character) ? replaced[0]! : undefined;
  const count = replaced.length === 1 ? '' : ` (${replaced.length} times)`;
  const title = !only
    ? `Replace ${replaced.length} characters by plain ones`
    : only.twin === ''
      ? `Take out ${nameOf(only.character)}${count}`
      : `Replace ${nameOf(only.character)} by "${only.twin}"${count}`;
  const edits = replaced.map(({ span, twin }) => ({ span, newText: twin! }));
  return [{ title, safety: 'suggestion', edits }];
}
