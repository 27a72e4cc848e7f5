import type { BodyFormat } from '../template/prose';
import { channelOf } from '../vocabulary/choices';
import type { Rendering } from './preview-types';

/** What a message looks like where it is read. */
export type Look = 'email' | 'linkedin' | 'chat' | 'text' | 'letter' | 'call' | 'feed' | 'page';

const looks: Readonly<Record<string, Look>> = {
  email: 'email',
  sms: 'text',
  mms: 'text',
  rcs: 'text',
  'voicemail-drop': 'call',
  fax: 'letter',
  post: 'letter',
  'web-page': 'page',
};

/** The look of a channel; a bare page where the channel isn't known. */
export function lookOf(channel: string | undefined): Look {
  const known = channelOf(channel);
  if (!known) return 'page';
  const own = looks[known.value];
  if (own) return own;
  if (known.class === 'public') return 'feed';
  if (known.class === 'live-call' || known.class === 'automated-call') return 'call';
  return known.linkedIn ? 'linkedin' : 'chat';
}

const sentAsWritten: ReadonlySet<Look> = new Set<Look>(['linkedin', 'chat', 'text', 'feed']);

/** Whether the channel shows Markdown as such: chats and posts are sent as they are written. */
export function renderingOf(format: BodyFormat, look: Look): Rendering {
  if (format === 'html' || format === 'mjml') return 'html';
  return format === 'markdown' && !sentAsWritten.has(look) ? 'markdown' : 'plain';
}
