// The language server with one document: how soon it is there, how soon it answers, what it holds.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../editor/processes.mjs';
import { inWords, median, quantile } from '../figures.mjs';
import { LanguageClient } from '../language-client.mjs';
import { OpenDocument } from '../open-document.mjs';
import { absolute, compared } from '../rows.mjs';
import { memoryOf, processorOf } from '../runs.mjs';
import { echoServers, markdownServer, ourServer, rawEcho } from '../servers/servers.mjs';

/** @typedef {import('../servers/servers.mjs').ServerProgram} ServerProgram */
/** @typedef {import('../figures.mjs').Run} Run */
/** Milliseconds of each block of edits, in turn with the other servers' blocks, and of the processor for each edit. @typedef {{ blocks: number[][], cpu: (number | undefined)[], opened?: number, after?: number }} Edits */

/** Edits in a row before it is another server's turn. */
const block = 10;

/**
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../figures.mjs').Section>}
 */
export async function server({ programs, corpora, peers, quick, busy }) {
  const { echo, echoYaml } = await echoServers();
  const ours = ourServer(programs.server);
  const markdown = markdownServer(peers);
  const servers = [ours, echo, echoYaml, ...(markdown ? [markdown] : [])];

  const starts = await startsOf([rawEcho, ...servers], corpora.one, quick ? 3 : 15);
  const small = await editsOf(servers, corpora.template, quick ? 3 : 12);
  const large = await editsOf(servers, corpora.huge, quick ? 1 : 3);
  const startOf = (/** @type {ServerProgram} */ { name }) => starts.get(name) ?? [];

  const rows = [
    compared('from spawn to the answer of `initialize`', startOf(ours), rawEcho.name, startOf(rawEcho), busy, {
      must: { most: 1.8 },
      aim: { most: 1.5 },
    }),
    compared('from spawn to the answer of `initialize`', startOf(ours), echo.name, startOf(echo), busy, {}),
    absolute(
      'first document opened, from `didOpen` to diagnostics',
      median(startOf(ours).flatMap(({ open }) => open ?? [])),
      'ms',
      {
        beside: `${echoYaml.name}: ${inWords(median(startOf(echoYaml).flatMap(({ open }) => open ?? [])), 'ms')}`,
      },
    ),
    ...[echo, echoYaml].map((other) =>
      edited(
        '200 words, edit to diagnostics, median',
        small,
        other,
        busy,
        other === echoYaml ? { must: { most: 3 }, aim: { most: 1.5 } } : {},
      ),
    ),
    absolute('200 words, edit to diagnostics, 95 %', quantile(all(small, ours), 0.95), 'ms', {
      beside: `${echoYaml.name}: ${inWords(quantile(all(small, echoYaml), 0.95), 'ms')}`,
      must: { most: 15 },
      aim: { most: 6 },
    }),
    ...(markdown ? [edited('1 MB, edit to diagnostics, median', large, markdown, busy, { must: { most: 1 } })] : []),
    edited('1 MB, edit to diagnostics, median', large, echoYaml, busy, { aim: { most: 12 } }),
    absolute('memory with one template open', small.get(ours.name)?.opened, 'MiB', {
      beside: `${echo.name}: ${inWords(small.get(echo.name)?.opened, 'MiB')}`,
      must: { most: 75 },
      aim: { most: 60 },
    }),
    absolute(`the same, after ${all(small, ours).length} edits`, small.get(ours.name)?.after, 'MiB', {
      beside: `${echo.name}: ${inWords(small.get(echo.name)?.after, 'MiB')}`,
    }),
    absolute('memory with 1 MB open, after the edits', large.get(ours.name)?.after, 'MiB', {
      ...(markdown && { beside: `${markdown.name}: ${inWords(large.get(markdown.name)?.after, 'MiB')}` }),
    }),
  ];
  return { title: 'The language server with one document', rows };
}

/**
 * Starts servers in turn.
 * @param {readonly ServerProgram[]} servers
 * @param {string} folder
 * @param {number} rounds
 * @returns {Promise<Map<string, (Run & { open?: number })[]>>} how long each took to answer `initialize`, and then to open its first document
 */
async function startsOf(servers, folder, rounds) {
  /** @type {Map<string, (Run & { open?: number })[]>} */
  const starts = new Map(servers.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const each of servers) {
      const client = new LanguageClient(each, folder);
      try {
        const wall = await client.initialize();
        const cpu = processorOf(client.pid);
        await sleep(100);
        const open =
          each === rawEcho ? undefined : await new OpenDocument(client, path.join(folder, 'w200.outreach.md')).open();
        starts.get(each.name)?.push({ wall, ...(cpu !== undefined && { cpu }), ...(open !== undefined && { open }) });
      } catch (error) {
        say(String(error));
      }
      await client.stop();
    }
  }
  return starts;
}

/**
 * Opens the file in every server and edits it there in turn, a block of edits at a time.
 * @param {readonly ServerProgram[]} servers
 * @param {string} file
 * @param {number} rounds
 * @returns {Promise<Map<string, Edits>>}
 */
async function editsOf(servers, file, rounds) {
  /** @type {Map<string, Edits>} */
  const found = new Map();
  const sessions = [];
  for (const each of servers) {
    const client = new LanguageClient(each, path.dirname(file));
    const document = new OpenDocument(client, file);
    try {
      await client.initialize();
      await document.open();
      await sleep(1000);
      const opened = memoryOf(client.pid);
      found.set(each.name, { blocks: [], cpu: [], ...(opened !== undefined && { opened }) });
      // Warmed up, and both states seen.
      for (let edit = 0; edit < block; edit++) await document.edit();
      sessions.push({ name: each.name, client, document });
    } catch (error) {
      say(String(error));
      await client.stop();
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const { name, client, document } of sessions) {
      const before = processorOf(client.pid);
      const times = [];
      try {
        for (let edit = 0; edit < block; edit++) {
          times.push(await document.edit());
          await sleep(20);
        }
      } catch (error) {
        say(String(error));
        continue;
      }
      const after = processorOf(client.pid);
      found.get(name)?.blocks.push(times);
      found.get(name)?.cpu.push(before === undefined || after === undefined ? undefined : (after - before) / block);
    }
  }
  for (const { name, client } of sessions) {
    await sleep(500);
    const after = memoryOf(client.pid);
    const edits = found.get(name);
    if (edits && after !== undefined) edits.after = after;
    await client.stop();
  }
  return found;
}

/**
 * @param {string} figure
 * @param {Map<string, Edits>} edits
 * @param {ServerProgram} other
 * @param {boolean} busy
 * @param {{ must?: import('../figures.mjs').Bound, aim?: import('../figures.mjs').Bound }} wanted
 */
function edited(figure, edits, other, busy, wanted) {
  const of = (/** @type {string} */ name) =>
    (edits.get(name)?.blocks ?? []).map((times, round) => {
      const cpu = edits.get(name)?.cpu[round];
      return { wall: median(times) ?? Number.NaN, ...(cpu !== undefined && { cpu }) };
    });
  return compared(figure, of('ours'), other.name, of(other.name), busy, wanted);
}

/**
 * @param {Map<string, Edits>} edits
 * @param {ServerProgram} server
 */
function all(edits, { name }) {
  return edits.get(name)?.blocks.flat() ?? [];
}
