// Properties are tried with the same values in every run, so that what failed fails again. OUTREACH_SEED=<number> tries others.
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env.OUTREACH_SEED ?? 20261123) });
