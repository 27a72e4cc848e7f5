import { addDays, isIsoDay } from '../text/iso-day';
import type { Limb } from './limb';

/** Days for which a screening counts: a number that goes on the register must not be called from the 28th day on. */
export const screeningDays = 28;

/** The lists a live marketing call is screened against (PECR reg 21(1) and (3); ICO, Live calls). */
export const screeningLimbs: readonly Limb[] = [
  screened('tps-on', 'the TPS', 'PECR reg 21(1)(b), (3)'),
  screened('ctps-on', 'the CTPS', 'PECR reg 21(1)(b), (3)'),
  screened('internal-dnc-on', 'your own do-not-call list', 'PECR reg 21(1)(a)'),
];

function screened(key: string, list: string, source: string): Limb {
  return {
    id: key,
    field: `screening.${key}`,
    condition: `The numbers were screened against ${list} within the last ${screeningDays} days`,
    lacks: {
      unknown: `screening against ${list} isn't recorded`,
      false: `screening against ${list} is older than ${screeningDays} days`,
    },
    source,
    state({ fields, today }) {
      const day = fields.text(`screening.${key}`);
      // A screening that is planned for a later day has shown nothing yet.
      if (day === undefined || !isIsoDay(day) || day > today) return 'unknown';
      const until = addDays(day, screeningDays);
      return until !== undefined && until < today ? 'false' : 'met';
    },
  };
}
