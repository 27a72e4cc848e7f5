/** When waivers end, seen from today. */
export const waiverTimes = ['ended', 'in-30-days', 'in-60-days', 'in-90-days'] as const;
export type WaiverTime = (typeof waiverTimes)[number];
