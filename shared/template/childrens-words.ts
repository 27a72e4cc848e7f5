import type { Span } from '../text/span';
import type { Prose } from './prose';
import { findWording } from './wording';

const wordings =
  /\b(?:ask (?:your|a) (?:parents?|mum|dad|mother|father|mummy|daddy|guardian|teacher|grown-?up|carer)\b|(?:your|with your) (?:mum (?:or|and) dad|mum or dad|parents?(?:'s|'|s')? (?:permission|consent|say)|parents or (?:guardians?|carers?)|teachers?(?= (?:says?|will|can|knows?)))\b|(?:permission|consent) (?:from|of) (?:your|a) (?:parent|guardian|mum|dad)\b|if you(?:'re| are) (?:under|younger than|below)(?: the age of)? (?:1[0-8]|[5-9])\b|(?:aged|ages) (?:[5-9]|1[0-6])(?: ?(?:-|to|–) ?(?:1[0-8]|[6-9]))\b[^.!?\n]{0,30}\b(?:you|your|join|sign up)\b|hey (?:kids|teens)\b|(?:calling all|hi) (?:kids|teens|teenagers|boys and girls|students aged)\b|(?:after|at|when you finish) (?:your )?(?:homework|GCSEs?|SATs)\b|(?:done|finished|help|stuck) with your homework\b|your (?:GCSEs?|SATs|school uniform|school bag|classmates|school friends|playground)\b|when you(?:'re| are) (?:older|grown up|16|18)\b)/giu;

/** Words with which a message speaks to children, rather than about them or to their parents. */
export function childrensWords(prose: Prose): Span[] {
  return findWording(prose, wordings);
}
