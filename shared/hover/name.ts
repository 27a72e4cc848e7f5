import type { Assessment } from '../assessment/assessment';
import { standingOf } from '../assessment/status';
import type { MentionIndex } from '../navigation/mention-index';
import type { Mention, NamedFile } from '../navigation/mentions';
import { plainMarkdown } from '../text/markdown';
import { assessmentSummary } from './assessment';
import type { Hover, Links } from './hover';

/** Who goes by which name in the files around. */
export interface Names {
  readonly index: MentionIndex;
  assessment(path: string): Assessment | undefined;
  /** ISO day. */
  readonly today: string;
}

const mostMessages = 10;

/** What an id at an offset stands for: the assessment and how it stands, the template, the messages of a sequence. Undefined where it stands for nothing, and where a file gives itself its id. */
export function nameText(names: Names, path: string, offset: number, links: Links): Hover | undefined {
  const mention = names.index.mentionAt(path, offset);
  if (!mention || mention.declares || offset === mention.span.end) return undefined;
  const parts = partsOf(names, mention, links);
  return parts.length === 0 ? undefined : { span: mention.span, markdown: parts.join('\n\n') };
}

function partsOf({ index, assessment, today }: Names, mention: Mention, links: Links): string[] {
  if (mention.kind === 'sequence') {
    const members = index.mentionsOf(mention).flatMap(({ path }) => index.file(path) ?? []);
    const shown = members.slice(0, mostMessages).map((file) => `- ${linked(file, links)}`);
    const more = members.length - shown.length;
    const lines = [...shown, ...(more > 0 ? [`- and ${more} more`] : [])];
    return [`**${plainMarkdown(mention.id)}**: a sequence of messages`, lines.join('\n')];
  }
  const [owner, ...others] = index.owners(mention);
  if (!owner) return [];
  const found = mention.kind === 'assessment' ? assessment(owner.path) : undefined;
  const parts = found ? assessmentSummary(found, standingOf(found, today).why, links) : [linked(owner, links)];
  return others.length === 0
    ? parts
    : [...parts, `${others.length + 1} files have this id, so it could mean any of them.`];
}

function linked({ id, title, path }: NamedFile, { file }: Links): string {
  const name = `${plainMarkdown(id ?? path)}${title === '' ? '' : `: ${plainMarkdown(title)}`}`;
  const address = file?.(path);
  return address === undefined ? name : `[${name}](${address})`;
}
