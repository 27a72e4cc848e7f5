import { type Assessment, parseAssessment } from '../../../shared/assessment/assessment';
import type { TemplateFacts } from '../../../shared/assessment/coverage';
import { questions } from '../../../shared/assessment/questions';

/** An approved assessment with nothing missing, as a team would keep it. */
export const approved = `---
id: LIA-2026-014
title: "LIA – Invite privacy professionals to follow our page"
version: 1
status: approved
owner: Head of Marketing
author: Sam Archer
approver: Helen Marsh
approved-on: 2026-11-20
created-on: 2026-11-02
last-reviewed-on: 2026-11-20
review-due: 2027-11-20
interest: Letting people who work in data protection know where we publish guidance
scope:
  purposes: [page-follow]
  channels: [linkedin-message]
  message-natures: [informational]
  audience: { relationships: [connection], subscriber-types: [unknown], countries: [GB], includes-children: false }
  data-fields: [first_name]
  sources: [own-crm]
  frequency: { max-per-person: 1, per-days: 365 }
  retention: P12M
pecr-route: not-marketing
dpo-review: { reviewer: Helen Marsh, date: 2026-11-19, opinion: supports }
dpia: { screened: true, required: false, ref: "" }
safeguards:
  - { id: S1, description: One message a person and year, status: in-place }
opt-out: Reply "no thanks"; added to the suppression list the same day
privacy-notice: https://example.co.uk/privacy
decision: proceed
---
${questions.map(({ id, question }) => `### ${id} ${question}\n\n${answerTo(id)}\n`).join('\n')}`;

/** How the assessment above answers that question. */
export function answerTo(id: string): string {
  const pecr = id === 'P7' ? ' PECR: the message promotes nothing.' : '';
  return `We weighed ${id} on 12 November and wrote down why.${pecr}`;
}

/** The assessment above after replacing texts, each of which must be there. */
export function edited(...replacements: readonly (readonly [from: string, to: string])[]): string {
  let text = approved;
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`The assessment has no "${from}"`);
    text = text.replace(from, () => to);
  }
  return text;
}

export function parsed(text: string, path = 'assessments/LIA-2026-014.lia.md'): Assessment {
  return parseAssessment(path, text);
}

/** A template that the assessment above covers. */
export const invitation: TemplateFacts = {
  channel: 'linkedin-message',
  purpose: 'page-follow',
  effectiveNature: 'informational',
  declaredNature: 'informational',
  relationship: 'connection',
  subscriberType: 'unknown',
  jurisdictions: ['GB'],
  sourceType: 'own-crm',
  mergeFields: [{ name: 'first_name' }],
};
