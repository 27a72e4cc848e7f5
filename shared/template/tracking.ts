import { isWithinAny, type Span } from '../text/span';
import type { Template } from './template';

const pixel = /<img\b[^<>]*>/gi;
const tiny = /\b(?:width|height)\s{0,9}(?:=\s{0,9}["']?|:\s{0,9})[01](?:px)?(?![\d.%])/gi;
const parameter =
  /[?&#;](?:utm_\w+|mc_[ce]id|_hsenc|_hsmi|gclid|fbclid|msclkid|trk|trackingId|li_fat_id|mkt_tok|vero_id|oly_\w+_id|_kx|ck_subscriber_id|s_cid)=/i;
const openTracking = /\b(?:open|tracking|track)[_-]?(?:pixel|image|open|beacon)\b|\bpixel_?url\b/i;

/** One trace that tells the sender who opened or clicked: a picture nobody sees, or parameters of a link. */
export interface Trace extends Span {
  readonly kind: 'pixel' | 'parameters';
}

/** The traces in a message, in the order of the text. */
export function tracesIn({ prose, text, body, format }: Template): Trace[] {
  const found: Trace[] = [];
  if (format !== 'plain') {
    for (const { 0: tag, index } of text.slice(body.start, body.end).matchAll(pixel)) {
      if ((tag.match(tiny)?.length ?? 0) < 2 && !openTracking.test(tag)) continue;
      found.push({ kind: 'pixel', start: body.start + index, end: body.start + index + tag.length });
    }
  }
  const pixels = [...found];
  for (const { url, span } of prose.links) {
    if (parameter.test(url) && !isWithinAny(pixels, span)) {
      found.push({ kind: 'parameters', ...span });
    }
  }
  for (const { name, span } of prose.placeholders) if (openTracking.test(name)) found.push({ kind: 'pixel', ...span });
  return found.sort((a, b) => a.start - b.start);
}
