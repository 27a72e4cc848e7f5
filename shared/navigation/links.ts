import type { Assessment } from '../assessment/assessment';
import type { PolicyFile } from '../policy/policy-file';
import { addressesIn } from '../template/addresses';
import type { Template } from '../template/template';
import { isWithinAny, type Span } from '../text/span';
import type { Mapping, Node } from '../text/tree';
import type { MentionIndex } from './mention-index';
import { innerSpan } from './mentions';
import { filesNamedBy, ruleCodesIn } from './places';
import { meantBy } from './written-paths';

/** Something in a file that can be followed. */
export interface Link {
  readonly span: Span;
  readonly to: /** The first path that exists is meant; each is relative to the workspace folder and inside it. */
    | { readonly kind: 'file'; readonly paths: readonly string[]; readonly place?: Span }
    | { readonly kind: 'address'; readonly url: string }
    | { readonly kind: 'rule'; readonly code: string };
}

/** Links shown in one file at most. */
const mostLinks = 500;

/** What can be followed in a template: ids and rules in its header, files and addresses it names, addresses in its message. */
export function templateLinks(template: Template, index: MentionIndex): Link[] {
  const { path, text, root, frontMatter, body, prose } = template;
  const inBody = prose.links.filter(({ span }) => span.start >= body.start).slice(0, mostLinks);
  return limited([
    ...(frontMatter ? headerLinks(path, text, root, index) : []),
    ...inBody.flatMap(({ span, url }) => addressLink(span, url)),
    ...addressesIn(text.slice(body.start, body.end)).flatMap(({ start, end, followable }) => {
      const span = { start: body.start + start, end: body.start + end };
      return followable ? [] : addressLink(span, text.slice(span.start, span.end));
    }),
  ]);
}

/** The same of an assessment: its header, and web and email addresses in its answers. */
export function assessmentLinks(assessment: Assessment, text: string, index: MentionIndex): Link[] {
  const { path, root, body, approvedTexts } = assessment;
  const kept = approvedTexts.map(({ span }) => span);
  const inBody = addressesIn(text.slice(body.start, body.end)).flatMap(({ start, end }) => {
    const span = { start: body.start + start, end: body.start + end };
    // What was approved once may lead anywhere by now.
    return isWithinAny(kept, span) ? [] : addressLink(span, text.slice(span.start, span.end));
  });
  return limited([...headerLinks(path, text, root, index), ...inBody]);
}

/** The same of a policy: the policies and packs it names, and the rules it sets. */
export function policyLinks(policy: PolicyFile, index: MentionIndex): Link[] {
  const files = filesNamedBy(policy).flatMap(({ span, path }): Link[] =>
    path === undefined ? [] : [{ span, to: { kind: 'file', paths: [path] } }],
  );
  return limited([...files, ...headerLinks(policy.path, policy.text, policy.root, index)]);
}

function headerLinks(path: string, text: string, root: Mapping, index: MentionIndex): Link[] {
  const file = index.file(path);
  const ids = (file?.mentions ?? []).flatMap((mention): Link[] => {
    const owner = mention.declares || mention.kind === 'sequence' ? undefined : index.owners(mention)[0];
    return owner ? [{ span: mention.span, to: { kind: 'file', paths: [owner.path], place: owner.place } }] : [];
  });
  const files = (file?.paths ?? []).flatMap(({ span, written }): Link[] => {
    const paths = meantBy(path, written);
    return paths.length === 0 ? [] : [{ span, to: { kind: 'file', paths } }];
  });
  const rules = ruleCodesIn(text, root).map(({ code, span }): Link => ({ span, to: { kind: 'rule', code } }));
  return [...ids, ...files, ...rules, ...addressesOf(text, root)];
}

/** Values that are an address, and addresses in values. */
function addressesOf(text: string, root: Mapping): Link[] {
  const found: Link[] = [];
  const pending: Node[] = [root];
  for (let node = pending.pop(); node && found.length < mostLinks; node = pending.pop()) {
    if (node.kind === 'list') pending.push(...node.items);
    else if (node.kind === 'mapping') pending.push(...node.entries.map(({ value }) => value));
    else if (/[@.]/.test(node.text)) {
      const { start, end } = innerSpan(text, node);
      const written = text.slice(start, end);
      for (const each of addressesIn(written)) {
        const span = { start: start + each.start, end: start + each.end };
        found.push(...addressLink(span, text.slice(span.start, span.end)));
      }
    }
  }
  return found;
}

/** A link to a web or email address; nothing for other schemes, for addresses with merge fields and for what only looks like one. */
function addressLink(span: Span, written: string): Link[] {
  if (/[{}<>|*\s]|%%|%[A-Za-z][\w.]+%/.test(written)) return [];
  const url = /^(?:https?:\/\/|mailto:)\S/i.test(written)
    ? written
    : /^[^@\s/:]+@[^@\s/:]+$/.test(written)
      ? `mailto:${written}`
      : /^www\./i.test(written)
        ? `https://${written}`
        : undefined;
  return url === undefined ? [] : [{ span, to: { kind: 'address', url } }];
}

/** In order, without what stands within another: an editor shows one link in a place. */
function limited(links: readonly Link[]): Link[] {
  const ordered = links.map((link, rank) => ({ link, rank }));
  ordered.sort((a, b) => a.link.span.start - b.link.span.start || a.rank - b.rank);
  const kept: Link[] = [];
  for (const { link } of ordered) {
    const last = kept.at(-1);
    if (link.span.end > link.span.start && (!last || link.span.start >= last.span.end)) kept.push(link);
    if (kept.length === mostLinks) break;
  }
  return kept;
}
