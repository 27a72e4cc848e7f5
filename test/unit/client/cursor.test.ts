import { describe, expect, it } from 'vitest';
import { firstEmptyAnswer, type Selected } from '../../../client/cursor';

/** The text with what is selected in square brackets, or a bar where there is only a cursor. */
function shown(text: string, { start, end }: Selected): string {
  const inside = start === end ? '|' : `[${text.slice(start, end)}]`;
  return text.slice(0, start) + inside + text.slice(end);
}

const answer = (text: string) => shown(text, firstEmptyAnswer(text));

describe('where writing starts in an assessment', () => {
  it('is the placeholder of the first question, so that typing replaces it', () => {
    expect(answer('---\nauthor: ""\n---\n## 1 Purpose test\n\n### P1 Why?\n<!-- answer -->\n\n### P2 Gain?\n')).toBe(
      '---\nauthor: ""\n---\n## 1 Purpose test\n\n### P1 Why?\n[<!-- answer -->]\n\n### P2 Gain?\n',
    );
  });

  it('is the next question where the first is answered', () => {
    expect(answer('### P1 Why?\nTo tell people.\n\n### P2 Gain?\n<!-- answer -->\n<!-- Say who gains. -->\n')).toBe(
      '### P1 Why?\nTo tell people.\n\n### P2 Gain?\n[<!-- answer -->]\n<!-- Say who gains. -->\n',
    );
  });

  it('is the blank line below a question without a placeholder', () => {
    expect(answer('### P1 Why?\r\n\r\n### P2 Gain?\r\nYes.\r\n')).toBe('### P1 Why?\r\n|\r\n### P2 Gain?\r\nYes.\r\n');
  });

  it('is the end of the text where everything is answered or there are no questions', () => {
    expect(answer('### P1 Why?\nBecause.\n')).toBe('### P1 Why?\nBecause.\n|');
    expect(answer('')).toBe('|');
  });
});
