// Where things are in this repository.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const cache = path.join(root, '.cache');
export const editorFolder = path.join(cache, 'editor');
export const vsix = path.join(root, 'dist', 'lawful-outreach.vsix');
