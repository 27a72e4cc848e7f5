import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';
import { withoutMarks } from '../../shared/preview/marks';
import type { Preview } from '../../shared/preview/preview-types';
import type { WireRange } from '../../shared/protocol';
import { element } from './element';
import type { Words } from './words';

type Body = Preview<WireRange>['body'];

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false });
// Writers indent messages without meaning code.
markdown.disable('code');
// Marks in addresses must come out as they went in.
markdown.normalizeLink = (url) => url;
markdown.normalizeLinkText = (url) => url;

/**
 * The body of a message as nodes, marks still in it. Whatever stands in it, nothing runs, nothing is fetched, nothing leads
 * anywhere and nothing looks like a part of VS Code: only what formats a text is left, pictures are their descriptions, and links
 * tell where they lead.
 */
export function renderBody({ rendering, text }: Body, words: Words, value: (mark: number) => string): DocumentFragment {
  if (rendering === 'plain') return lines(text);
  return safe(rendering === 'markdown' ? markdown.render(text, environment()) : withoutMjml(text), words, value);
}

/** A link may name its definition in words that carry marks; the definition carries none. */
function environment() {
  const references = new Map<PropertyKey, unknown>();
  const plain = (key: PropertyKey) => (typeof key === 'string' ? withoutMarks(key) : key);
  return {
    references: new Proxy(
      {},
      {
        get: (_, key) => references.get(plain(key)),
        set: (_, key, definition) => {
          references.set(plain(key), definition);
          return true;
        },
      },
    ),
  };
}

/** Every line by itself, as a chat sends it; blank lines at both ends go. */
function lines(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const line of text
    .replace(/^(?:[ \t]*(?:\r\n|\r|\n))+/, '')
    .trimEnd()
    .split(/\r\n|\r|\n/))
    fragment.append(
      line.trim() === '' ? element('div', { class: 'line' }, element('br')) : element('div', { class: 'line' }, line),
    );
  return fragment;
}

const tags = (
  'a abbr address article b big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure footer ' +
  'h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub sup table tbody td ' +
  'tfoot th thead tr tt u ul var'
).split(' ');

function safe(html: string, words: Words, value: (mark: number) => string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: ['href', 'alt', 'colspan', 'rowspan', 'dir', 'start'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
  for (const image of fragment.querySelectorAll('img')) {
    const description = image.getAttribute('alt')?.trim();
    image.replaceWith(element('span', { class: 'picture' }, description || words.pictureWithoutDescription));
  }
  for (const link of fragment.querySelectorAll('a')) {
    const address = withoutMarks(link.getAttribute('href') ?? '', value).trim();
    // A name of a place within the message leads nowhere in a preview.
    const leads = address !== '' && !address.startsWith('#');
    const shown = element('span', leads ? { class: 'link', title: words.leadsTo.replace('{0}', address) } : {});
    shown.append(...link.childNodes);
    link.replaceWith(shown);
  }
  for (const each of fragment.querySelectorAll('*')) {
    for (const { name } of [...each.attributes])
      if (!['class', 'title', 'colspan', 'rowspan', 'dir', 'start'].includes(name)) each.removeAttribute(name);
  }
  for (const table of fragment.querySelectorAll('table')) table.setAttribute('role', 'presentation');
  return fragment;
}

/** MJML as the elements that it becomes, as far as a text needs them. */
function withoutMjml(html: string): string {
  return html
    .replace(/<(\/?)mj-image\b/gi, '<$1img')
    .replace(/<(\/?)mj-button\b/gi, '<$1a')
    .replace(/<(\/?)mj-[\w-]+/gi, '<$1div');
}
