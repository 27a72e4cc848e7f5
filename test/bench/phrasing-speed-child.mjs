// Times the built engine in a process of its own, where nothing else is loaded:
//   node phrasing-speed-child.mjs start BUNDLE          milliseconds to load it and to read the first message
//   node phrasing-speed-child.mjs reading BUNDLE TEXTS  how fast it reads; TEXTS is a JSON file
//   node phrasing-speed-child.mjs doubling BUNDLE       how many times as long it takes for twice as much of texts that are made to slow it
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [what, bundle, texts] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const options = { solicited: false };
const asProse = (text) => ({
  passages: [{ part: 'body', text, span: { start: 0, end: text.length } }],
  placeholders: [],
  links: [],
});

if (what === 'start') {
  const before = performance.now();
  const { findPromotion } = require(bundle);
  const loaded = performance.now();
  findPromotion(asProse('We have moved. Our new office is open from Monday, and the old one closes.'), options);
  console.log(JSON.stringify({ load: loaded - before, first: performance.now() - loaded }));
} else if (what === 'doubling') {
  const { findPromotion, proseOf } = require(bundle);
  const read = (text) => findPromotion(proseOf(text, { start: 0, end: text.length }, 'markdown', []), options);
  const spiteful = {
    'one word': 'a',
    'one phrase over and over': 'act now ',
    'the beginning of a phrase': 'limited time limited ',
    'letters apart': 'f r e e ',
    'letters joined': 'f.r.e.e-',
    'brackets that open': '{{[(<*_`',
    'choices that open': '{act|now ',
    'marks upon letters': 'a\u0301\u0323\u200b',
    'letters of other scripts': 'асt nоw ',
    amounts: '1,000,000.00% ',
    'line ends': '\n\n> ',
  };
  const fill = (piece, length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const least = (text) => Math.min(...Array.from({ length: 3 }, () => processorOf(() => read(text))));
  const length = 100_000;
  const found = Object.entries(spiteful).map(([name, piece]) => {
    // Below this many milliseconds, the clock says nothing.
    const once = Math.max(5, least(fill(piece, length)));
    return { name, ratio: Math.max(5, least(fill(piece, 2 * length))) / once, milliseconds: once };
  });
  console.log(JSON.stringify(found));
} else {
  const { findPromotion, proseOf, parseTemplate, checkTemplate, AssessmentIndex, policyFor } = require(bundle);
  const { template, corpora } = JSON.parse(readFileSync(texts, 'utf8'));
  const read = (text) => proseOf(text, { start: 0, end: text.length }, 'markdown', []);

  /** The template with another word in each paragraph, so that nothing of it was read before. */
  const anew = (round) => {
    const [header, body] = template.split('\n---\n');
    return `${header}\n---\n${body.replace(/^(?=\w)/gm, `${round} `)}`;
  };
  const templates = Array.from({ length: 600 }, (_, round) => parseTemplate('a.outreach.md', anew(round)));
  const engine = times(templates, ({ prose }) => findPromotion(prose, options));
  const others = Array.from({ length: 600 }, (_, round) => anew(-1 - round));
  const context = { index: new AssessmentIndex([]), policy: policyFor('a.outreach.md', []), today: '2026-11-23' };
  const check = times(others, (text) => checkTemplate(parseTemplate('a.outreach.md', text), context));

  const speeds = Object.fromEntries(
    Object.entries(corpora).map(([name, each]) => {
      const proses = each.map(read);
      const length = each.reduce((sum, text) => sum + text.length, 0);
      const rounds = Array.from({ length: 7 }, () =>
        timed(() => {
          for (const prose of proses) findPromotion(prose, options);
        }),
      );
      return [name, { megabytes: length / 1e6, perSecond: length / 1000 / middle(rounds) }];
    }),
  );
  const text = corpora[Object.keys(corpora)[0]].join('');
  const table = new Uint8Array(0x10000).fill(1);
  const bare = middle(Array.from({ length: 7 }, () => timed(() => sumOf(text, table))));
  console.log(JSON.stringify({ engine, check, speeds, bare: text.length / 1000 / bare }));
}

/** What this machine can do at most: one look-up for each code unit. */
function sumOf(text, table) {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum += table[text.charCodeAt(index)];
  return sum;
}

/** Milliseconds for each, when the code has warmed up on the first third of them. */
function times(all, run) {
  const found = all.map((each) => timed(() => run(each))).slice(all.length / 3);
  found.sort((a, b) => a - b);
  return { median: middle(found), p95: found[Math.floor(found.length * 0.95)] };
}

function timed(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Milliseconds of the processor, which other programs don't take from it. */
function processorOf(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function middle(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}
