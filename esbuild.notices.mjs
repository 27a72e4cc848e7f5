// Writes what the licences of bundled packages ask for: their names, versions and licence texts, of exactly what the bundles hold.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Licences that let a program under the MIT licence hold the package, as long as their text goes with it. */
const permissive = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
];

/** The MIT licence, for packages that name it and bring no text. */
const mit = readFileSync(path.join(import.meta.dirname, 'LICENSE'), 'utf8').replace(/^[\s\S]*?(?=Permission is)/, '');

/**
 * @typedef {{ name: string, version: string, licence: string, about: string, text: string }} Notice
 */

/**
 * The packages in these bundles, in the order of their names. Throws where one's licence isn't among those that may be bundled, or has no text.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {string} root the folder that the metafiles' paths start from
 * @returns {Notice[]}
 */
export function bundledPackages(metafiles, root) {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const input of Object.keys(inputs)) {
        const folder = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
        if (folder !== undefined) folders.add(folder);
      }
    }
  }
  const notices = [...folders].map((folder) => noticeOf(path.join(root, folder)));
  return notices.sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/**
 * The text that goes with the bundles.
 * @param {readonly Notice[]} notices
 */
export function noticesText(notices) {
  const intro = `Lawful Outreach contains code of the ${new Set(notices.map(({ name }) => name)).size} packages below, under their own licences.\n`;
  const parts = new Map();
  for (const { name, version, about, text } of notices) parts.set(`${name} ${version}`, `${about}\n\n${text}`);
  return [intro, ...parts.values()].join(`\n${'='.repeat(80)}\n\n`);
}

/**
 * @param {string} folder
 * @returns {Notice}
 */
function noticeOf(folder) {
  const { name, version, license, homepage, author } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const licence = chosen(name, license);
  const files = readdirSync(folder).filter((file) =>
    /^(?:licen[cs]e(?:-mit)?|copying|notice)(?:\.(?:md|txt))?$/i.test(file),
  );
  const texts = files
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (texts.length === 0 && licence !== 'MIT') throw new Error(`${name} has no licence text (${licence}).`);
  const holder = typeof author === 'string' ? author : author?.name;
  const text =
    texts.length > 0 ? texts.join('\n\n') : `Copyright (c) ${holder ?? `the authors of ${name}`}\n\n${mit.trim()}`;
  const choice = licence === license ? licence : `${licence}, of the choice ${license}`;
  const lines = [`${name} ${version}`, `Licence: ${choice}`, holder && `By ${holder}`, homepage];
  const about = lines.filter((line) => line).join('\n');
  return { name, version, licence, about, text: `${text}\n` };
}

/**
 * The licence under which we use a package: the only one, or the first permissive one of a choice.
 * @param {string} name
 * @param {unknown} expression as SPDX writes it
 */
function chosen(name, expression) {
  const choices = String(expression)
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ');
  const licence = choices.find((each) => permissive.includes(each));
  if (licence === undefined) throw new Error(`${name} is under "${expression}", which isn't known to be permissive.`);
  return licence;
}
