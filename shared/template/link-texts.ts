import type { Span } from '../text/span';
import type { Template } from './template';

/** A link whose text reads like an address of its own. */
export interface TitledLink extends Span {
  /** The host that the recipient reads, in lower case. */
  readonly shown: string;
  /** The host that the link leads to, in lower case. */
  readonly actual: string;
}

const markdownLink = /\[([^\][\n]{3,120})\]\(\s{0,9}<?([^\s<>()]{1,2000})/g;
const htmlLink = /<a\s([^<>]*)>([^<>]{3,200})<\/a/gi;
const target = /\bhref\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/i;
const address = /^\s*(?:https?:\/\/)?((?:[a-z0-9-]+\.){1,6}[a-z]{2,24})(?:[/?#]\S*)?\s*$/i;

/** Links that show one site and lead to another, in the order of the text. Merge fields in an address can't be judged. */
export function mistitledLinks(template: Template): TitledLink[] {
  const { text, body, format } = template;
  const source = text.slice(body.start, body.end);
  const found: TitledLink[] = [];
  const add = (index: number, length: number, title: string, url: string) => {
    const shown = address.exec(title)?.[1]?.toLowerCase();
    const actual = hostOf(url);
    if (!shown || !actual || site(shown) === site(actual)) return;
    found.push({ start: body.start + index, end: body.start + index + length, shown, actual });
  };
  if (format === 'markdown') {
    for (const match of source.matchAll(markdownLink)) add(match.index + 1, match[1]!.length, match[1]!, match[2]!);
  }
  if (format !== 'plain') {
    for (const match of source.matchAll(htmlLink)) {
      const title = match[2]!;
      const url = target
        .exec(match[1]!)
        ?.slice(1)
        .find((each) => each !== undefined);
      if (url) add(match.index + match[0].length - '</a'.length - title.length, title.length, title, url.trim());
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The host of a web address in lower case, without `www.`; undefined for anything else and where a merge field stands in it. */
export function hostOf(url: string): string | undefined {
  const host =
    /^(?:https?:)?\/\/(?:[^/?#@\s]{0,200}@)?([^/?#:\s]{1,253})/i.exec(url)?.[1] ??
    /^([a-z0-9.-]{3,253})(?=[/?#]|$)/i.exec(url)?.[1];
  return host && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(host) ? host.toLowerCase().replace(/^www\./, '') : undefined;
}

const secondLevel = /^(?:co|org|ac|gov|ltd|plc|me|net|nhs|sch|com)$/;

/** The name a site is registered under: `example.co.uk` for `www.example.co.uk`. */
function site(host: string): string {
  const parts = host.replace(/^www\./, '').split('.');
  const size = parts.length > 2 && secondLevel.test(parts.at(-2)!) && parts.at(-1)!.length === 2 ? 3 : 2;
  return parts.slice(-size).join('.');
}
