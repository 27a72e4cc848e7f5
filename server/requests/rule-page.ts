import type { InitializationOptions } from '../../shared/protocol';

/** Where the client shows the page of a rule; undefined for clients that have no such pages. */
export function rulePageOf({ rulePages }: InitializationOptions): ((code: string) => string) | undefined {
  return rulePages === undefined ? undefined : (code) => rulePages.replaceAll('{code}', encodeURIComponent(code));
}
