import type { Template } from './template';
import { hasWording } from './wording';

/** Wordings that tell somebody of the right to object, as a right or as something that can be done at any time. */
const rightToObject =
  /\bright to (?:object|opt[ -]?out|say no|stop|refuse)\b|\byou (?:can|may|are free to|are entitled to|have (?:the|a|an absolute) right to)\b[^.!?\n]{0,30}\bobject\b|\bobject (?:to|at any time)\b[^.!?\n]{0,60}\b(?:us|our|me|my|this|use|using|contact|marketing|messages?|e?-?mails?|details|data|information|time)\b|\byou (?:can|may)\b[^.!?\n]{0,30}\b(?:ask|tell) (?:us|me)\b[^.!?\n]{0,30}\b(?:to stop|not to (?:contact|use|write|message|e?-?mail|text|call|send))\b|\bat any time\b[^.!?\n]{0,60}\b(?:unsubscribe|opt[ -]?out|stop|refuse|say no)\b|\b(?:unsubscribe|opt[ -]?out|stop (?:this|these|us|our|receiving|hearing|getting)|refuse|say no)\b[^.!?\n]{0,60}?\bat any time\b|\b(?:your|an) objection\b/iu;

/** Whether the text brings the right to object to somebody's attention (UK GDPR Art 21(4)). A link alone to opt out doesn't. */
export function tellsOfRightToObject({ prose }: Template): boolean {
  return hasWording(prose, rightToObject, 'body');
}

const privacyWords =
  /\bprivacy (?:notice|policy|statement|information|details|page|centre)\b|\bdata protection (?:notice|statement|policy)\b|\bfair processing notice\b|\bhow we (?:use|handle|look after|protect|process|treat|store) (?:your )?(?:personal )?(?:data|details|information)\b/iu;

/** Whether the text points to privacy information: `notice`, the declared address, another address that says so, or words. */
export function pointsToPrivacyNotice({ prose, text, body }: Template, notice: string | undefined): boolean {
  if (prose.placeholders.some(({ name }) => /privacy/i.test(name))) return true;
  if (prose.links.some(({ url }) => /privacy|data-protection/i.test(url))) return true;
  const address = notice?.toLowerCase().replace(/^https?:\/\/(?:www\.)?|\/$/g, '') ?? '';
  if (address.length > 3 && text.slice(body.start, body.end).toLowerCase().includes(address)) return true;
  return hasWording(prose, privacyWords, 'body');
}

/** Wordings that say where somebody's details come from. */
const sourceWords =
  /\b(?:found|got|obtained|came across|took|taken|have|received|noticed|saw|seen|picked up)\b[^.!?\n]{0,20}\b(?:you|your (?:name|details|profile|contact(?: details)?|e?-?mail(?: address)?|number|address|work|page|company))\b[^.!?\n]{0,30}\b(?:on|in|at|via|through|from|by|using|with)\b|\byour (?:name|details|profile|contact details|e?-?mail(?: address)?|number|address)\b[^.!?\n]{0,40}\b(?:came (?:up|from|to)|comes? from|(?:is|are|was|were) (?:listed|published|public|shared|passed|given|supplied|provided|on|in)|appears? (?:on|in)|turned up)\b|\b(?:gave|passed|supplied|shared|provided|sent|forwarded)\b[^.!?\n]{0,30}\b(?:your (?:name|details|contact|e?-?mail|number|address)|us your|me your)\b|\b(?:suggested|recommended|mentioned|referred)\b[^.!?\n]{0,30}\b(?:you|your name|I (?:contact|write|speak|get in touch)|we (?:contact|write|speak|get in touch))\b|\bwe (?:bought|rented|licensed|collected|hold|hold your)\b[^.!?\n]{0,40}\b(?:list|details|data|register)\b|\bwhere (?:we|I) (?:got|found) (?:you|your)\b|\b(?:Companies House|public register|electoral register|Charity Commission)\b/iu;

/** Whether the text says where the recipient's details come from (UK GDPR Art 14(2)(f)); `tool` is a source that may be named. */
export function saysSource({ prose }: Template, tool: string | undefined): boolean {
  if (hasWording(prose, sourceWords, 'body')) return true;
  const named = tool?.trim().toLowerCase().replace(/[-_]/g, ' ') ?? '';
  return (
    named.length > 2 && prose.passages.some(({ part, text }) => part === 'body' && text.toLowerCase().includes(named))
  );
}

const complaintWords = /\bcomplaints?\b|\bcomplain\b/iu;

/** Whether the text says where to complain. */
export function saysWhereToComplain({ prose }: Template): boolean {
  return hasWording(prose, complaintWords, 'body');
}
