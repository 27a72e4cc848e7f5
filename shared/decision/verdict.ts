/** Whether PECR lets the message go out, as far as the template tells. Words of the output contract. */
export const verdicts = [
  'not-marketing',
  'solicited',
  'consent',
  'soft-opt-in',
  'corporate',
  'screened',
  'not-applicable',
  'review',
  'consent-needed',
  'blocked',
] as const;
export type Verdict = (typeof verdicts)[number];

/** The verdict in a writer's words. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  'not-marketing': 'not marketing',
  solicited: 'they asked for it',
  consent: 'consent on record',
  'soft-opt-in': 'soft opt-in on record',
  corporate: 'corporate subscribers',
  screened: 'calls screened',
  'not-applicable': "doesn't apply",
  review: 'to be decided by a person',
  'consent-needed': 'consent needed',
  blocked: 'must not go out like this',
};
