// The language server in a large workspace: what it holds, how soon it answers there, and how soon a change reaches what nobody has open.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { say } from '../../editor/processes.mjs';
import { inWords, median, quantile } from '../figures.mjs';
import { LanguageClient } from '../language-client.mjs';
import { templatesBelow } from '../make-corpora.mjs';
import { positionIn } from '../open-document.mjs';
import { absolute } from '../rows.mjs';
import { memoryOf, processorOf } from '../runs.mjs';
import { ourServer } from '../servers/servers.mjs';

/** Requests and notifications of our own beside LSP (shared/protocol.ts). */
const templates = 'outreach/templates';
const assessments = 'outreach/assessments';
const templatesChanged = 'outreach/templatesChanged';
const change = 'textDocument/didChange';
const pull = 'textDocument/diagnostic';

/** Milliseconds by the clock and of the server's processor. @typedef {{ ms: number, cpu?: number }} Span */

/** What is asked behind a keystroke, and where: behind the first place of a text. @type {readonly (readonly [figure: string, method: string, behind: string])[]} */
const gestures = [
  ['completion of a channel', 'textDocument/completion', 'channel: '],
  ['completion of an assessment', 'textDocument/completion', '\nlia: LIA'],
  ['completion of a merge field', 'textDocument/completion', '{{fir'],
  ['hover over a field', 'textDocument/hover', '\nchan'],
  ['hover over an assessment', 'textDocument/hover', '\nlia: LI'],
  ['definition of an assessment', 'textDocument/definition', '\nlia: LI'],
];

/**
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../figures.mjs').Section>}
 */
export async function many({ programs, corpora, quick }) {
  const ours = ourServer(programs.server);
  const large = await inLargeFolder(ours, corpora.tenThousand, quick ? 10 : 50).catch(told);
  const edited = await assessmentEdited(ours, corpora.dependents, quick ? 6 : 30).catch(told);
  const memory = { must: { most: 200 }, aim: { most: 120 } };
  return {
    title: 'The language server in a large workspace',
    rows: [
      absolute('10,000 templates and 500 assessments, from spawn until all are read', large?.reading.ms, 'ms', {
        beside: ofProcessor(large?.reading),
      }),
      absolute('memory then, one of them open', large?.opened, 'MiB', memory),
      absolute('the views filled for the first time, every template checked', large?.viewing.ms, 'ms', {
        beside: ofProcessor(large?.viewing),
      }),
      absolute('memory then', large?.viewed, 'MiB', memory),
      absolute('all reported to the Problems panel', large?.reporting.ms, 'ms', {
        beside: ofProcessor(large?.reporting),
      }),
      absolute('memory then', large?.reported, 'MiB', memory),
      absolute('edit to diagnostics there, median', median(large?.edits ?? []), 'ms', {
        beside: `95 %: ${inWords(quantile(large?.edits ?? [], 0.95), 'ms')}`,
      }),
      ...(large?.gestures ?? []).map(({ figure, times }) =>
        absolute(`${figure} there, behind a keystroke, median`, median(times), 'ms', {
          beside: `95 %: ${inWords(quantile(times, 0.95), 'ms')}`,
        }),
      ),
      absolute(
        'an assessment edited, until 2,000 closed templates that rely on it have their new status, median',
        median(edited?.times ?? []),
        'ms',
        {
          beside: `95 %: ${inWords(quantile(edited?.times ?? [], 0.95), 'ms')}; CPU ${inWords(edited?.cpu, 'ms')}`,
          must: { most: 300 },
          aim: { most: 100 },
        },
      ),
      absolute('the same, until their findings are counted anew as well, median', median(edited?.counted ?? []), 'ms', {
        beside: `95 %: ${inWords(quantile(edited?.counted ?? [], 0.95), 'ms')}`,
      }),
    ],
  };
}

/** @param {unknown} error */
function told(error) {
  say(String(error));
  return undefined;
}

/** @param {Span | undefined} span */
function ofProcessor(span) {
  return `CPU ${inWords(span?.cpu, 'ms')}`;
}

/**
 * How long a server takes for something.
 * @param {LanguageClient} client
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Span>}
 */
async function span(client, work) {
  const began = performance.now();
  const before = processorOf(client.pid);
  await work();
  const after = processorOf(client.pid);
  return { ms: performance.now() - began, ...(before !== undefined && after !== undefined && { cpu: after - before }) };
}

/**
 * @param {import('../servers/servers.mjs').ServerProgram} program
 * @param {string} folder
 * @param {number} rounds
 */
async function inLargeFolder(program, folder, rounds) {
  const client = new LanguageClient(program, folder);
  try {
    const reading = await span(client, async () => {
      await client.initialize();
      await client.tells(templatesChanged, 0);
    });
    const [name = ''] = templatesBelow(folder).sort();
    const document = new Document(client, path.join(folder, name), 'outreach-template');
    document.open();
    await document.diagnostics();
    await sleep(2000);
    const opened = memoryOf(client.pid);

    const viewing = await span(client, () =>
      Promise.all([client.request(templates, {}), client.request(assessments, {})]),
    );
    await sleep(2000);
    const viewed = memoryOf(client.pid);

    const edits = [];
    for (let round = 0; round < rounds; round++) {
      edits.push((await document.typed(pull, '')).ms);
      await sleep(20);
    }
    const asked = [];
    for (const [figure, method, behind] of gestures) {
      const times = [];
      for (let round = 0; round < rounds; round++) {
        times.push((await document.typed(method, behind)).ms);
        await sleep(20);
      }
      asked.push({ figure, times });
    }

    const reporting = await span(client, () =>
      client.request('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'parts' }),
    );
    await sleep(2000);
    const reported = memoryOf(client.pid);
    return { reading, opened, viewing, viewed, edits, gestures: asked, reporting, reported };
  } finally {
    await client.stop();
  }
}

/**
 * Changes an assessment's status, and back. The view is told the statuses first, and of each template how many findings it has once that has been
 * checked anew; the next edit comes after that.
 * @param {import('../servers/servers.mjs').ServerProgram} program
 * @param {string} folder where all templates rely on it
 * @param {number} rounds
 * @returns {Promise<{ times: number[], counted: number[], cpu?: number }>} milliseconds from each edit until every template is known to have another status,
 *   and until their findings are counted; of the processor for all of one edit
 */
async function assessmentEdited(program, folder, rounds) {
  const client = new LanguageClient(program, folder);
  try {
    await client.initialize();
    await client.tells(templatesChanged, 0);
    const count = templatesBelow(folder).length;
    const document = new Document(client, path.join(folder, 'assessments/a0001.lia.md'), 'outreach-assessment');
    document.open();
    await document.diagnostics();
    /** @type {Map<string, string>} */
    const statuses = new Map();
    /** @type {Set<string>} */
    const uncounted = new Set();
    let state = 0;
    const news = async () => {
      const { result } = await client.request(templates, { since: state });
      state = result.state;
      let changed = 0;
      for (const { uri, assessment, counts } of result.templates) {
        if (counts) uncounted.delete(uri);
        else uncounted.add(uri);
        if (statuses.get(uri) !== assessment.status) changed++;
        statuses.set(uri, assessment.status);
      }
      return changed;
    };
    await news();
    const times = [];
    const counted = [];
    let before;
    for (let round = 0; round < rounds + 2; round++) {
      // The first two warm it up.
      if (round === 2) before = processorOf(client.pid);
      const isWithdrawn = document.text.includes('status: withdrawn');
      const told = client.told(templatesChanged);
      const began = performance.now();
      if (isWithdrawn) document.replace('status: withdrawn', 'status: approved');
      else document.replace('status: approved', 'status: withdrawn');
      let changed = 0;
      let ms;
      for (let tells = told; changed < count || uncounted.size > 0; tells = client.told(templatesChanged)) {
        await client.tells(templatesChanged, tells);
        changed += await news();
        if (changed >= count) ms ??= performance.now() - began;
      }
      if (round >= 2) {
        times.push(ms ?? Number.NaN);
        counted.push(performance.now() - began);
      }
      await sleep(50);
    }
    const after = processorOf(client.pid);
    return { times, counted, ...(before !== undefined && after !== undefined && { cpu: (after - before) / rounds }) };
  } finally {
    await client.stop();
  }
}

/** An open document that is changed place by place. */
class Document {
  #client;
  #language;
  #version = 1;
  uri;
  text;

  /**
   * @param {LanguageClient} client
   * @param {string} file
   * @param {string} language
   */
  constructor(client, file, language) {
    this.#client = client;
    this.#language = language;
    this.uri = pathToFileURL(file).href;
    this.text = readFileSync(file, 'utf8');
  }

  open() {
    const textDocument = { uri: this.uri, languageId: this.#language, version: 1, text: this.text };
    this.#client.notify('textDocument/didOpen', { textDocument });
  }

  diagnostics() {
    return this.#client.request(pull, { textDocument: { uri: this.uri } });
  }

  /**
   * @param {string} old
   * @param {string} text
   */
  replace(old, text) {
    this.#client.notify(change, this.#changed(old, text));
  }

  /**
   * Types a letter into the title and asks for something in the same breath.
   * @param {string} method
   * @param {string} behind where to ask: behind the first place of this text
   */
  typed(method, behind) {
    const notification = /** @type {const} */ ([change, this.#changed('title: "', 'title: "x')]);
    const position = positionIn(this.text, this.text.indexOf(behind) + behind.length);
    const params = { textDocument: { uri: this.uri }, position, context: { triggerKind: 1 } };
    return this.#client.after([notification], method, params);
  }

  /**
   * @param {string} old
   * @param {string} text
   */
  #changed(old, text) {
    const start = this.text.indexOf(old);
    const range = { start: positionIn(this.text, start), end: positionIn(this.text, start + old.length) };
    this.text = this.text.slice(0, start) + text + this.text.slice(start + old.length);
    return { textDocument: { uri: this.uri, version: ++this.#version }, contentChanges: [{ range, text }] };
  }
}
