import type { Severity } from '../lint/finding';
import type { Look } from './looks';

/** How a body is to be read: as it is, or through a renderer. */
export type Rendering = 'plain' | 'markdown' | 'html';

/** Something in a marked text. `Place` is where it stands in the file; it is absent for what stands elsewhere, as in a policy. */
export type Mark<Place> =
  | { readonly kind: 'word'; readonly place: Place }
  | { readonly kind: 'field'; readonly place?: Place; readonly field: number }
  /** What decides what is printed, and prints nothing. */
  | { readonly kind: 'condition'; readonly place?: Place; readonly words: string }
  /** Where a segment of a text message begins, by its number. */
  | { readonly kind: 'segment'; readonly number: number };

/** A merge field, and what stands in its place in the preview. */
export interface PreviewField<Place> {
  readonly name: string;
  readonly value: string;
  /** Where the value comes from: the front-matter, our samples, what is sent where nothing is known, or nothing but its name. */
  readonly from: 'front-matter' | 'sample' | 'fallback' | 'name';
  /** What kind of data it holds, where its name tells. */
  readonly holds?: string;
  /** What is sent where the value is missing. */
  readonly fallback?: string;
  /** Its first use. */
  readonly place?: Place;
}

/** Something found in the words of the message. */
export interface Passage<Place> {
  readonly kind: 'promotion' | 'finding';
  readonly rule: string;
  readonly severity: Severity;
  /** Whether somebody has to do something: not where a waiver accepts it, nor where the check makes no finding of it. */
  readonly state: 'open' | 'accepted' | 'noted';
  /** What it is, in a few words. */
  readonly label: string;
  /** The words themselves. */
  readonly words: string;
  readonly message: string;
  readonly source: string;
  readonly place: Place;
  /** Why it was accepted, or the verdict on the message that it was noted in. */
  readonly reason?: string;
}

/** Something that recipients should read and that isn't there. */
export interface Missing<Place> {
  readonly what: 'opt-out' | 'sender' | 'right-to-object' | 'privacy';
  readonly severity: Severity;
  readonly message: string;
  readonly source: string;
  /** Where in the message it would stand. */
  readonly where: 'start' | 'end';
  /** Where the finding stands, with its quick fixes. */
  readonly place: Place;
  /** The line that a quick fix would put there. */
  readonly proposal?: string;
}

/** A line of the head of a message, as a marked text. */
export interface HeadRow<Place> {
  readonly kind: 'subject' | 'preheader';
  readonly text: string;
  readonly place?: Place;
}

/** One message as its recipient sees it. Texts from files are unescaped, and marked where it says so. */
export interface Preview<Place> {
  readonly title: string;
  readonly look: Look;
  /** Name of the channel; absent where none is chosen that we know. */
  readonly channel?: string;
  /** Whose name it carries, and what stands beside it (an address, an organisation), as marked texts; empty where nobody is named. */
  readonly sender: { readonly name: string; readonly detail: string; readonly place?: Place };
  readonly recipient: { readonly name: string; readonly email: string };
  readonly head: readonly HeadRow<Place>[];
  readonly body: {
    readonly rendering: Rendering;
    /** A marked text. */
    readonly text: string;
    readonly place: Place;
    /** How many characters at its end aren't shown. */
    readonly left: number;
  };
  /** By their numbers. */
  readonly marks: readonly Mark<Place>[];
  readonly fields: readonly PreviewField<Place>[];
  readonly passages: readonly Passage<Place>[];
  /** How many more there are. */
  readonly morePassages: number;
  readonly missing: readonly Missing<Place>[];
  /** The two decisions, each in one line and its reason. */
  readonly decision: Readonly<Record<'pecr' | 'ukGdpr', { readonly line: string; readonly why: string }>>;
  /** How long it is, as its channel counts. */
  readonly length?: string;
}
