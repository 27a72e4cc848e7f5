import { describe, expect, it } from 'vitest';
import { Lead } from '../../../client/preview-lead';
import { readFromPage, readState } from '../../../client/preview-messages';
import { previewPage } from '../../../client/preview-page';
import { positionOf, type Run, stretchOf } from '../../../client/webview/runs';
import { inOrder, lineAt, topOf } from '../../../client/webview/scroll-map';
import type { Words } from '../../../client/webview/words';

const at = (line: number, character: number) => ({ line, character });
const range = (line: number, from: number, to: number) => ({ start: at(line, from), end: at(line, to) });

describe('the empty page', () => {
  const hostile = '</script><script>alert(1)</script>"\'';
  const page = previewPage({
    nonce: 'n0-nce',
    script: 'https://host.example/preview.js',
    style: 'https://host.example/preview.css',
    language: 'en',
    title: hostile,
    start: { words: { loading: hostile } as Words, state: { uri: hostile, locked: false } },
  });

  it('runs and styles nothing without its nonce, and fetches nothing else', () => {
    expect(page).toContain(
      `content="default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'nonce-n0-nce'; script-src 'nonce-n0-nce'"`,
    );
    expect(page.match(/<(?:script|style|link)\b[^>]*>/g)).toEqual([
      '<link rel="stylesheet" nonce="n0-nce" href="https://host.example/preview.css">',
      '<script type="application/json" id="start" nonce="n0-nce">',
      '<script nonce="n0-nce" src="https://host.example/preview.js">',
    ]);
  });

  it('keeps what it is given as it is, and none of it as mark-up', () => {
    expect(page).not.toContain('alert(1)</script>"');
    const data = /id="start"[^>]*>([^<]*)<\/script>/.exec(page)![1]!;
    expect(JSON.parse(data)).toEqual({ words: { loading: hostile }, state: { uri: hostile, locked: false } });
  });
});

describe('what a page says', () => {
  it('is read where a page of ours says it', () => {
    const place = range(3, 4, 9);
    expect(readFromPage({ type: 'ready', more: 1 })).toEqual({ type: 'ready' });
    expect(readFromPage({ type: 'scroll', line: 2.5 })).toEqual({ type: 'scroll', line: 2.5 });
    expect(readFromPage({ type: 'go', place: { ...place, more: 1 } })).toEqual({ type: 'go', place });
    expect(readFromPage({ type: 'fix', place })).toEqual({ type: 'fix', place });
  });

  it.each([
    [undefined],
    ['ready'],
    [{ type: 'run', command: 'x' }],
    [{ type: 'scroll', line: Number.NaN }],
    [{ type: 'scroll', line: '3' }],
    [{ type: 'go' }],
    [{ type: 'go', place: { start: at(1, 2) } }],
    [{ type: 'go', place: { start: at(-1, 2), end: at(1, 2) } }],
    [{ type: 'fix', place: { start: at(1.5, 2), end: at(1, 2) } }],
  ])('is nothing otherwise: %j', (message) => {
    expect(readFromPage(message)).toBeUndefined();
  });

  it('is kept for the next window, if it names a template', () => {
    expect(readState({ uri: 'file:///a', locked: true })).toEqual({ uri: 'file:///a', locked: true });
    expect(readState({ uri: 'file:///a', locked: 'yes' })).toEqual({ uri: 'file:///a', locked: false });
    for (const state of [undefined, null, {}, { uri: '' }, { uri: 3 }]) expect(readState(state)).toBeUndefined();
  });
});

describe('places in a shown text', () => {
  // "Get 20% off, Alex!" of "Get **20% off**, {{name}}!"
  const runs: Run[] = [
    { at: 0, length: 3, place: range(5, 0, 3), exact: true },
    { at: 4, length: 2, place: range(5, 6, 8), exact: true },
    { at: 8, length: 3, place: range(5, 10, 13), exact: true },
    { at: 13, length: 4, place: range(5, 17, 25), exact: false },
  ];
  const text = 'Get 20% off, Alex!';
  const shown = (place: ReturnType<typeof range>) => {
    const stretch = stretchOf(runs, place, text.length);
    return stretch && text.slice(stretch.start, stretch.end);
  };

  it('are the words and the punctuation between them', () => {
    expect(shown(range(5, 6, 13))).toBe('20% off');
    expect(shown(range(5, 6, 9))).toBe('20%');
    expect(shown(range(5, 1, 3))).toBe('et');
    expect(shown(range(5, 18, 19))).toBe('Alex');
    expect(shown({ start: at(0, 0), end: at(9, 0) })).toBe('Get 20% off, Alex');
    expect(shown(range(4, 0, 80))).toBeUndefined();
  });

  it('are the word that the cursor touches', () => {
    expect(shown(range(5, 11, 11))).toBe('off');
    expect(shown(range(5, 20, 20))).toBe('Alex');
    expect(shown(range(5, 4, 4))).toBeUndefined();
  });

  it('lead back to where they are written', () => {
    expect(positionOf(runs, 5)).toEqual(at(5, 7));
    expect(positionOf(runs, 6)).toEqual(at(5, 8));
    expect(positionOf(runs, 13)).toEqual(at(5, 17));
    expect(positionOf(runs, 17)).toEqual(at(5, 25));
    expect(positionOf([], 3)).toBeUndefined();
  });
});

describe('scrolling in step', () => {
  const anchors = inOrder([
    { line: 30, top: 600 },
    { line: 10, top: 200 },
    { line: 20, top: 100 },
    { line: 10, top: 250 },
  ]);

  it('knows where lines are shown, and lines between them', () => {
    expect(anchors).toEqual([
      { line: 0, top: 0 },
      { line: 10, top: 200 },
      { line: 30, top: 600 },
    ]);
    expect([0, 5, 10, 20, 30, 99].map((line) => topOf(line, anchors))).toEqual([0, 100, 200, 400, 600, 600]);
    expect([0, 100, 200, 400, 600, 900].map((top) => lineAt(top, anchors))).toEqual([0, 5, 10, 20, 30, 30]);
    expect([topOf(5, []), lineAt(5, [])]).toEqual([0, 0]);
  });

  it('leaves the lead to the side that scrolled, until it has come to rest', () => {
    const lead = new Lead<'editor' | 'preview'>();
    expect(lead.take('editor', 1000)).toBe(true);
    expect(lead.take('preview', 1100)).toBe(false);
    expect(lead.take('editor', 1300)).toBe(true);
    expect(lead.take('preview', 1500)).toBe(false);
    expect(lead.take('preview', 1700)).toBe(true);
    expect(lead.take('editor', 1800)).toBe(false);
  });

  it('takes late news of having followed for what they are', () => {
    const lead = new Lead<'editor' | 'preview'>();
    expect(lead.isEcho(20, 1000)).toBe(false);
    lead.led(20, 1000);
    expect(lead.isEcho(18, 2500)).toBe(true);
    expect(lead.isEcho(40, 2500)).toBe(false);
    expect(lead.isEcho(20, 9000)).toBe(false);
  });
});
