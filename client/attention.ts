import type { TemplatesResult } from '../shared/protocol';
import type { ServerState } from './server';

/** What the status bar has to say; undefined where there is nothing to be done. */
export type Attention =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'files'; readonly templates: number; readonly unread: number };

/** What needs somebody. Nothing while the server starts or before it has answered: nobody is told what isn't known. */
export function attentionOf(
  state: ServerState,
  result: Pick<TemplatesResult, 'templates' | 'unread'> | undefined,
): Attention | undefined {
  if (state === 'down') return { kind: 'stopped' };
  if (state !== 'running' || !result) return undefined;
  const templates = result.templates.filter(({ needsAttention }) => needsAttention).length;
  const unread = result.unread.length;
  return templates + unread > 0 ? { kind: 'files', templates, unread } : undefined;
}
