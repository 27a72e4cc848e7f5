// How long after a change the views can show it, with many templates: from the edit to the answers that bring what is new.
import { describe, it } from 'vitest';
import {
  type AssessmentsAnswer,
  assessmentStubRequest,
  assessmentsRequest,
  type OverviewResult,
  overviewRequest,
  type TemplatesAnswer,
  templatesRequest,
} from '../../shared/protocol';
import { type Session, startSession } from '../protocol/session';
import { assessment, message } from '../protocol/texts';

const rounds = 20;

describe.each([2000, 10_000])('with %i templates, one assessment to every 20', (count) => {
  it('brings what is new to the views', { timeout: 600_000 }, async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < count; i++) {
      const folder = `f${Math.floor(i / 100)}`;
      const body = `Hi {{first_name}}, our office has moved. ${wordsOf(i)}.`;
      files[`${folder}/m${i}.outreach.md`] = message({ lia: `LIA-${Math.floor(i / 20)}`, body });
      if (i % 20 === 0) files[`assessments/LIA-${i / 20}.lia.md`] = assessment(`LIA-${i / 20}`);
    }
    const session = await startSession(files);
    const state = { templates: 0, assessments: 0 };
    const first = await timed(() => ask(session, state));
    const lines = [`everything at first: ${first.toFixed(0)} ms`];
    const assessed = 'assessments/LIA-3.lia.md';
    const written = 'f0/m7.outreach.md';
    await session.open(assessed);
    await session.open(written);
    await ask(session, state);
    const kinds: [string, () => Promise<void>][] = [
      ['nothing changed', async () => {}],
      ['a keystroke in a template', () => session.type(written, { after: 'our office' }, 'x')],
      ['a keystroke in an assessment', () => session.type(assessed, { after: 'title: ' }, 'x')],
      ['the status of an assessment', () => swapStatus(session, assessed)],
    ];
    for (const [what, change] of kinds) {
      const times: number[] = [];
      let size = 0;
      for (let i = 0; i < rounds; i++) {
        const told = session.templatesChanges;
        const took = await timed(async () => {
          await change();
          if (what !== 'nothing changed') await session.until(() => session.templatesChanges > told);
          size = await ask(session, state);
        });
        times.push(took);
      }
      times.sort((a, b) => a - b);
      lines.push(`${what}: p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, ${size} bytes`);
    }
    const stubs: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const templates = [session.uri(`f0/m${i}.outreach.md`)];
      stubs.push(await timed(() => session.connection.sendRequest(assessmentStubRequest, { templates })));
    }
    stubs.sort((a, b) => a - b);
    lines.push(`a stub for a template: p50 ${at(stubs, 0.5)} ms, p95 ${at(stubs, 0.95)} ms`);
    const overview = await timed(() => session.connection.sendRequest<OverviewResult>(overviewRequest));
    lines.push(`overview: ${overview.toFixed(0)} ms`);
    console.log(`${count} templates\n${lines.join('\n')}`);
    await session.end();
  });
});

/** Thirty words that hardly another message has: messages alike would be compared with one another. */
function wordsOf(seed: number): string {
  let state = seed * 2_654_435_761 + 1;
  const letter = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(97 + ((state >>> 16) % 26));
  };
  return Array.from({ length: 30 }, () => Array.from({ length: 6 }, letter).join('')).join(' ');
}

async function ask(session: Session, state: { templates: number; assessments: number }): Promise<number> {
  const [templates, assessments] = await Promise.all([
    session.connection.sendRequest<TemplatesAnswer>(templatesRequest, { since: state.templates }),
    session.connection.sendRequest<AssessmentsAnswer>(assessmentsRequest, { since: state.assessments }),
  ]);
  state.templates = templates.state;
  state.assessments = assessments.state;
  return JSON.stringify(templates).length + JSON.stringify(assessments).length;
}

async function swapStatus(session: Session, path: string): Promise<void> {
  const isDraft = session.text(path).includes('status: draft');
  await session.replace(
    path,
    isDraft ? 'status: draft' : 'status: withdrawn',
    isDraft ? 'status: withdrawn' : 'status: draft',
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
}
