// Runs in the webview of the preview: shows what the extension sends, and tells it what its reader does.
import type { Preview } from '../../shared/preview/preview-types';
import type { WireRange } from '../../shared/protocol';
import type { FromPage, ToPage } from '../preview-messages';
import { element } from './element';
import { pageOf } from './layout';
import { morph } from './morph';
import { Reading } from './reading';
import { lineAt, topOf } from './scroll-map';
import type { Start } from './words';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: unknown): void };

const vscode = acquireVsCodeApi();
const { words, state } = JSON.parse(document.getElementById('start')?.textContent ?? '{}') as Start;
const main = document.querySelector('main')!;
const status = document.getElementById('status')!;
const reading = new Reading();
let shown: Preview<WireRange> | undefined;
/** Where the page stood after it was scrolled by anything but its reader: what follows from that isn't told. */
let led: number | undefined;
let telling: ReturnType<typeof setTimeout> | undefined;

vscode.setState(state);

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'preview':
      vscode.setState(data.state);
      show(data.preview);
      return;
    case 'message':
      vscode.setState(data.state);
      shown = undefined;
      morph(main, element('main', {}, element('p', { class: 'notice' }, data.text)));
      say(data.text);
      return;
    case 'select':
      if (reading.select(data.place, data.reveal)) led = window.scrollY;
      return;
    case 'scroll':
      scrollTo(data.line);
  }
});

function show(preview: Preview<WireRange>): void {
  const before = shown;
  shown = preview;
  morph(main, pageOf(preview, words));
  reading.refresh();
  // Where the page has become shorter, it was not its reader who scrolled.
  led = window.scrollY;
  document.title = preview.title;
  const decisions = ({ decision }: Preview<WireRange>) => `${decision.pecr.line}. ${decision.ukGdpr.line}.`;
  if (before && decisions(before) !== decisions(preview)) say(decisions(preview));
}

/** Told to screen readers once somebody has stopped typing. */
function say(text: string): void {
  clearTimeout(telling);
  telling = setTimeout(() => {
    status.textContent = text;
  }, 1500);
}

function scrollTo(line: number): void {
  const anchors = reading.anchors();
  const most = document.documentElement.scrollHeight - window.innerHeight;
  led = Math.max(0, Math.min(Math.round(topOf(line, anchors)), most));
  window.scrollTo({ top: led, behavior: 'instant' });
}

let waiting = false;
window.addEventListener('scroll', () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const isLed = led !== undefined && Math.abs(window.scrollY - led) <= 1;
    led = undefined;
    if (!isLed && shown && isRead())
      vscode.postMessage({ type: 'scroll', line: lineAt(window.scrollY, reading.anchors()) });
  });
});

/** Whether its reader is in the page, with the mouse or the keyboard: whoever is in the editor doesn't scroll here. */
function isRead(): boolean {
  return document.hasFocus() || document.documentElement.matches(':hover');
}

function go(place: WireRange | undefined, fix = false): void {
  if (place) vscode.postMessage({ type: fix ? 'fix' : 'go', place });
}

/** VS Code learns within 50 ms that a click has brought the focus here; told sooner, it would take the focus back from the editor. */
const focusTakes = 100;

function goByClick(place: WireRange | undefined, fix = false): void {
  setTimeout(() => go(place, fix), focusTakes);
}

/** The place that a button of the page stands for. */
function placeOf({ dataset }: HTMLElement): WireRange | undefined {
  if (!shown) return undefined;
  if (dataset.missing !== undefined) return shown.missing[Number(dataset.missing)]?.place;
  if (dataset.passage !== undefined) return shown.passages[Number(dataset.passage)]?.place;
  return dataset.field === undefined ? undefined : shown.fields[Number(dataset.field)]?.place;
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  const button = event.target.closest<HTMLElement>('button');
  if (button) {
    goByClick(placeOf(button), button.dataset.fix !== undefined);
    return;
  }
  // Somebody who has just marked words here wants to copy them.
  if (!getSelection()?.isCollapsed) return;
  const position = reading.positionAt(event.clientX, event.clientY);
  if (position) goByClick({ start: position, end: position });
});

document.addEventListener('keydown', (event) => {
  const block = event.target;
  if (!(block instanceof HTMLElement) || block.dataset.block === undefined) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const steps = { ArrowDown: 1, ArrowUp: -1, Home: 'first', End: 'last' } as const;
  const step = steps[event.key as keyof typeof steps];
  if (step) reading.move(block, step);
  else if (event.key === 'Enter') go(reading.placeOf(block));
  else return;
  event.preventDefault();
});

vscode.postMessage({ type: 'ready' });
