import type { Fields } from '../lint/fields';
import { shorten } from '../text/shorten';
import { entryOf } from '../text/tree';
import { classOf, mergeFieldName } from '../vocabulary/merge-fields';
import type { PreviewField } from './preview-types';

/** The invented person that previews are addressed to. */
export const recipient = { name: 'Alex Morgan', email: 'alex.morgan@example.com' };

/** What stands in the place of one merge field. */
export type Sample = Omit<PreviewField<never>, 'place'>;

/** Longest value that is shown. */
const longest = 200;

/**
 * What a preview prints for a merge field: what the front-matter says where that is known, else an invented value, else what is
 * sent where the value is missing, else its own name in brackets. Data that needs special care is never invented.
 * `written` is the token as it stands in the text, which may hold a fallback of its own.
 */
export function sampleOf(name: string, written: string, fields: Fields): Sample {
  const plain = mergeFieldName(name);
  const known = classOf(name)?.class;
  const fallback = fallbackIn(written) ?? declaredFallback(plain, fields);
  const about = {
    name: plain,
    ...(known && { holds: known.label }),
    ...(fallback !== undefined && { fallback: shorten(fallback, longest) }),
  };
  const own = fromFrontMatter(plain, fields);
  if (own !== undefined) return { ...about, value: shorten(own, longest), from: 'front-matter' };
  const needsCare = known?.sensitivity === 'special' || known?.sensitivity === 'sensitive';
  const invented = needsCare ? undefined : (samples.get(withoutJoints(plain)) ?? byEnding(plain));
  if (invented !== undefined) return { ...about, value: invented, from: 'sample' };
  if (fallback !== undefined) return { ...about, value: shorten(fallback, longest), from: 'fallback' };
  return { ...about, value: `[${plain.replaceAll('_', ' ').trim() || '…'}]`, from: 'name' };
}

const quotedFallback = /(?:\||\bdefault\b|\bfallback\b|\bor\b|\?\?|,|:-)[^"'{}|]{0,40}["']([^"'{}]{1,200})["']/;
const bareFallback = /^\{[^{}|]*\|([^{}|"']{1,200})\}$/;

function fallbackIn(token: string): string | undefined {
  const short = token.slice(0, 1000);
  return (quotedFallback.exec(short) ?? bareFallback.exec(short))?.[1]?.trim() || undefined;
}

function declaredFallback(name: string, fields: Fields): string | undefined {
  const declared = fields.find('merge-fields');
  for (const item of declared?.kind === 'list' ? declared.items : []) {
    const written = entryOf(item, 'name')?.value;
    const fallback = entryOf(item, 'fallback')?.value;
    if (written?.kind !== 'scalar' || mergeFieldName(written.text) !== name || fallback?.kind !== 'scalar') continue;
    return fallback.text.trim() || undefined;
  }
  return undefined;
}

/** Fields of the front-matter that say what such a merge field prints, and what makes a value one of its kind. */
const known: readonly { readonly names: RegExp; readonly paths: readonly string[]; readonly like?: RegExp }[] = [
  { names: /^(?:sender|sender_name|from_name|owner_name|signature|account_manager)$/, paths: ['sender.person'] },
  { names: /^(?:sender_company|our_company|our_name)$/, paths: ['sender.organisation', 'sender.legal-name'] },
  { names: /^(?:sender_email|reply_to)$/, paths: ['sender.contact'], like: /@/ },
  { names: /^sender_phone$/, paths: ['sender.contact'], like: /^\+?[\d ()]{5,}$/ },
  { names: /^registered_office$/, paths: ['sender.registered-office'] },
  { names: /^company_number$/, paths: ['sender.company-number'] },
  { names: /^(?:unsub|opt_?out|preference|manage_pref)/, paths: ['opt-out.contact'], like: /^https?:/i },
  { names: /^privacy_/, paths: ['privacy-notice'], like: /^https?:/i },
];

function fromFrontMatter(name: string, fields: Fields): string | undefined {
  for (const { names, paths, like } of known) {
    if (!names.test(name)) continue;
    for (const path of paths) {
      const value = fields.text(path);
      // A value that is a merge field itself says no more.
      if (value && !/[{%*[<$#]/.test(value) && (!like || like.test(value))) return value;
    }
  }
  return undefined;
}

function withoutJoints(name: string): string {
  return name.replaceAll('_', '');
}

const endings: readonly (readonly [RegExp, string])[] = [
  [/(?:^|_)(?:date|day)$/, '12 March 2027'],
  [/(?:^|_)time$/, '10:30'],
  [/(?:^|_)(?:url|link|href)$/, 'https://example.com/link'],
  [/(?:^|_)email$/, recipient.email],
  [/(?:^|_)(?:number|reference|ref|no)$/, '10482'],
  [/(?:^|_)year$/, '2027'],
  [/(?:^|_)(?:amount|price|total|fee)$/, '£120.00'],
];

function byEnding(name: string): string | undefined {
  return endings.find(([pattern]) => pattern.test(name))?.[1];
}

const samples: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Alex: 'first_name forename given_name preferred_name nickname greeting_name salutation fname',
    Morgan: 'last_name surname family_name lname',
    'Alex Morgan': 'full_name name contact_name customer_name recipient_name display_name',
    'A. M.': 'initials',
    Dr: 'title prefix',
    'alex.morgan@example.com': 'email email_address',
    'Northgate Trust': 'company company_name organisation organization organisation_name employer practice_name',
    'Northgate School': 'school_name',
    'Operations manager': 'job_title jobtitle job_role role position',
    Operations: 'department team',
    Education: 'industry sector',
    '250': 'company_size',
    Leeds: 'city town office',
    'Sam Taylor': 'sender sender_name from_name owner_name account_manager signature',
    'Outreach manager': 'sender_role',
    'https://example.com/unsubscribe':
      'unsubscribe unsubscribe_url unsubscribe_link unsub unsub_url unsub_link opt_out_url opt_out_link',
    'https://example.com/preferences':
      'preference_url preferences_url preference_centre preference_center update_profile manage_preferences',
    'https://example.com/privacy': 'privacy_url privacy_link',
    'https://example.com/view': 'view_in_browser webversion web_version page_url archive',
    'Introduction to records management': 'course_name event_name webinar_name workshop_name',
    '2027': 'current_year',
  }).flatMap(([value, names]) => names.split(' ').map((name) => [withoutJoints(name), value] as const)),
);
