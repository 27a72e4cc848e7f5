import { registerCsv } from './csv';
import type { RegisterFormat } from './format-names';
import { registerHtml } from './html';
import { registerJson } from './json';
import { registerMarkdown } from './markdown';
import type { Register } from './register';

/** What writes each format, in pieces: a whole may be longer than one text can be. Pure: the same register gives the same bytes. */
export const writers: Readonly<Record<RegisterFormat, (register: Register) => Iterable<string>>> = {
  html: registerHtml,
  csv: registerCsv,
  json: registerJson,
  markdown: registerMarkdown,
};
