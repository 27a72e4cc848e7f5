import { classOf, mergeFieldName } from '../vocabulary/merge-fields';
import type { Template } from './template';
import { wordingsOf } from './wording';

const legalForm = / (?:limited|ltd|plc|llp|lp|cic|cio|inc|llc|gmbh|group|company|co)$/;
/** A short name may turn up within other words by chance, so only longer ones are looked for without regard to spaces. */
const longEnough = 5;

/**
 * Whether a recipient reads one of these names in the message, its subject or its preview, in whatever spelling ("Harrowfield" for
 * "Harrowfield Ltd", "Prove Privacy" for "ProvePrivacy"). A merge field that prints the sender's company counts. Blank names don't.
 */
export function names(template: Template, ...organisations: readonly (string | undefined)[]): boolean {
  const { prose } = template;
  if (prose.placeholders.some(({ name, condition }) => !condition && printsOrganisation(name))) return true;
  const texts = wordingsOf(prose).map(({ text }) => plain(text));
  return organisations.some((organisation) => texts.some((text) => holds(text, organisation)));
}

/** Whether the beginning of the message, so many code units of it, names one of them. */
export function namesEarly(
  template: Template,
  within: number,
  ...organisations: readonly (string | undefined)[]
): boolean {
  const wording = wordingsOf(template.prose).find(({ part }) => part === 'body');
  const text = plain(wording?.text.slice(0, within) ?? '');
  const field = template.prose.placeholders.some(
    ({ name, span }) => printsOrganisation(name) && span.start < template.body.start + within,
  );
  return field || organisations.some((organisation) => holds(text, organisation));
}

/** Whether two names are the same organisation's, but for the legal form. */
export function sameName(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && core(one) === core(other);
}

function printsOrganisation(name: string): boolean {
  return (
    classOf(name)?.class.code === 'sender' && /company|organi[sz]ation|brand|business|legal/.test(mergeFieldName(name))
  );
}

function holds(text: string, organisation: string | undefined): boolean {
  const wanted = organisation === undefined ? '' : core(organisation);
  if (wanted.trim() === '') return false;
  if (text.includes(wanted)) return true;
  const letters = wanted.replaceAll(' ', '');
  return letters.length >= longEnough && text.replaceAll(' ', '').includes(letters);
}

function core(name: string): string {
  const words = plain(name)
    .trimEnd()
    .replace(/^ the (?=.)/, ' ');
  const without = words.replace(legalForm, '').replace(legalForm, '');
  return `${without.trim() === '' ? words : without} `;
}

/** Lower case and one space around every word: " harrowfield ltd ". */
function plain(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/'s\b/g, '')
    .replace(/['’.]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return ` ${words} `;
}
