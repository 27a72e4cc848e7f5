// A document that somebody edits: a sentence comes and goes in its middle, so that it stays as long as it is and findings come and go.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Promotes, and names a link that there isn't: every server that finds anything has something to find. */
const sentence = ' act now, see [the offer][missing] ';

export class OpenDocument {
  #client;
  #uri;
  #version = 1;
  #isThere = false;
  #text;
  #at;
  /** What was found with and without the sentence. @type {[without?: string, with?: string]} */
  #found = [];

  /**
   * @param {import('./language-client.mjs').LanguageClient} client
   * @param {string} file
   */
  constructor(client, file) {
    this.#client = client;
    this.#uri = pathToFileURL(file).href;
    this.#text = readFileSync(file, 'utf8');
    this.#at = this.#text.indexOf(' ', this.#text.length >> 1);
    client.text = this.#text;
  }

  /** @returns {Promise<number>} milliseconds from opening it to its diagnostics */
  async open() {
    const textDocument = { uri: this.#uri, languageId: 'markdown', version: 1, text: this.#text };
    const { result, ms } = await this.#ask(['textDocument/didOpen', { textDocument }]);
    this.#found[0] = signature(result);
    return ms;
  }

  /**
   * Puts the sentence in, or takes it out.
   * @returns {Promise<number>} milliseconds from the edit to its diagnostics; rejects where they are those of another text
   */
  async edit() {
    const start = positionIn(this.#text, this.#at);
    this.#isThere = !this.#isThere;
    const change = this.#isThere
      ? { range: { start, end: start }, text: sentence }
      : { range: { start, end: { ...start, character: start.character + sentence.length } }, text: '' };
    this.#client.text = this.#isThere
      ? this.#text.slice(0, this.#at) + sentence + this.#text.slice(this.#at)
      : this.#text;
    const textDocument = { uri: this.#uri, version: ++this.#version };
    const { result, ms } = await this.#ask(['textDocument/didChange', { textDocument, contentChanges: [change] }]);
    const found = signature(result);
    const state = this.#isThere ? 1 : 0;
    this.#found[state] ??= found;
    if (found !== this.#found[state] || this.#found[0] === this.#found[1])
      throw new Error(`${this.#client.name} answered with the findings of another text`);
    return ms;
  }

  /** @param {readonly [method: string, params: unknown]} notification */
  #ask(notification) {
    return this.#client.after([notification], 'textDocument/diagnostic', { textDocument: { uri: this.#uri } });
  }
}

/** @param {{ items: readonly { range: unknown, message: string }[] }} report */
function signature({ items }) {
  return JSON.stringify(items.map(({ range, message }) => [range, message]));
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {{ line: number, character: number }}
 */
export function positionIn(text, offset) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
