import type { Passage, Prose } from '../template/prose';
import { contains, overlaps } from '../text/span';
import { amplifier, raise, type SentenceDrafts, strength } from './draft';
import { combinations, linkHosts } from './promotion.prepared';
import { endOfWords } from './sentence-parts';

/** Adds what links of the passage say by where they lead. */
export function addLinks(found: readonly SentenceDrafts[], passage: Passage, prose: Prose): void {
  for (const link of prose.links) {
    if (!contains(passage.span, link.span)) continue;
    const host = /^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i.exec(link.url)?.[1]?.toLowerCase();
    const rule = linkHosts.find(({ hosts }) => host !== undefined && hosts.includes(host));
    if (!rule) continue;
    const span = { start: link.span.start - passage.span.start, end: link.span.end - passage.span.start };
    const around = found.find((sentence) => overlaps(sentence.span, span));
    const { category, confidence } = rule.phrase;
    if (around?.drafts.some((draft) => draft.category === category)) continue;
    if (around)
      around.drafts.push({ category, confidence, span, sentence: around.span, entry: rule.phrase, certain: true });
  }
}

/** Makes surer what stands in the company of others: in its sentence, or in the one before or after. */
export function combine(found: readonly SentenceDrafts[], text: string): void {
  // What is there before anything is raised decides, so that the order of the rules doesn't matter.
  const present = found.map(({ drafts }) => {
    const sure = drafts.filter((draft) => draft.confidence !== 'borderline');
    return sure.length > 0 ? new Set(sure.map((draft) => draft.category)) : undefined;
  });
  found.forEach(({ drafts }, index) => {
    if (drafts.length === 0) return;
    for (const { category, with: company, to, neighbours } of combinations) {
      const draft = drafts.find((candidate) => candidate.category === category);
      if (!draft || strength[draft.confidence] >= strength[to]) continue;
      const reach = neighbours ? [index - 1, index, index + 1] : [index];
      if (reach.some((at) => company.some((other) => present[at]?.has(other)))) draft.confidence = to;
    }
    if (drafts.some((draft) => draft.category === amplifier)) {
      for (const draft of drafts) if (draft.category !== amplifier) raise(draft);
    }
    // What makes an invitation to a page marketing is what it promises: both belong to the phrase.
    const invitation = drafts.find((draft) => draft.category === 'P13' && draft.confidence !== 'borderline');
    if (invitation) {
      invitation.core = invitation.span;
      const end = Math.max(invitation.span.end, endOfWords(text, invitation.sentence));
      invitation.span = { start: invitation.span.start, end };
    }
  });
}
