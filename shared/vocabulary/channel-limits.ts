/**
 * How long a message may be on each channel. Platforms change these without notice and publish them badly, so that every limit
 * carries where it comes from and when that was looked up.
 */
import type { Severity } from '../lint/finding';
import type { Part } from '../template/prose';

/** A length beyond which something happens. */
export interface Threshold {
  /** Longest length that is still all right. */
  readonly most: number;
  /** For a message that is longer however its merge fields are filled. */
  readonly severity: Severity;
  /** What happens to a longer one, as the end of a sentence. */
  readonly because: string;
}

export interface ChannelLimit {
  /** Values of the field `channel`. */
  readonly channels: readonly string[];
  readonly part: Part;
  /** Characters are UTF-16 code units, as web forms and most platforms count: an emoji is two or more. */
  readonly unit: 'characters' | 'words';
  /** From the shortest to the longest. */
  readonly thresholds: readonly Threshold[];
  readonly source: string;
  /** ISO day on which the source was looked up. */
  readonly checked: string;
}

const checked = '2026-11-23';

export const channelLimits: readonly ChannelLimit[] = [
  {
    channels: ['linkedin-connection-note'],
    part: 'body',
    unit: 'characters',
    thresholds: [
      { most: 200, severity: 'warning', because: 'a free LinkedIn account can send no more than 200' },
      { most: 300, severity: 'error', because: 'LinkedIn takes no more than 300, whatever the account' },
    ],
    source: 'LinkedIn connection notes, as reported by makers of LinkedIn tools',
    checked,
  },
  {
    channels: ['linkedin-inmail'],
    part: 'subject',
    unit: 'characters',
    thresholds: [{ most: 200, severity: 'error', because: 'LinkedIn takes no more than 200' }],
    source: 'LinkedIn Help, InMail',
    checked,
  },
  {
    channels: ['linkedin-inmail'],
    part: 'body',
    unit: 'characters',
    thresholds: [
      { most: 1900, severity: 'warning', because: 'some LinkedIn products are reported to take no more than 1,900' },
      { most: 2000, severity: 'error', because: 'LinkedIn takes no more than 2,000' },
    ],
    source: 'LinkedIn Help, InMail',
    checked,
  },
  {
    channels: ['linkedin-message'],
    part: 'body',
    unit: 'characters',
    thresholds: [{ most: 8000, severity: 'warning', because: 'LinkedIn is reported to take no more than 8,000' }],
    source: 'LinkedIn messages, as commonly reported',
    checked,
  },
  {
    channels: ['linkedin-post'],
    part: 'body',
    unit: 'characters',
    thresholds: [{ most: 3000, severity: 'warning', because: 'LinkedIn is reported to take no more than 3,000' }],
    source: 'LinkedIn posts, as commonly reported',
    checked,
  },
  {
    channels: ['whatsapp'],
    part: 'body',
    unit: 'characters',
    thresholds: [
      { most: 1024, severity: 'warning', because: 'a WhatsApp template message takes no more than 1,024' },
      {
        most: 4096,
        severity: 'error',
        because: 'WhatsApp takes no more than 4,096, even from somebody who is answered',
      },
    ],
    source: 'Meta, WhatsApp Business Platform',
    checked,
  },
  {
    channels: ['x-dm'],
    part: 'body',
    unit: 'characters',
    thresholds: [{ most: 10_000, severity: 'warning', because: 'X is reported to take no more than 10,000' }],
    source: 'X direct messages, as commonly reported',
    checked,
  },
  {
    channels: ['instagram-dm'],
    part: 'body',
    unit: 'characters',
    thresholds: [{ most: 1000, severity: 'warning', because: 'Instagram is reported to take no more than 1,000' }],
    source: 'Instagram messages, as commonly reported',
    checked,
  },
  {
    channels: ['email'],
    part: 'subject',
    unit: 'characters',
    thresholds: [
      { most: 60, severity: 'information', because: 'most inboxes show about 60 and cut off the rest' },
      {
        most: 78,
        severity: 'warning',
        because: 'RFC 5322 recommends lines of at most 78, and hardly an inbox shows more',
      },
      { most: 998, severity: 'error', because: 'RFC 5322 allows no line over 998, and servers may refuse it' },
    ],
    source: 'RFC 5322, section 2.1.1',
    checked,
  },
  {
    channels: ['email'],
    part: 'preheader',
    unit: 'characters',
    thresholds: [{ most: 100, severity: 'hint', because: 'inboxes show about 100 at most' }],
    source: 'Practice of email senders',
    checked,
  },
  {
    channels: ['voicemail-drop', 'automated-call'],
    part: 'body',
    unit: 'words',
    thresholds: [
      {
        most: 150,
        severity: 'information',
        because: 'at about 150 words a minute it takes more than a minute to listen to',
      },
    ],
    source: 'Practice of recorded calls',
    checked,
  },
];

/** Text messages are counted in segments, each of which is paid for and sent by itself. */
export const smsLimits = {
  /** Units that fit into a message sent as one, and into each segment of one that is split. */
  'GSM-7': { single: 160, segment: 153 },
  'UCS-2': { single: 70, segment: 67 },
  /** More segments than these are rarely worth their price, and some networks drop or reorder them. */
  mostSegments: 3,
  /** Longest sender name of letters and digits. */
  senderName: 11,
  source: '3GPP TS 23.038 and 23.040',
  checked,
} as const;

/** Characters that a merge field is taken to print at most where `merge-fields` doesn't say `max-length`. Our own estimate. */
export const usualFieldLength = 20;
