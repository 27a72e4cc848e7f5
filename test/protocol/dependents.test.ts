import { describe, expect, it } from 'vitest';
import { type TemplateSummary, type TemplatesAnswer, templatesRequest } from '../../shared/protocol';
import { edited } from '../unit/assessment/files';
import type { Session } from './session';
import { start } from './sessions';
import { message } from './texts';

/** More than are checked while somebody waits. */
const count = 70;
const path = 'x.lia.md';
const covering = edited(['purposes: [page-follow]', 'purposes: [relationship-update]']);

const templates = Object.fromEntries(
  Array.from({ length: count }, (_, i) => [
    `t${String(i).padStart(2, '0')}.outreach.md`,
    message({
      lia: 'LIA-2026-014',
      ...(i % 3 === 0 && { channel: 'email' }),
      body: `Hi {{first_name}}, our office has moved to street ${i}.${i % 5 === 0 ? ' Get 20% off.' : ''}`,
    }),
  ]),
);

/** A client that shows what it is told of the templates, as the Templates view does. */
class View {
  readonly shown = new Map<string, TemplateSummary>();
  readonly #session: Session;
  #state: number | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Asks for what is new, and returns it. */
  async ask(): Promise<TemplateSummary[]> {
    const params = this.#state === undefined ? {} : { since: this.#state };
    const answer = await this.#session.connection.sendRequest<TemplatesAnswer>(templatesRequest, params);
    this.#state = answer.state;
    for (const summary of answer.templates) this.shown.set(summary.path, summary);
    return answer.templates;
  }

  /** Asks whenever it is told that there is news, and returns the first that are. */
  async news(act: () => Promise<void>): Promise<TemplateSummary[]> {
    let told = this.#session.templatesChanges;
    await act();
    for (;;) {
      await this.#session.until(() => this.#session.templatesChanges > told);
      told = this.#session.templatesChanges;
      const news = await this.ask();
      if (news.length > 0) return news;
    }
  }

  /** Asks whenever it is told that there is news, until this holds of what is shown. */
  async until(holds: () => boolean): Promise<void> {
    for (let told = this.#session.templatesChanges; ; told = this.#session.templatesChanges) {
      await this.ask();
      if (holds()) return;
      await this.#session.until(() => this.#session.templatesChanges > told);
    }
  }

  get isCounted(): boolean {
    return [...this.shown.values()].every(({ counts }) => counts);
  }

  /** What is shown, whatever folder the files stand in. */
  of(session: Session): unknown {
    return JSON.parse(JSON.stringify([...this.shown.values()]).replaceAll(session.uri(''), ''));
  }
}

/** What a server that has just read the files tells. */
async function fresh(assessment: string | undefined): Promise<unknown> {
  const session = await start({ ...templates, ...(assessment !== undefined && { [path]: assessment }) });
  const view = new View(session);
  await view.ask();
  return view.of(session);
}

describe('an assessment that many closed templates rely on', () => {
  it.each<[what: string, becomes: string | undefined, status: string]>([
    ['withdrawn', covering.replace('status: approved', 'status: withdrawn'), 'withdrawn'],
    ['renumbered', covering.replace('id: LIA-2026-014', 'id: LIA-2026-015'), 'not-found'],
    ['deleted', undefined, 'not-found'],
  ])(
    'being %s is told of all of them at once, and what it means for each as soon as it is seen',
    async (_, becomes, status) => {
      const session = await start({ ...templates, [path]: covering });
      const view = new View(session);
      await view.ask();
      const before = view.of(session);
      const news = await view.news(() =>
        becomes === undefined ? session.delete(path) : session.editFile(path, becomes),
      );
      expect(news.map(({ assessment }) => assessment.status)).toEqual(Array(count).fill(status));
      expect(view.isCounted).toBe(false);
      await view.until(() => view.isCounted);
      expect(view.of(session)).toEqual(await fresh(becomes));
      // Approved again: what is told first holds, to the word.
      const [first] = await view.news(() => session.editFile(path, covering));
      expect(first).toMatchObject({ needsAttention: true });
      const assessments = () => [...view.shown.values()].map(({ assessment }) => assessment);
      const early = assessments();
      await view.until(() => view.isCounted);
      expect(assessments()).toEqual(early);
      expect(view.of(session)).toEqual(before);
    },
  );

  it('ends where a fresh server begins after a burst of edits that nobody waits for', async () => {
    const session = await start({ ...templates, [path]: covering });
    const view = new View(session);
    await view.ask();
    await session.open(path);
    for (const [from, to] of [
      ['status: approved', 'status: draft'],
      ['channels: [linkedin-message]', 'channels: [email]'],
      ['status: draft', 'status: in-review'],
      ['id: LIA-2026-014', 'id: LIA-2026-01'],
      ['id: LIA-2026-01', 'id: LIA-2026-014'],
      ['status: in-review', 'status: approved'],
    ] as const) {
      const told = session.templatesChanges;
      await session.replace(path, from, to);
      await session.until(() => session.templatesChanges > told);
      void view.ask();
    }
    const expected = await fresh(session.text(path));
    const held = () => JSON.stringify(view.of(session)) === JSON.stringify(expected);
    await view.until(() => view.isCounted && held());
    expect(view.of(session)).toEqual(expected);
    // Nobody is told anything more.
    expect(await view.ask()).toEqual([]);
  });
});
