// Templates, assessments and phrases for measurements: made up, the same every time, and at fault on purpose.
// A template has 25 lines of header and 120 to 190 words with merge fields and some promotion; every 20 share an assessment.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as texts from './corpus-texts.mjs';

/** Templates that one assessment stands for. */
const perAssessment = 20;
/** To be changed whenever the texts change: what was made before isn't taken then. */
const edition = 1;

/** @typedef {() => number} Random 0 up to 1 */

/**
 * The same sequence for the same seed (mulberry32).
 * @param {number} seed
 * @returns {Random}
 */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * @template Item
 * @param {Random} random
 * @param {readonly Item[]} items
 * @returns {Item}
 */
function oneOf(random, items) {
  return /** @type {Item} */ (items[Math.floor(random() * items.length)]);
}

/**
 * @param {Random} random
 * @param {number} least
 * @param {number} most
 */
function between(random, least, most) {
  return least + Math.floor(random() * (most - least + 1));
}

/**
 * @param {Random} random
 * @param {string} sentence
 */
function filled(random, sentence) {
  return sentence
    .replace('{T}', () => oneOf(random, texts.topics))
    .replace('{S}', () => oneOf(random, texts.sectors))
    .replace('{R}', () => oneOf(random, texts.roles))
    .replace('{T}', () => oneOf(random, texts.topics));
}

/**
 * @param {Random} random
 * @param {number} words about how many
 */
function paragraphs(random, words) {
  const found = [];
  for (let written = 0; written < words; ) {
    const length = between(random, 2, 4);
    const sentences = [];
    for (let index = 0; index < length && written < words; index++) {
      const sentence = filled(random, oneOf(random, random() < 0.2 ? texts.promotion : texts.neutral));
      sentences.push(sentence);
      written += sentence.split(/\s+/).length;
    }
    found.push(sentences.join(' '));
  }
  return found.join('\n\n');
}

/**
 * @param {number} number counted from 0
 */
function assessmentId(number) {
  return `LIA-2026-${String(number + 1).padStart(4, '0')}`;
}

/**
 * @param {Random} random
 * @param {number} number
 * @param {string} lia
 */
function header(random, number, lia) {
  const day = (/** @type {number} */ most) => String(between(random, 1, most)).padStart(2, '0');
  const topic = oneOf(random, texts.topics);
  const channel = oneOf(random, texts.channels);
  return `---
id: tpl-${String(number).padStart(5, '0')}
title: "${topic} intro for ${oneOf(random, texts.sectors)}"
owner: ${oneOf(random, texts.owners)}
status: ${oneOf(random, texts.statuses)}
channel: ${channel}
purpose: ${topic.replaceAll(' ', '-')}
message-nature: ${oneOf(random, texts.natures)}
subject: "A question about ${oneOf(random, texts.topics)}"
campaign:
  start: 2026-${day(12)}-${day(28)}
audience:
  segment: ${oneOf(random, texts.roles)} in ${oneOf(random, texts.sectors)}
  subscriber-type: ${oneOf(random, texts.subscriberTypes)}
  relationship: ${oneOf(random, texts.relationships)}
  selection-criteria: Job title mentions ${topic}; checked by hand
  size: ${between(random, 20, 900)}
source:
  type: ${oneOf(random, texts.sources)}
lawful-basis: legitimate-interests
pecr-route: ${oneOf(random, texts.routes)}
lia: ${lia}
opt-out:
  mechanism: email-address
  handling: Added to the suppression list the same day and not messaged again
---
`;
}

/**
 * The template of a number; the same whatever others are made.
 * @param {number} number
 * @param {{ words?: number, lia?: string }} [options] `words` of its body; 120 to 185 where absent. `lia` it relies on; one of its own where absent.
 * @returns {string}
 */
export function template(number, { words, lia = assessmentId(Math.floor(number / perAssessment)) } = {}) {
  const random = randomOf(1000003 + number);
  const fields = header(random, number, lia);
  const length = words ?? between(random, 120, 185);
  const greeting = oneOf(random, texts.greetings);
  const body = paragraphs(random, length - 8);
  return `${fields}\n${greeting}\n\n${body}\n\n${oneOf(random, texts.closings)}\n{{sender_name}}\n`;
}

/**
 * One template of about so many bytes.
 * @param {number} bytes
 * @returns {string}
 */
export function hugeTemplate(bytes) {
  const random = randomOf(7919 + 17);
  let text = `${header(random, 99999, assessmentId(Math.floor(99999 / perAssessment)))}\n`;
  while (text.length < bytes) text += `${paragraphs(random, 120)}\n\n`;
  return text;
}

/**
 * @param {number} number counted from 0
 * @returns {string}
 */
export function assessment(number) {
  const status = ['approved', 'draft', 'in-review', 'approved'][number % 4];
  const id = assessmentId(number);
  return `---
id: ${id}
title: Assessment ${number + 1}
version: 1
status: ${status}
owner: Ana
created-on: 2026-01-10
review-due: 2027-01-10
---

# ${id}

## 1 Purpose test

### P1 What are you trying to achieve?

Tell people who work on this topic about our notes.
`;
}

/**
 * Promotional phrases in lower case, one to five words each.
 * @param {number} count
 * @returns {string[]}
 */
export function phrases(count) {
  const made = [...texts.phrases];
  for (const adjective of texts.adjectives) for (const noun of texts.nouns) made.push(`${adjective} ${noun}`);
  for (const noun of texts.nouns) made.push(`${noun} of a lifetime`, `claim this ${noun} before it ends`);
  return [...new Set(made)].slice(0, count);
}

/**
 * Writes so many templates, 100 to a folder, and their assessments; does nothing where that was done before.
 * @param {string} folder
 * @param {number} count
 * @param {{ lia?: string }} [options] the assessment that all of them rely on
 * @returns {string} the folder they are in
 */
export function writeCorpus(folder, count, options = {}) {
  return once(folder, (write) => {
    for (let number = 0; number < count; number++) {
      const inner = `d${String(Math.floor(number / 100)).padStart(3, '0')}`;
      write(`${inner}/t${String(number).padStart(5, '0')}.outreach.md`, template(number, options));
    }
    const assessments = options.lia ? 1 : Math.ceil(count / perAssessment);
    for (let number = 0; number < assessments; number++)
      write(`assessments/a${String(number + 1).padStart(4, '0')}.lia.md`, assessment(number));
  });
}

/**
 * Fills a folder, all of it or nothing.
 * @param {string} folder
 * @param {(write: (name: string, text: string) => void) => void} fill
 * @returns {string} the folder, with the edition of the texts in its name
 */
export function once(folder, fill) {
  const target = `${folder}-${edition}`;
  if (existsSync(target)) return target;
  const making = `${target}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  fill((name, text) => {
    const file = path.join(making, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  });
  renameSync(making, target);
  return target;
}
