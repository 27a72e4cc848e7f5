import { describe, expect, it } from 'vitest';
import { withoutMarks } from '../../shared/preview/marks';
import { type PreviewResult, previewRequest } from '../../shared/protocol';
import type { Session } from './session';
import { start } from './sessions';
import { assessment, message } from './texts';

const path = 'a.outreach.md';

function preview(session: Session, file = path): Promise<PreviewResult | null> {
  return session.connection.sendRequest(previewRequest, { uri: session.uri(file) });
}

/** The body as a reader has it, with the names of merge fields in their places. */
function body({ preview: { body, marks, fields } }: PreviewResult): string {
  return withoutMarks(body.text, (mark) => {
    const found = marks[mark];
    return found?.kind === 'field' ? `<${fields[found.field]!.name}>` : '';
  }).trim();
}

describe('the preview', () => {
  it('shows what stands in the editor, and where in it', async () => {
    const session = await start({ [path]: message({ basis: 'contract' }) });
    await session.open(path);
    await session.type(path, { after: 'our office has moved.' }, ' Get 20% off.');
    const result = (await preview(session))!;
    expect(result.version).toBe(2);
    expect(body(result)).toBe('Hi <first_name>, our office has moved. Get 20% off.');
    expect(result.preview.passages[0]!.place).toEqual(session.range(path, '20% off'));
    expect(result.preview.fields[0]!.place).toEqual(session.range(path, '{{first_name}}'));
  });

  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n'), false],
    ['a byte-order mark that the client counts', (text: string) => `\uFEFF${text}`, true],
  ])('finds its places with %s, behind emoji', async (_what, change, keepMark) => {
    const text = change(message({ basis: 'contract', body: '👩‍👩‍👧 Hi {{first_name}}, 🎁 get 20% off.' }));
    const session = await start({ [path]: text });
    await session.open(path, text, { keepMark });
    const { preview: shown } = (await preview(session))!;
    expect(shown.passages.find(({ words }) => words === '20% off')?.place).toEqual(session.range(path, '20% off'));
    expect(shown.fields[0]!.place).toEqual(session.range(path, '{{first_name}}'));
  });

  it('follows the policy and the assessment', async () => {
    const text = message({ lia: 'LIA-2026-001' }).replace('sender: Example Ltd\n', '');
    const session = await start({
      [path]: text,
      'outreach.yaml': 'defaults:\n  sender: Ours Ltd\n',
      'x.lia.md': assessment('LIA-2026-001'),
    });
    const before = (await preview(session))!.preview;
    expect([withoutMarks(before.sender.name), before.sender.place]).toEqual(['Ours Ltd', undefined]);
    expect(before.decision.ukGdpr.line).toBe('UK GDPR: LIA-2026-001 in draft');
    await session.told(() => session.editFile('outreach.yaml', 'defaults:\n  sender: Theirs Ltd\n'));
    await session.told(() => session.editFile('x.lia.md', assessment('LIA-2026-001', 'rejected')));
    const after = (await preview(session))!.preview;
    expect(withoutMarks(after.sender.name)).toBe('Theirs Ltd');
    expect(after.decision.ukGdpr.line).toBe('UK GDPR: LIA-2026-001 rejected');
  });

  it('is of templates that are open, untitled and on disk, and of nothing else', async () => {
    const session = await start({ [path]: message(), 'notes.md': 'Hi {{first_name}}', 'x.lia.md': assessment('X-1') });
    expect((await preview(session))?.version).toBeNull();
    await session.open('untitled:Untitled-1', message());
    expect(body((await preview(session, 'untitled:Untitled-1'))!)).toBe('Hi <first_name>, our office has moved.');
    for (const file of ['notes.md', 'x.lia.md', 'gone.outreach.md']) expect(await preview(session, file)).toBeNull();
  });

  it('refuses what names no file, and goes on', async () => {
    const session = await start({ [path]: message() });
    await expect(session.connection.sendRequest(previewRequest, { uri: 7 })).rejects.toThrow(
      'A template must be named.',
    );
    expect(await preview(session)).not.toBeNull();
  });

  it('of half a header shows the text', async () => {
    const session = await start({
      [path]: `---\nchannel: email\nsubject: "open\n---\nHello <script>x</script> ${'\uE000'}.\n`,
    });
    expect(body((await preview(session))!)).toContain('Hello');
  });
});
