// The folders of templates that measurements need.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { assessment, hugeTemplate, once, template, writeCorpus } from './corpus.mjs';
import { benchFolder } from './paths.mjs';

/**
 * @typedef {object} Corpora
 * @property {string} one a folder with one template and its assessment
 * @property {string} template that template: 200 words
 * @property {string} huge a template of 1 MB, alone in its folder
 * @property {string} thousand 1,000 templates and 50 assessments
 * @property {string} tenThousand 10,000 templates and 500 assessments
 * @property {string} dependents 2,000 templates that rely on one assessment
 */

/** @returns {Corpora} */
export function makeCorpora() {
  const at = (/** @type {string} */ name) => path.join(benchFolder, 'templates', name);
  const one = once(at('1'), (write) => {
    write('w200.outreach.md', template(0, { words: 200 }));
    write('assessments/a0001.lia.md', assessment(0));
  });
  const huge = once(at('huge'), (write) => write('huge.outreach.md', hugeTemplate(1_000_000)));
  return {
    one,
    template: path.join(one, 'w200.outreach.md'),
    huge: path.join(huge, 'huge.outreach.md'),
    thousand: writeCorpus(at('1000'), 1000),
    tenThousand: writeCorpus(at('10000'), 10_000),
    dependents: writeCorpus(at('2000'), 2000, { lia: 'LIA-2026-0001' }),
  };
}

/**
 * @param {string} folder
 * @returns {string[]} the templates below it, relative to it
 */
export function templatesBelow(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.outreach.md'));
}
