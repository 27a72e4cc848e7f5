/** What the page says itself, in the language of the interface. `{0}` and `{1}` stand for values. Made by client/preview-words.ts. */
export interface Words {
  readonly loading: string;
  readonly message: string;
  readonly howToMove: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly preheader: string;
  readonly noSender: string;
  readonly noSubject: string;
  readonly noChannel: string;
  readonly noText: string;
  readonly callScript: string;
  readonly left: string;
  readonly ownStyles: string;
  readonly pictureWithoutDescription: string;
  readonly leadsTo: string;
  readonly condition: string;
  readonly segment: string;
  readonly missing: Readonly<Record<'opt-out' | 'sender' | 'right-to-object' | 'privacy', string>>;
  readonly missingHere: string;
  readonly wouldSay: string;
  readonly missingTitle: string;
  readonly promotionTitle: string;
  readonly findingsTitle: string;
  readonly fieldsTitle: string;
  readonly more: string;
  readonly accepted: string;
  readonly noted: string;
  readonly why: string;
  readonly severity: Readonly<Record<'error' | 'warning' | 'information' | 'hint', string>>;
  readonly fixes: string;
  readonly source: string;
  readonly field: string;
  readonly holds: string;
  readonly valueFrom: Readonly<Record<'front-matter' | 'sample' | 'fallback' | 'name', string>>;
  readonly fallback: string;
  readonly fieldName: string;
  readonly fieldValue: string;
  readonly fieldHolds: string;
  readonly unknownField: string;
  readonly note: string;
}

/** What the page is given when it is made. */
export interface Start {
  readonly words: Words;
  /** Which template it shows, for when the window comes back. */
  readonly state: unknown;
}
