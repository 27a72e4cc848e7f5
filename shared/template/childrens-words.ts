import type { Span } from '../text/span';
import type { Prose } from './prose';
import { findWording } from './wording';

const wordings =
  /\bask (?:your|a) (?:parents?|mum|dad|mother|father|mummy|daddy|guardian|teacher|grown-?up|carer)\b|\b(?:your|with your) (?:mum (?:or|and) dad|mum or dad|parents?(?:'s|'|s')? (?:permission|consent|say)|parents or (?:guardians?|carers?)|teachers?(?= (?:says?|will|can|knows?)))\b|\b(?:permission|consent) (?:from|of) (?:your|a) (?:parent|guardian|mum|dad)\b|\bif you(?:'re| are) (?:under|younger than|below)(?: the age of)? (?:1[0-8]|[5-9])\b|\b(?:aged|ages) (?:[5-9]|1[0-6])(?: ?(?:-|to|–) ?(?:1[0-8]|[6-9]))\b[^.!?\n]{0,30}\b(?:you|your|join|sign up)\b|\bhey (?:kids|teens)\b|\b(?:calling all|hi) (?:kids|teens|teenagers|boys and girls|students aged)\b|\b(?:after|at|when you finish) (?:your )?(?:homework|GCSEs?|SATs)\b|\b(?:done|finished|help|stuck) with your homework\b|\byour (?:GCSEs?|SATs|school uniform|school bag|classmates|school friends|playground)\b|\bwhen you(?:'re| are) (?:older|grown up|16|18)\b/giu;

/** Words with which a message speaks to children, rather than about them or to their parents. */
export function childrensWords(prose: Prose): Span[] {
  return findWording(prose, wordings);
}
