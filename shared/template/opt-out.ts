import type { Span } from '../text/span';
import { classOf } from '../vocabulary/merge-fields';
import type { Template } from './template';
import { findWording, hasWording, wordingsOf } from './wording';

const address = /unsub|opt-?_?out|preference|stop@/i;

/** What people are asked not to get any more. */
const sent =
  '(?:hear|messag|email|e-mail|text|contact|ask|writ|letter|news|update|mailing|call|this|these|that|such|receiv|get|remind|invit|post|us\\b|me\\b|them)';
const nothingMore =
  "(?:won't|will not|never|not|no longer|don't|do not|n't) (?:be )?(?:\\w+ )?(?:writ|messag|email|text|contact|call|ring|send|sent|bother|ask|hear|in touch|get in touch|invit|remind|do (?:it|so))";
const says =
  '(?:repl(?:y|ies)|tell|let|say|ask|e-?mail|write|text|click|tap|call|ring|phone|drop|send|message|answer|respond|contact)';

const stopping =
  '(?:always )?stop (?:hearing|(?:getting|receiving|sending|e?-?mailing|messaging|contacting|texting|writing|calling|asking)(?: to)?(?: you)?(?: (?:this|these|our|such|any|more|further|future|us|you|me|messages|emails|texts|letters|updates|news|calls|surveys|reminders|about|for|at|by|from)\\b|[.,;:]|$)|(?:this|these|our|such|all|any|further|future|the|more|emails|texts|messages|calls|letters|post)\\b[^.!?\\n]{0,30}\\b(?:messages?|e-?mails?|texts?|calls?|letters?|mailings?|newsletters?|updates?|invitations?|reminders?|post|from us)\\b|(?:e-?mails|texts|messages|calls|letters|these)\\b|at any time)';

/**
 * Ways people say that somebody may refuse: what to do and what stops then, or a plain offer. Every gap is bounded, so matching
 * stays linear.
 */
const offers = new RegExp(
  `\\b(?:${[
    'unsubscrib(?:e|ing)\\b',
    'opt(?:ing)?[ -]?out\\b',
    '(?:reply|text|send|type|answer|respond)\\b[^.!?\\n]{0,40}?["\']?\\b(?:stop|unsub)\\b',
    '(?:reply|answer|respond|write|say|saying|type|text)(?: back)?(?: with)?(?: a)?(?: quick| simple)? ["\'](?:no|stop|remove|leave|end|pass)\\b',
    'no,? thank(?:s|(?:-| )you)\\b(?! (?:needed|necessary|required|to))',
    "(?:rather|prefer)(?: that)? (?:(?:have |get |receive )?no (?:more|further)|not\\b|to (?:stop|hear nothing|be left)|(?:I|we|you|nobody|no one)\\b[^.!?\\n]{0,30}(?:n't|not|stopped|left)\\b)",
    `(?<!\\b(?:I|we|they|We|They) (?:really |certainly )?)(?:don't|do not|no longer|not|wouldn't) (?:want|wish|like|need|care)\\b(?! to miss)[^.!?\\n]{0,60}?\\b${sent}`,
    `(?:to|can|may|please|will|ask (?:us|me) to|tell (?:us|me) to|want (?:us|me) to|like (?:us|me) to)\\b ${stopping}`,
    '(?:remove|take|leave|strike|delete|drop|keep)\\b (?:me|you|them|yourself|your (?:name|address|number|details|e-?mail|data))\\b[^.!?\\n]{0,40}\\b(?:list|lists|off|out|mailings?|database|records)\\b',
    '(?:taken|come|get|be|stay) (?:removed|left|off|out)\\b[^.!?\\n]{0,30}\\b(?:list|lists|of|mailings?|database|records)\\b',
    '(?:removed|left out|taken off)\\b[^.!?\\n]{0,30}\\b(?:list|lists|surveys|mailings?|database)\\b',
    `${says}\\b[^.!?\\n]{0,100}?\\b(?:and|so|then)\\b[^.!?\\n]{0,60}?${nothingMore}`,
    `${says}\\b[^.!?\\n]{0,30}\\b(?:if|when|to)\\b[^.!?\\n]{0,40}?\\b(?:stop|no (?:more|further))\\b`,
    "(?:let (?:me|us) know|tell (?:me|us)|say so)\\b[^.!?\\n]{0,50}\\b(?:won't|will not|leave (?:you|it)|stop)\\b",
    '(?:manage|change|update|set|choose|edit)(?: your)?(?: e-?mail| contact| marketing| communication| mailing)? preferences\\b',
    "(?:not interested|isn't for you|not for you|not relevant|no interest)\\b[^\\n]{0,60}?\\b(?:let (?:me|us) know|tell (?:me|us)|say so|reply|drop)\\b",
    '(?:withdraw|take back) (?:your )?consent\\b',
    'you (?:can|may|have the right to)\\b[^.!?\\n]{0,40}\\bobject\\b',
    'to object\\b[^.!?\\n]{0,60}\\b(?:write|e-?mail|reply|call|text|tell|click)\\b',
    'hear (?:nothing|no) (?:more|further)\\b',
  ].join('|')})|'ll ${stopping}`,
  'iu',
);

/** Words that are keywords only in capitals: "reply by the end of May" refuses nothing. */
const keyword = '(?:STOP|END|QUIT|LEAVE|UNSUB\\w*|NO|OUT|REMOVE)';
const keywords = new RegExp(
  `\\b(?:[Rr]eply|REPLY|[Tt]ext|TEXT|[Ss]end|SEND|[Tt]ype|[Aa]nswer|[Rr]espond)\\b[^.!?\\n]{0,40}?\\b${keyword}\\b|\\bSTOP\\b[^.!?\\n]{0,20}\\d`,
  'u',
);

/** Whether the text offers a way to refuse further messages, `contact` being the address that is declared for it. */
export function offersOptOut({ prose, text, body }: Template, contact?: string): boolean {
  if (prose.placeholders.some(({ name }) => isOptOutField(name))) return true;
  if (prose.links.some(({ url }) => address.test(url))) return true;
  if (contact && contact.length > 3) {
    const declared = contact.toLowerCase().replace(/^(?:mailto:|https?:\/\/(?:www\.)?)/, '');
    if (text.slice(body.start, body.end).toLowerCase().includes(declared)) return true;
  }
  return hasWording(prose, offers, 'body') || hasWording(prose, keywords, 'body');
}

function isOptOutField(name: string): boolean {
  return /unsub|opt_?-?out/i.test(name) || (/preference/i.test(name) && classOf(name)?.class.code === 'mechanics');
}

/** Why an opt-out that the text offers is harder than the law allows, or won't work on the channel. */
export type Obstacle =
  | 'sign-in'
  | 'premium-rate'
  | 'fee'
  | 'reason'
  | 'post-only'
  | 'no-link'
  | 'no-reply'
  | 'no-return';

/** What the channel lets a recipient do. */
export interface Ways {
  /** Whether a link that isn't written out can be there, as an email tool's footer. */
  readonly links: boolean;
  /** Whether a reply reaches anybody; `unread` where the address takes none, `impossible` where the channel has none. */
  readonly replies: 'read' | 'unread' | 'impossible';
}

const refusing = '(?:stop|stopping|opt(?:ing)?[ -]?out|unsubscrib(?:e|ing)|be removed|remove (?:you|your)|taken off)';
/** Without one of these words no stretch of a text is about refusing. */
const refusal = /stop|opt|unsub|remov|taken off|prefer|no,? thank|reply|respond|answer|text back/i;
const signIn = '(?:log|sign)(?:ging|ing)?[ -]?(?:in|on)(?:to)?';
const easeful: readonly (readonly [Obstacle, RegExp])[] = [
  [
    'sign-in',
    new RegExp(
      `\\b${signIn}\\b[^.!?\\n]{0,60}\\b(?:${refusing}|preferences)\\b|\\b${refusing}\\b[^.!?\\n]{0,60}?\\b${signIn}\\b`,
      'giu',
    ),
  ],
  [
    'premium-rate',
    new RegExp(
      `\\b(?:${refusing}|call|ring|text|phone)\\b[^.!?\\n]{0,60}?\\b0(?:9|70|84|87)\\d[\\d ]{5,10}\\d\\b`,
      'giu',
    ),
  ],
  [
    'fee',
    new RegExp(
      `\\b${refusing}\\b[^.!?\\n]{0,60}(?:costs?|charged?|fee)\\b[^.!?\\n]{0,20}?(?:£ ?\\d|\\b\\d+ ?p\\b)`,
      'giu',
    ),
  ],
  [
    'reason',
    new RegExp(
      `\\b${refusing}\\b[^.!?\\n]{0,60}\\b(?:giv(?:e|ing)|stat(?:e|ing)|tell(?:ing)? us|explain(?:ing)?|with|includ(?:e|ing))\\b[^.!?\\n]{0,20}?\\b(?:reasons?|why)\\b`,
      'giu',
    ),
  ],
];
const byPost = new RegExp(
  `\\b${refusing}\\b[^.!?\\n]{0,60}?\\b(?:write (?:to|a letter)|in writing|by (?:post|letter))\\b|\\bwrite (?:to|a letter)\\b[^.!?\\n]{0,80}\\bto ${refusing}\\b`,
  'giu',
);
const otherWay = /\b(?:reply|e-?mail|call|ring|text|click|phone)\b/i;
const clicking =
  /\b(?:click|tap|press|hit|use|follow)\b[^.!?\n]{0,40}?\b(?:unsubscribe|opt[ -]?out)\b|\bunsubscribe (?:link|button|below|here|at the (?:foot|bottom|end))\b|\bunsubscribe\b[^.!?\n]{0,30}\b(?:link|button|click|below)\b/gi;
const replying = new RegExp(
  `\\b(?:[Rr]eply|REPLY|[Rr]espond|[Tt]ext back|[Aa]nswer)\\b[^.!?\\n]{0,40}?\\b(?:${keyword}|stop|[Uu]nsubscribe|no,? thank(?:s| you))\\b`,
  'gu',
);
const toNumber = /\b(?:STOP|END|QUIT|text|call|ring|phone)\b[^.!?\n]{0,30}?(?:\+?\d[\d ]{3,14}\d)\b/i;
const repliesUnread =
  /\b(?:do not|don't|please do not|cannot|can't) reply\b|\b(?:not|isn't|never) (?:monitored|read|answered)\b|\bunmonitored\b|\bno-?reply\b/i;

/** Where the text offers a way to refuse that is no good, in the order of the text. */
export function optOutObstacles(
  template: Template,
  ways: Ways,
): { readonly obstacle: Obstacle; readonly span: Span }[] {
  const { prose, text, body } = template;
  const found: { obstacle: Obstacle; span: Span }[] = [];
  if (!hasWording(prose, refusal, 'body')) return found;
  for (const [obstacle, pattern] of easeful) {
    for (const span of findWording(prose, pattern, 'body')) found.push({ obstacle, span });
  }
  const written = text.slice(body.start, body.end);
  const linked =
    prose.links.length > 0 || prose.placeholders.some(({ name }) => /url|link|unsub|opt_?out|preference/i.test(name));
  const addressed = linked || /[\w}]@[\w{]/.test(written);
  const wording = wordingsOf(prose).find(({ part }) => part === 'body')?.text ?? '';
  if (!addressed && !otherWay.test(wording)) {
    for (const span of findWording(prose, byPost, 'body')) found.push({ obstacle: 'post-only', span });
  }
  if (!ways.links && !linked) {
    for (const span of findWording(prose, clicking, 'body')) found.push({ obstacle: 'no-link', span });
  }
  const unread = ways.replies === 'unread' || (ways.replies === 'read' && repliesUnread.test(wording));
  if ((unread || ways.replies === 'impossible') && !addressed && !toNumber.test(wording)) {
    const obstacle = ways.replies === 'impossible' ? 'no-return' : 'no-reply';
    for (const span of findWording(prose, replying, 'body')) found.push({ obstacle, span });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
