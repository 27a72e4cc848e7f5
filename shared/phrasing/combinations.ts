import type { Confidence } from '../lint/finding';

/** A hit is surer in the company of others: in the same sentence, or also in the one before or after. */
export interface Combination {
  readonly category: string;
  readonly with: readonly string[];
  readonly to: Confidence;
  readonly neighbours?: true;
}

export const combinations: readonly Combination[] = [
  { category: 'P02', with: ['P01', 'P03', 'P05', 'P11', 'P17'], to: 'definite', neighbours: true },
  { category: 'P10', with: ['P01', 'P05', 'P06'], to: 'definite' },
  { category: 'P11', with: ['P01', 'P05', 'P17'], to: 'definite' },
  { category: 'P13', with: ['P01', 'P05', 'P06', 'P17'], to: 'definite' },
];

/** Tone: raises every other hit of its sentence by one level. */
export const amplifier = 'P12';

/** What links say: a booking page for the sender's diary is an invitation to a meeting. */
export const linkHosts: readonly {
  readonly hosts: readonly string[];
  readonly category: string;
  readonly confidence: Confidence;
}[] = [
  {
    hosts: ['calendly.com', 'cal.com', 'meetings.hubspot.com', 'savvycal.com', 'tidycal.com', 'zcal.co'],
    category: 'P19',
    confidence: 'likely',
  },
];
