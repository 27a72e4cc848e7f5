import type { Template } from './template';

const mergeField = /unsub|opt_?-?out|preference/i;
const address = /unsub|opt-?_?out|preference|stop@/i;
/** Ways people say that somebody may refuse. Every gap is bounded, so matching stays linear. */
const words =
  /\bunsubscrib|\bopt(?:ing)?[ -]?out\b|\b(?:reply|text|send)\b[^.!?\n]{0,40}\bstop\b|\bSTOP\b[^.!?\n]{0,20}\d|\bno,? thank(?:s|\b you)|\b(?:rather|prefer|(?:don['’]t|not|no longer) (?:want|wish))\b[^.!?]{0,80}\b(?:not|n['’]t|hear|messages?|messaged|emails?|emailed|texts?|contact|contacted|asked|write|letters?)\b|\b(?:stop|not) (?:hearing|getting|receiving|sending|writing|emailing|messaging|contacting)\b/i;

/** Whether the text offers a way to refuse further messages, `contact` being the address that is declared for it. */
export function offersOptOut({ prose, text, body }: Template, contact?: string): boolean {
  if (prose.placeholders.some(({ name }) => mergeField.test(name))) return true;
  if (prose.links.some(({ url }) => address.test(url))) return true;
  if (contact && contact.length > 3) {
    const declared = contact.toLowerCase().replace(/^(?:mailto:|https?:\/\/(?:www\.)?)/, '');
    if (text.slice(body.start, body.end).toLowerCase().includes(declared)) return true;
  }
  return prose.passages.some((passage) => passage.part === 'body' && words.test(passage.text));
}
