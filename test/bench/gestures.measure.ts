// How long an editor waits for what somebody asks of a word, with 10,000 templates around it: completion, hover, definition. Each request
// follows a keystroke, as it does when people type.
import { describe, it } from 'vitest';
import { type Session, startSession } from '../protocol/session';
import { assessment, message } from '../protocol/texts';

const rounds = 100;
/** Rounds that aren't counted: an editor's first requests come before anybody types. */
const warmUp = 10;
const count = 10_000;
const path = 'f0/m7.outreach.md';

describe(`with ${count} templates and ${count / 20} assessments`, () => {
  it('answers gestures', { timeout: 600_000 }, async () => {
    const files: Record<string, string> = {
      'outreach.yaml': 'defaults:\n  opt-out: { wording: Reply STOP to opt out. }\n',
    };
    for (let i = 0; i < count; i++) {
      const folder = `f${Math.floor(i / 100)}`;
      const body = `Hi {{first_name}}, our office has moved. ${wordsOf(i)}.`;
      const text = message({ lia: `LIA-${Math.floor(i / 20)}`, body, more: ['merge-fields: [first_name]'] });
      files[`${folder}/m${i}.outreach.md`] = text
        .replace('relationship-update', `purpose-${i % 50}`)
        .replace('in Leeds', `in town ${i}`);
      if (i % 20 === 0)
        files[`assessments/LIA-${i / 20}.lia.md`] = assessment(`LIA-${i / 20}`, 'approved', scope(i % 50));
    }
    const session = await startSession(files);
    const body = Array.from({ length: 200 }, (_, i) => (i % 12 === 11 ? 'word.' : 'word')).join(' ');
    await session.open(path, files[path]!.replace('our office', `${body} our office`));
    await session.diagnostics(path);
    const gestures: [string, string, (session: Session) => Promise<unknown>][] = [
      ['completion of a field name', 'ow', completionAt('\now')],
      ['completion of a channel', '', completionAt('channel: ')],
      ['completion of a segment', '', completionAt('segment: ')],
      ['completion of an assessment', '', completionAt('lia: LIA')],
      ['completion of a merge field', '', completionAt('{{fir')],
      ['completion in a sentence', '', completionAt('our off')],
      ['hover over a field', '', at('textDocument/hover', 'chan')],
      ['hover over an assessment', '', at('textDocument/hover', 'lia: LI')],
      ['definition of an assessment', '', at('textDocument/definition', 'lia: LI')],
      ['definition of a merge field', '', at('textDocument/definition', '{{fir')],
    ];
    const lines: string[] = [];
    for (const [what, typed, ask] of gestures) {
      if (typed !== '') await session.replace(path, '\nowner: Head of Marketing', `\n${typed}`);
      for (let i = 0; i < warmUp; i++) await ask(session);
      const alone: Times[] = [];
      const typing: Times[] = [];
      let size = 0;
      for (let i = 0; i < rounds; i++) {
        alone.push(await timed(() => ask(session)));
        typing.push(
          await timed(async () => {
            await session.type(path, { after: 'title: Office move' }, 'x');
            size = JSON.stringify(await ask(session)).length;
          }),
        );
      }
      lines.push(`${what}: ${inWords(alone)}; after a keystroke ${inWords(typing)}; ${size} bytes`);
      if (typed !== '') await session.replace(path, `\n${typed}\n`, '\nowner: Head of Marketing\n');
    }
    console.log(`${count} templates\n${lines.join('\n')}`);
    await session.end();
  });
});

function scope(purpose: number): string[] {
  return [
    'scope:',
    `  purposes: [purpose-${purpose}]`,
    '  channels: [linkedin-message, email]',
    '  data-fields: [first_name]',
  ];
}

function completionAt(behind: string) {
  return at('textDocument/completion', behind);
}

/** Asks behind the first place of a text in the open template. */
function at(method: string, behind: string): (session: Session) => Promise<unknown> {
  return (session) =>
    session.connection.sendRequest(method, {
      textDocument: { uri: session.uri(path) },
      position: session.range(path, behind).end,
    });
}

/** Thirty words that hardly another message has: messages alike would be compared with one another. */
function wordsOf(seed: number): string {
  let state = seed * 2_654_435_761 + 1;
  const letter = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(97 + ((state >>> 16) % 26));
  };
  return Array.from({ length: 30 }, () => Array.from({ length: 6 }, letter).join('')).join(' ');
}

/** In ms: by the clock, and of the processor, which other programs on the machine don't change. */
interface Times {
  readonly clock: number;
  readonly processor: number;
}

async function timed(work: () => Promise<unknown>): Promise<Times> {
  const began = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { clock: performance.now() - began, processor: (user + system) / 1000 };
}

function inWords(times: readonly Times[]): string {
  const share = (part: number, values: number[]) =>
    (values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0).toFixed(1);
  const clock = times.map((each) => each.clock);
  const processor = times.map((each) => each.processor);
  return `p50 ${share(0.5, clock)} ms, p95 ${share(0.95, clock)} ms (processor ${share(0.5, processor)} and ${share(0.95, processor)} ms)`;
}
