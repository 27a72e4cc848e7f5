// Bundled by itself (dist/libraries.cjs) and loaded by load-libraries.ts. Each is set up only when it is asked for.

export const chokidar = () => import('chokidar');
export const papaparse = () => import('papaparse');
export const readExcelFile = () => import('read-excel-file/node');
