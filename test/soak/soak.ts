/** A long editing session against the real server: is everything answered, does memory stay flat, and is what it knows still right? */
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type InitializeParams, ResponseError } from 'vscode-languageserver/node';
import { assessmentsRequest, overviewRequest, templatesRequest } from '../../shared/protocol';
import { makeFolder, remove } from '../protocol/folder';
import { Random } from '../protocol/random';
import { pullCapabilities, Session } from '../protocol/session';
import { Asked } from './asked';
import { Editing } from './editing';
import { workspaceFiles } from './files';
import { type Memory, runs, ServerProcess } from './server-process';
import { steps } from './steps';

export interface Plan {
  /** `server.cjs` as it is shipped. */
  readonly program: string;
  readonly heap: string;
  readonly seed: number;
  /** How long it goes on, in minutes of the clock and in steps: whichever comes first. */
  readonly minutes: number;
  readonly steps: number;
  readonly templates: number;
  /** Of its time, how much it works rather than waits, in per cent. */
  readonly load: number;
  /** Minutes between two comparisons with a fresh server; there is one at the end in any case. */
  readonly comparedEvery: number;
  /** Called each minute and at the end. */
  readonly tell?: (report: Report) => void;
}

export interface Sample extends Memory {
  readonly minute: number;
  readonly requests: number;
}

export interface Report {
  readonly seed: number;
  minutes: number;
  steps: number;
  requests: number;
  answered: number;
  cancelled: number;
  refused: number;
  unanswered: readonly string[];
  faults: string[];
  /** What the server logged as an error, and what it wrote to standard error. */
  noise: string[];
  /** Comparisons with a fresh server, and what differed in them. */
  compared: number;
  differences: string[];
  /** Whether the server ended with its session, as it should, and nothing of it is left. */
  ended: string;
  orphans: number;
  /** Each minute. */
  readonly samples: Sample[];
  /** After everything that nobody holds was collected: at the start and after each quarter. */
  readonly settled: Sample[];
  byMethod: Readonly<Record<string, number>>;
  stepsByName: Readonly<Record<string, number>>;
}

const capabilities: InitializeParams['capabilities'] = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
    definition: { linkSupport: true },
  },
  workspace: pullCapabilities.workspace,
};

export async function soak(plan: Plan): Promise<Report> {
  const random = new Random(plan.seed);
  const files = workspaceFiles(random, plan.templates);
  const root = makeFolder(files);
  const server = new ServerProcess(plan.program, plan.heap);
  const session = new Session(root, { folders: ['main'], capabilities, processId: process.pid }, server.wire);
  const asked = new Asked(session.connection);
  const editing = new Editing(session, asked, random, files);
  const report: Report = {
    seed: plan.seed,
    minutes: 0,
    steps: 0,
    requests: 0,
    answered: 0,
    cancelled: 0,
    refused: 0,
    unanswered: asked.unanswered,
    faults: [],
    noise: [],
    compared: 0,
    differences: [],
    ended: 'not yet',
    orphans: 0,
    samples: [],
    settled: [],
    byMethod: asked.byMethod,
    stepsByName: {},
  };
  const names: Record<string, number> = {};
  const began = Date.now();
  const minutesNow = () => (Date.now() - began) / 60_000;
  const count = () => {
    report.minutes = minutesNow();
    Object.assign(report, { requests: asked.requests, answered: asked.answered, cancelled: asked.cancelled });
    Object.assign(report, { refused: asked.refused, stepsByName: names });
    report.noise = [...session.logged, ...(server.noise === '' ? [] : [server.noise])];
  };
  const sample = async (settled: boolean) => {
    const memory = await server.memory({ settled });
    count();
    (settled ? report.settled : report.samples).push({ minute: minutesNow(), requests: asked.requests, ...memory });
  };
  const compare = async () => {
    report.compared++;
    report.differences.push(...(await differences(plan, editing)));
  };

  try {
    await session.initialize();
    await sample(true);
    let nextMinute = 1;
    let nextQuarter = 1;
    let nextComparison = plan.comparedEvery;
    while (report.steps < plan.steps && minutesNow() < plan.minutes) {
      const step = random.of(steps);
      names[step.name] = (names[step.name] ?? 0) + 1;
      const before = performance.now();
      try {
        await step(editing);
      } catch (error) {
        // What the server answers is judged where it is counted.
        if (!(error instanceof ResponseError))
          report.faults.push(`Step ${report.steps}, ${step.name}: ${(error as Error).stack}`);
        if (asked.unanswered.length > 0 || !runs(server.pid)) break;
      }
      report.steps++;
      if (plan.load < 100) await wait(((performance.now() - before) * (100 - plan.load)) / plan.load);
      if (minutesNow() >= nextMinute) {
        nextMinute++;
        await sample(false);
        plan.tell?.(report);
      }
      if (minutesNow() >= (nextQuarter * plan.minutes) / 4) {
        nextQuarter++;
        await sample(true);
      }
      if (minutesNow() >= nextComparison) {
        nextComparison += plan.comparedEvery;
        await compare();
      }
    }
    await compare();
    await sample(true);
  } catch (error) {
    report.faults.push(String((error as Error).stack));
  }
  report.ended = await endOf(server, session);
  report.orphans = runs(server.pid) ? 1 : 0;
  report.faults.push(...asked.faults);
  count();
  plan.tell?.(report);
  remove(root);
  return report;
}

/** Ends a session as an editor does; how the process ended. */
async function endOf(server: ServerProcess, session: Session): Promise<string> {
  try {
    await session.connection.sendRequest('shutdown');
    await session.connection.sendNotification('exit');
  } catch (error) {
    return String(error);
  }
  const end = await server.ended(10_000);
  session.connection.dispose();
  if (end) return `with code ${end.code ?? end.signal}`;
  server.kill();
  return 'not at all';
}

/** What a server that has just read the same files and documents says otherwise. */
async function differences(plan: Plan, editing: Editing): Promise<string[]> {
  const { session } = editing;
  // What a policy newly declares is read once it is saved.
  for (const path of editing.openPaths()) {
    if (path.endsWith('outreach.yaml')) await session.editFile(path, session.text(path));
  }
  const server = new ServerProcess(plan.program);
  const folders = editing.hasExtra ? ['main', 'extra'] : ['main'];
  const fresh = new Session(session.root, { folders, capabilities, processId: process.pid }, server.wire);
  try {
    await fresh.initialize();
    for (const [path, languageId] of editing.documents)
      await fresh.open(path, session.text(path), { languageId, keepMark: true });
    let found: string[] = [];
    // News from disk is read while requests are answered: what is late is no difference.
    for (let attempt = 0; attempt < 5; attempt++) {
      found = await differencesNow(editing, fresh);
      if (found.length === 0) break;
      await wait(500);
    }
    return found;
  } finally {
    await endOf(server, fresh);
  }
}

async function differencesNow(editing: Editing, fresh: Session): Promise<string[]> {
  const { session } = editing;
  const found: string[] = [];
  for (const path of editing.paths().filter((each) => editing.isOpen(each) || session.isOnDisk(each))) {
    const [now, then] = [await session.diagnostics(path), await fresh.diagnostics(path)];
    if (!isDeepStrictEqual(now, then))
      found.push(`${path}\n  is     ${JSON.stringify(now)}\n  should ${JSON.stringify(then)}`);
  }
  for (const method of [templatesRequest, assessmentsRequest, overviewRequest]) {
    const [now, then] = [await plain(session, method), await plain(fresh, method)];
    if (!isDeepStrictEqual(now, then))
      found.push(`${method}\n  is     ${JSON.stringify(now)}\n  should ${JSON.stringify(then)}`);
  }
  return found;
}

/** An answer without how often something was told, which is no part of what is told. */
async function plain(session: Session, method: string): Promise<unknown> {
  return { ...(await session.connection.sendRequest<object>(method)), state: 0 };
}
