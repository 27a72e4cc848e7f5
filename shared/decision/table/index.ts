import { calls } from './calls';
import { electronicMail } from './electronic-mail';
import { notMarketing, outsideChannels } from './outside';
import type { Row } from './row';

export { overlays, unreadableRows } from './overlays';
export type { Overlay, Row, Unreadable } from './row';

/**
 * The whole table in the order in which it is read: who is outside; whether it is marketing at all; calls; electronic mail. The
 * last row applies to everything, so some row always decides.
 */
export const table: readonly Row[] = [...outsideChannels, ...notMarketing, ...calls, ...electronicMail];
