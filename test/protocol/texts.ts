/** Messages and assessments that the protocol tests share, as people keep them in files. */

export interface TemplateFields {
  readonly id?: string;
  readonly channel?: string;
  readonly nature?: string;
  readonly basis?: string;
  readonly lia?: string;
  readonly more?: readonly string[];
  readonly body?: string;
}

/** A complete LinkedIn message that these checks have nothing against, with what a test wants otherwise. */
export function message(fields: TemplateFields = {}): string {
  return [
    '---',
    'title: Office move',
    'owner: Head of Marketing',
    `channel: ${fields.channel ?? 'linkedin-message'}`,
    'purpose: relationship-update',
    `message-nature: ${fields.nature ?? 'informational'}`,
    'audience:',
    '  segment: First-degree connections in Leeds',
    '  subscriber-type: unknown',
    '  relationship: connection',
    '  address-type: platform-account',
    '  selection-criteria: Works in Leeds and has written to us before',
    '  includes-children: false',
    'source: own-crm',
    `lawful-basis: ${fields.basis ?? 'legitimate-interests'}`,
    ...(fields.lia === undefined ? [] : [`lia: ${fields.lia}`]),
    'opt-out:',
    '  handling: Anyone who replies "no thanks" is added to the suppression list the same day and not messaged again',
    'suppression-list: CRM list "LinkedIn do not contact"',
    'sender: Example Ltd',
    'privacy-notice: https://example.co.uk/privacy',
    ...(fields.more ?? []),
    '---',
    fields.body ?? 'Hi {{first_name}}, our office has moved.',
    '',
  ].join('\n');
}

/** A draft assessment with that id; its status is what a test looks at. */
export function assessment(id: string, status = 'draft', more: readonly string[] = []): string {
  return ['---', `id: ${id}`, `title: Messages to our connections`, `status: ${status}`, ...more, '---', ''].join('\n');
}

/** The full front-matter of the founding scenario: a LinkedIn message to connections, covered by an assessment. */
export function foundingTemplate(body: string): string {
  return [
    '---',
    'schema: outreach/v1',
    'id: li-follow-company-page',
    'title: Invite privacy professionals to follow our page',
    'owner: Head of Marketing',
    'status: approved',
    'channel: linkedin-message',
    'purpose: grow-company-page-followers',
    'message-nature: informational',
    'solicited: false',
    'jurisdictions: [GB]',
    'campaign: { start: 2026-12-01 }',
    'audience:',
    '  segment: First-degree connections working in data protection or privacy',
    '  subscriber-type: unknown',
    '  relationship: connection',
    '  address-type: platform-account',
    '  capacity: professional',
    '  selection-criteria: Profile headline or current role mentions data protection or privacy; reviewed by hand',
    '  includes-children: false',
    'source: { type: own-crm }',
    'merge-fields: [first_name, sender_name]',
    'lawful-basis: legitimate-interests',
    'pecr-route: not-marketing',
    'lia: { ref: LIA-2026-014, version: 1 }',
    'opt-out:',
    '  mechanism: reply-and-manual',
    '  contact: privacy@example.co.uk',
    '  handling: Anyone who asks us to stop is added to the LinkedIn suppression list the same day and is not messaged again by any team member; connection removed if they ask.',
    'suppression-list: crm://suppression/linkedin',
    'sender: { organisation: Example Ltd, person: "{{sender_name}}", profile: personal, on-behalf-of: Example Ltd }',
    'privacy-notice: https://example.co.uk/privacy',
    'first-contact: false',
    'frequency: { max-per-person: 1, per-days: 365 }',
    'decision-record:',
    '  decided-by: DPO',
    '  date: 2026-11-20',
    '  reason: No offer, product or benefit promoted; single message; relevant role only.',
    '  risk-accepted: medium',
    '---',
    body,
    '',
  ].join('\n');
}
