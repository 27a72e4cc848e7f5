import type { Finding, Fix } from '../lint/finding';
import { blankValue, insertFields, type NewField } from '../lint/insert-fields';
import type { Subject } from '../lint/subject';
import type { Span } from '../text/span';
import { entryAt } from '../text/tree';
import { yamlText } from '../text/yaml-text';
import { fieldAt } from '../vocabulary/field';
import { requiredPaths, templateFields } from '../vocabulary/template-fields';
import type { TemplateRule } from './rule';

export const missingField: TemplateRule = {
  code: 'missing-field',
  title: 'A required field is missing',
  severity: 'error',
  why: 'Every decision needs to know who the message goes to, on which channel, why and on what basis. What is the same for a whole team can stand once under "defaults" in outreach.yaml.',
  sources: ['UK GDPR Art 5(2)'],
  bad: [
    {
      title: 'No channel, and half an audience',
      template: [
        '---',
        'title: Order update',
        'owner: Head of Service',
        'purpose: order-update',
        'message-nature: service',
        'audience:',
        '  segment: People with an open order',
        '  subscriber-type: unknown',
        'source: own-crm',
        'lawful-basis: contract',
        'sender: Example Ltd',
        '---',
        'Your order is on its way.',
        '',
      ].join('\n'),
      marks: ['---', 'audience'],
    },
    {
      title: 'A field without a value',
      template: '---\nchannel:\n---\nYour order is on its way.\n',
      marks: ['---', 'channel'],
    },
  ],
  good: [
    {
      title: 'Everything required is there',
      template: [
        '---',
        'title: Order update',
        'owner: Head of Service',
        'channel: sms',
        'purpose: order-update',
        'message-nature: service',
        'audience:',
        '  segment: People with an open order',
        '  subscriber-type: unknown',
        '  relationship: existing-customer',
        '  address-type: mobile-personal',
        '  includes-children: unknown',
        'source: own-crm',
        'lawful-basis: contract',
        'sender: Example Ltd',
        '---',
        'Your order is on its way.',
        '',
      ].join('\n'),
    },
  ],
  *check(subject) {
    // A field that seems to be missing from an unreadable header may only be unreadable.
    if (!subject.template.readable) return;
    const missing = missingPaths(subject);
    const everything = () => (missing.length > 1 ? fixFor(subject, 'Add all missing fields', missing) : []);
    for (const [place, paths] of byPlace(subject, missing)) yield finding(subject, place, paths, everything);
  },
};

/** The id is taken from the file name where there is none. */
const alwaysRequired = requiredPaths().filter((path) => path !== 'id');

/** Paths of the fields that the template needs and nobody gives, in the order of the vocabulary. */
export function missingPaths({ fields, facts, nature, decision }: Subject): string[] {
  const required = [...alwaysRequired];
  if (facts.channel?.value === 'email') required.push('subject');
  if (facts.live) required.push('campaign.start');
  const marketing =
    nature === 'marketing' && ['electronic-mail', 'live-call', 'automated-call'].includes(facts.channel?.class ?? '');
  // On LinkedIn the rule objection-handling says it better, and of a soft opt-in it is a condition.
  if (marketing && !facts.channel?.linkedIn && decision.pecr.claim !== 'soft-opt-in') required.push('suppression-list');
  return required.filter((path) => !fields.find(path));
}

/** One finding for all that is missing from the top level, one for each group or empty field that is there to be marked. */
function byPlace({ template }: Subject, missing: readonly string[]): Map<Span, string[]> {
  const fence = { start: 0, end: 3 };
  const places = new Map<Span, string[]>();
  for (const path of missing) {
    const parent = path.split('.')[0]!;
    const span = entryAt(template.root, path)?.keySpan ?? entryAt(template.root, parent)?.keySpan ?? fence;
    places.set(span, [...(places.get(span) ?? []), path]);
  }
  return places;
}

function finding(
  subject: Subject,
  span: Span,
  paths: readonly string[],
  everything: () => readonly Fix[],
): Omit<Finding, 'rule'> {
  const names = paths.map((path) => `"${path}"`).join(', ');
  const first = fieldAt(templateFields, paths[0]!);
  const message =
    paths.length === 1
      ? `${names} is missing. ${first?.help ?? ''} Add it here, or under "defaults" in outreach.yaml.`
      : `These fields are missing: ${names}. Add them here, or under "defaults" in outreach.yaml.`;
  const absent = paths.filter((path) => !entryAt(subject.template.root, path));
  const title = absent.length === 1 ? `Add "${absent[0]}"` : 'Add these fields';
  const fixes = absent.length === 0 ? [] : fixFor(subject, title, absent);
  return {
    severity: 'error',
    span,
    message,
    source: first?.source ?? 'UK GDPR Art 5(2)',
    fixes: [...fixes, ...(absent.length === paths.length && title !== 'Add these fields' ? everything() : [])],
  };
}

function fixFor(subject: Subject, title: string, paths: readonly string[]): Fix[] {
  const absent = paths.filter((path) => !entryAt(subject.template.root, path));
  const edits = insertFields(subject.template, absent.map(newField));
  return edits && absent.length > 0 ? [{ title, safety: 'suggestion', edits }] : [];
}

/** Adds the field, never a fact: what a person has to say is left blank, or "unknown" where the vocabulary has that. */
function newField(path: string): NewField {
  if (path === 'status') return { path, yaml: yamlText('draft') };
  return { path, yaml: blankValue(fieldAt(templateFields, path)) };
}
