import { html } from '../shared/text/html';
import type { Start } from './webview/words';

/** What a page needs beside its contents. */
export interface PageParts {
  /** Letters, digits and dashes; what doesn't carry it neither runs nor styles. */
  readonly nonce: string;
  /** Addresses of the page's script and style sheet, as the webview reaches them. */
  readonly script: string;
  readonly style: string;
  /** The language of the interface, as a BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  readonly start: Start;
}

/** The page that shows previews: empty, until it is told what to show. It fetches nothing but its own script and style sheet. */
export function previewPage({ nonce, script, style, language, title, start }: PageParts): string {
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  // In a script element, only "<" could end it.
  const data = JSON.stringify(start).replace(/</g, '\\u003c');
  return `<!DOCTYPE html>
<html lang="${html(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<link rel="stylesheet" nonce="${nonce}" href="${html(style)}">
</head>
<body>
<main><p class="notice">${html(start.words.loading)}</p></main>
<div class="spoken" role="status" id="status"></div>
<script type="application/json" id="start" nonce="${nonce}">${data}</script>
<script nonce="${nonce}" src="${html(script)}"></script>
</body>
</html>`;
}
