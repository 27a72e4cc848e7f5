import type { Span } from '../text/span';
import type { Prose } from './prose';
import { findWording } from './wording';

const falseReply = /(?<=^ ?)(?:re|fwd?|aw|antw|reply|forwarded)(?: ?\[\d+\])? ?:/gi;

/** A "Re:" or "Fwd:" with which the subject begins, though a template answers nobody. */
export function replyPrefix(prose: Prose): Span | undefined {
  return findWording(prose, falseReply, 'subject')[0];
}

const pressing =
  /\byour (?:account|payment|invoice|bill|subscription|direct debit|card|password|mailbox|refund)\b(?= ?$|[^\n]{0,30}\b(?:due|overdue|suspended|declined|failed|expir\w+|hold|locked|limited|at risk|cancel\w*|attention|attached|enclosed|ready|statement|closed?|action|problem|issue|needs?|has been|will be|is being)\b)|\baccount (?:suspended|statement|alert|on hold|locked|notice|update|verification)\b|\bfinal (?:notice|warning|demand|reminder)\b|(?<=^ ?)(?:unpaid |overdue |outstanding |new )?invoice(?: ?$| (?:no|number|attached|enclosed|overdue|due|ref|for|#|\d|\uFFFC))|\b(?:urgent|immediate)(?:ly)?:? (?:action|attention|response|reply|notice|request)\b|\b(?:action|response|reply|attention|verification) (?:is )?(?:urgently |immediately )?(?:required|needed)\b|\b(?:security|fraud|payment) (?:alert|warning|notice|failure)\b|\bpayment (?:due|overdue|failed|declined|outstanding|confirmation|received)\b|\bverify your\b|\b(?:delivery|package|parcel) (?:failed|attempt\w*|on hold|pending|could not)\b|\byou have (?:\d+|an?|one|two|new)(?: (?:new|unread|pending|missed))? (?:messages?|voicemails?|notifications?|calls?|parcels?|documents?|payments?)\b|\b(?:legal|court|tax|hmrc|debt) (?:notice|action|letter|demand|collection)\b/giu;

/** Where the subject sounds like a matter of the recipient's own that presses: an account, an invoice, a final notice. */
export function pressingClaim(prose: Prose): Span | undefined {
  return findWording(prose, pressing, 'subject')[0];
}

const service =
  /\byour (?:order|booking|reservation|appointment|delivery|parcel|package|receipt|ticket|tickets|enquiry|application|request|refund|statement|account|membership|contract|policy|renewal|details|service|licence)\b|\b(?:order|booking|payment|delivery|appointment|registration) (?:confirmation|confirmed|update|received|details|reminder)\b|\bconfirmation of (?:your|order|booking)\b|\b(?:important|essential) (?:information|update|change|notice)s?\b|\bchanges? to (?:your|our terms|the terms)\b|\bservice (?:update|message|announcement|notice)\b|\b(?:receipt|confirmation) for\b/giu;

/** Where the subject sounds like a service message: an order, a booking, a change to terms. */
export function serviceClaim(prose: Prose): Span | undefined {
  return findWording(prose, service, 'subject')[0];
}

const pastContact =
  /\b(?:as|like) (?:we )?(?:discussed|agreed|promised|mentioned|requested|arranged)\b(?! (?:in|on|by|at) (?:the|our|this|a) (?:press|news|blog|article|report|guide|page|website))|\bas you (?:asked|requested|mentioned|said|suggested|know from)\b|\b(?:further to|following(?: up)?(?: on)?|after|since|thanks for|thank you for|re|about|regarding|per|as per) (?:our|your) (?:recent |last |earlier |previous |brief |quick |phone |telephone )?(?:conversation|call|chat|meeting|discussion|talk|e-?mail|message|enquiry|inquiry|request|visit)\b|\b(?:great|good|nice|lovely|a pleasure)(?: it was)? (?:to (?:meet|speak|talk|chat|see)|meeting|speaking|talking|chatting|seeing)(?: (?:to|with))? (?:you|with you)\b|\b(?:it was )?(?:great|good|nice|lovely|a pleasure) (?:to (?:meet|speak|talk|chat|catch up)|meeting|speaking|talking|chatting|catching up) (?:again|the other day|yesterday|last week|earlier|today)\b|\bwhen we (?:last )?(?:spoke|met|talked|chatted)\b|\bwe (?:spoke|met|talked|chatted) (?:on|at|about|last|yesterday|earlier|recently|briefly|before)\b|\bthanks for (?:your time|getting (?:back|in touch)|reaching out|your interest|speaking|chatting|taking my call)\b|\b(?:sorry I missed your call|returning your call|you (?:called|rang) (?:us|me)|you (?:left|sent) (?:us|me) a message)\b/giu;

/** Where the text speaks of a contact that was before: "as discussed", "per our call". */
export function pastContactClaims(prose: Prose): Span[] {
  return findWording(prose, pastContact);
}
