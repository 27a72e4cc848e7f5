import path from 'node:path';
import { cache } from '../editor/paths.mjs';

/** Where everything stands that measurements need and make. */
export const benchFolder = path.join(cache, 'bench');
/** The build that is measured. */
export const builds = path.join(benchFolder, 'dist');
export const report = path.join(benchFolder, 'report.md');
