import { channelOf, subscriberTypeOf } from '../shared/vocabulary/choices';

/** The heading under which a choice of New Template stands. */
export type ChoiceGroup =
  | 'linkedin'
  | 'email-and-text'
  | 'direct-messages'
  | 'calls-and-post'
  | 'public'
  | 'individual'
  | 'corporate'
  | 'fits'
  | 'care'
  | 'refused';

/** In the order in which they are shown. */
export const choiceGroups: readonly ChoiceGroup[] = [
  'linkedin',
  'email-and-text',
  'direct-messages',
  'calls-and-post',
  'public',
  'individual',
  'corporate',
  'fits',
  'care',
  'refused',
];

interface Choice {
  readonly value: string;
  readonly refused?: string | undefined;
  readonly care?: string | undefined;
}

/** Where a value of a field belongs; what can't be chosen stands apart, whatever it is. */
export function choiceGroup(field: string, { value, refused, care }: Choice): ChoiceGroup {
  if (refused !== undefined) return 'refused';
  if (field === 'channel') return channelGroup(value);
  if (field === 'audience.subscriber-type') return subscriberTypeOf(value)?.class ?? 'individual';
  return care === undefined ? 'fits' : 'care';
}

function channelGroup(value: string): ChoiceGroup {
  const channel = channelOf(value);
  if (channel?.class === 'public') return 'public';
  if (channel?.linkedIn) return 'linkedin';
  if (['email', 'sms', 'mms', 'rcs'].includes(value)) return 'email-and-text';
  return channel?.class === 'electronic-mail' && value !== 'voicemail-drop' ? 'direct-messages' : 'calls-and-post';
}

const names: Readonly<Record<string, string>> = {
  llp: 'LLP',
  'soft-opt-in-products-services': 'Soft opt-in: own customers',
  'soft-opt-in-charitable-purposes': 'Soft opt-in: charity supporters',
  'live-call-screened': 'Live call, screened',
  'corporate-subscriber': 'Corporate subscribers',
};

/** A value as people say it: "Sole trader". */
export function choiceName(value: string): string {
  const name = channelOf(value)?.label ?? (Object.hasOwn(names, value) ? names[value] : undefined);
  return name ?? `${value.charAt(0).toUpperCase()}${value.slice(1).replaceAll('-', ' ')}`;
}

/** Folders where templates of a channel stand, most of them first; '' is the workspace folder itself. */
export function foldersOf(channel: string, templates: readonly { readonly path: string; readonly channel: string }[]) {
  const counts = new Map<string, number>();
  for (const template of templates) {
    if (template.channel !== channel) continue;
    const folder = template.path.slice(0, Math.max(0, template.path.lastIndexOf('/')));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .map(([folder, count]) => ({ folder, count }))
    .sort((one, other) => other.count - one.count || (one.folder < other.folder ? -1 : 1));
}
