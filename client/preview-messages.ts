import type { Preview } from '../shared/preview/preview-types';
import type { WireRange } from '../shared/protocol';

/** What a page keeps, so that it is there again after a restart of the window. */
export interface PreviewState {
  /** The template that it shows. */
  readonly uri: string;
  /** Whether it stays with that template, whichever is in front. */
  readonly locked: boolean;
}

/** What the extension tells a page. */
export type ToPage =
  | { readonly type: 'preview'; readonly preview: Preview<WireRange>; readonly state: PreviewState }
  /** Said instead of a preview. */
  | { readonly type: 'message'; readonly text: string; readonly state: PreviewState }
  /** What is selected in the editor; nothing where the place is absent. */
  | { readonly type: 'select'; readonly place?: WireRange; readonly reveal: boolean }
  /** The first line that the editor shows. */
  | { readonly type: 'scroll'; readonly line: number };

/** What a page tells the extension. */
export type FromPage =
  | { readonly type: 'ready' }
  /** Go to a place in the editor; `fix` shows the quick fixes there. */
  | { readonly type: 'go' | 'fix'; readonly place: WireRange }
  /** The line that stands at the top of the page, as a fraction where it is between two. */
  | { readonly type: 'scroll'; readonly line: number };

/** What a page says; undefined for anything that no page of ours says. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (!isRecord(message)) return undefined;
  const { type, place, line } = message;
  if (type === 'ready') return { type };
  if (type === 'scroll') return isNumber(line) ? { type, line } : undefined;
  if (type !== 'go' && type !== 'fix') return undefined;
  const [start, end] = isRecord(place) ? [readPosition(place.start), readPosition(place.end)] : [];
  return start && end && { type, place: { start, end } };
}

/** The state of a page as it was kept; undefined for anything else. */
export function readState(state: unknown): PreviewState | undefined {
  if (!isRecord(state) || typeof state.uri !== 'string' || state.uri === '') return undefined;
  return { uri: state.uri, locked: state.locked === true };
}

function readPosition(value: unknown): WireRange['start'] | undefined {
  if (!isRecord(value)) return undefined;
  const { line, character } = value;
  return Number.isInteger(line) && isNumber(line) && Number.isInteger(character) && isNumber(character)
    ? { line, character }
    : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
