/** Merge fields that say nothing about the recipient: who sends, and the mechanics of sending. */
const impersonal = new Set(
  [
    'sender_name sender_role sender_company sender_email sender_phone registered_office company_number',
    'unsubscribe_url unsubscribe_link unsubscribe preference_url privacy_url reply_to campaign_id view_in_browser page_url',
  ]
    .join(' ')
    .split(' '),
);

/** `contact.FirstName`, `First Name` and `FIRST-NAME` all become `first_name`: lower case, without namespace or filters. */
export function mergeFieldName(written: string): string {
  const last = written.split('|')[0]!.trim().split('.').pop() ?? '';
  return last
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();
}

/** Whether the merge field prints or uses data about the recipient. A field nobody has heard of does, to be safe. */
export function isPersonal(written: string): boolean {
  return !impersonal.has(mergeFieldName(written));
}
