import type { WireRange } from '../../shared/protocol';
import { runs, textsIn } from './places';
import { positionOf, stretchOf } from './runs';
import { type Anchor, inOrder } from './scroll-map';

/** What is selected in the editor, as VS Code's own search results look. Its name stands in preview.css. */
const highlight = 'in-editor';
const blocks = 'p, li, h1, h2, h3, h4, h5, h6, dd, td, th, pre, blockquote, .line, .letterhead, .subject, .sender, div';

/** The message of the page as something to read, move through and find places in. */
export class Reading {
  #selected: WireRange | undefined;

  get #message(): HTMLElement | null {
    return document.getElementById('message');
  }

  /** Shows what is selected in the editor, and where the cursor is. True if the page was scrolled to bring it into view. */
  select(place: WireRange | undefined, reveal = false): boolean {
    this.#selected = place;
    const message = this.#message;
    if (!message) return false;
    const ranges: Range[] = [];
    for (const text of place ? textsIn(message) : []) {
      const stretch = stretchOf(runs.get(text) ?? [], place!, text.data.length);
      if (!stretch) continue;
      const range = document.createRange();
      range.setStart(text, stretch.start);
      range.setEnd(text, stretch.end);
      ranges.push(range);
    }
    CSS.highlights.set(highlight, new Highlight(...ranges));
    const first = ranges[0]?.startContainer.parentElement?.closest(blocks) ?? undefined;
    for (const each of message.querySelectorAll('.current')) if (each !== first) each.classList.remove('current');
    first?.classList.add('current');
    if (!reveal || !first || !ranges[0]) return false;
    const { top, bottom } = ranges[0].getBoundingClientRect();
    if (top >= 0 && bottom <= window.innerHeight) return false;
    first.scrollIntoView({ block: 'center', behavior: 'instant' });
    return true;
  }

  /** Makes the blocks of a new text ready for the keyboard, and shows in it what was selected. */
  refresh(): void {
    const message = this.#message;
    if (!message) return;
    const reachable = this.#blocks();
    for (const each of message.querySelectorAll('[data-block]')) {
      if (reachable.includes(each as HTMLElement)) continue;
      each.removeAttribute('data-block');
      each.removeAttribute('tabindex');
    }
    for (const each of reachable) each.setAttribute('data-block', '');
    const reached = reachable.find((each) => each.tabIndex === 0 && each.hasAttribute('tabindex')) ?? reachable[0];
    for (const each of reachable) each.tabIndex = each === reached ? 0 : -1;
    this.select(this.#selected);
  }

  /** Moves the focus from one block of the message to another one. */
  move(from: HTMLElement, step: 1 | -1 | 'first' | 'last'): void {
    const all = this.#blocks();
    const index = step === 'first' ? 0 : step === 'last' ? all.length - 1 : all.indexOf(from) + step;
    const next = all[index];
    if (!next) return;
    for (const each of all) each.tabIndex = each === next ? 0 : -1;
    next.focus();
  }

  /** The place of a block in the file, from its first word to its last. */
  placeOf(block: Node): WireRange | undefined {
    const found = textsIn(block).flatMap((text) => runs.get(text) ?? []);
    const [first, last] = [found[0], found.at(-1)];
    return first && last && { start: first.place.start, end: last.place.end };
  }

  /** The position in the file of what is shown at a point; undefined where nothing there comes from the file. */
  positionAt(x: number, y: number): WireRange['start'] | undefined {
    const message = this.#message;
    const point = document.caretRangeFromPoint(x, y);
    const target = document.elementFromPoint(x, y);
    if (!message || !point || !target || !message.contains(target)) return undefined;
    const { startContainer, startOffset } = point;
    if (!(startContainer instanceof Text)) return undefined;
    const own = positionOf(runs.get(startContainer) ?? [], startOffset);
    if (own) return own;
    // A text of no words of the file, such as an address, follows the words before it, in its own block if it can.
    const block = startContainer.parentElement?.closest('[data-block]') ?? message;
    let before: WireRange['start'] | undefined;
    for (const text of textsIn(block)) {
      const run = runs.get(text)?.at(-1);
      if (text === startContainer || startContainer.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) {
        return before ?? runs.get(text)?.[0]?.place.start;
      }
      before = run?.place.end ?? before;
    }
    return before;
  }

  /** Where lines of the file are shown on the page. */
  anchors(): Anchor[] {
    const anchors: Anchor[] = [];
    for (const block of this.#blocks()) {
      if (block.closest('.head')) continue;
      const place = this.placeOf(block);
      if (place) anchors.push({ line: place.start.line, top: block.getBoundingClientRect().top + window.scrollY });
    }
    return inOrder(anchors);
  }

  /** Blocks that hold words of the file themselves, in order. */
  #blocks(): HTMLElement[] {
    const found = new Set<HTMLElement>();
    const message = this.#message;
    for (const text of message ? textsIn(message) : []) {
      const block = runs.has(text) && text.parentElement?.closest<HTMLElement>(blocks);
      if (block) found.add(block);
    }
    return [...found];
  }
}
