import { byPlace, placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import type { Span } from '../text/span';
import type { TemplateRule } from './rule';

const to = (countries: string) => `---\nchannel: email\njurisdictions: ${countries}\n---\nOur office has moved.\n`;

export const jurisdiction: TemplateRule = {
  code: 'jurisdiction',
  title: 'Recipients in a country these checks know nothing of',
  severity: 'information',
  why: 'These checks know UK law. Other countries have rules of their own about messages to their people, often stricter: many ask for consent between businesses too. What is found here says nothing about them.',
  sources: ['UK GDPR Art 3', 'PECR'],
  bad: [
    { title: 'Recipients in Germany and France', template: to('[GB, DE, FR]'), marks: ['DE', 'FR'] },
    { title: 'A name that is no country code', template: to('[UK]'), marks: ['UK'] },
  ],
  good: [
    { title: 'The United Kingdom and its nations', template: to('[GB, GB-NIR]') },
    { title: 'Nothing is said, which means the United Kingdom', template: to('[]') },
  ],
  *check(subject) {
    const uncovered = [...new Set(subject.facts.jurisdictions)].filter((country) => !/^GB(?:-|$)/i.test(country));
    for (const [span, countries] of byPlace(uncovered, (country) => placeOfCountry(subject, country))) {
      const british = countries.every((country) => unitedKingdom.test(country));
      const own = subject.fields.findOwn('jurisdictions');
      yield {
        severity: 'information',
        span,
        message: british
          ? `"${countries.join('", "')}" is no country code. The United Kingdom is "GB".`
          : `Some recipients are in ${listed(countries.map(nameOf))}, and no rules for that are installed: these checks know UK law only. Have somebody who knows the law there look at the message.`,
        source: 'UK GDPR Art 3',
        fixes:
          british && own && countries.length === 1
            ? [{ title: 'Write "GB"', safety: 'suggestion', edits: [{ span, newText: 'GB' }] }]
            : [],
      };
    }
  },
};

const unitedKingdom = /^(?:UK|United Kingdom|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|GBR)$/i;

function placeOfCountry(subject: Subject, country: string): Span {
  const own = subject.fields.findOwn('jurisdictions');
  const items = own?.kind === 'list' ? own.items : own ? [own] : [];
  const item = items.find((each) => each.kind === 'scalar' && each.text.trim() === country);
  return item?.span ?? placeOf(subject, 'jurisdictions', 'channel');
}

/** Made at the first need: loading the names of the world takes as long as checking a dozen messages. */
let countryNames: Intl.DisplayNames | undefined;

/** "Germany (DE)"; a code that is no country's, and a country's part, as they are written. */
function nameOf(code: string): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  countryNames ??= new Intl.DisplayNames(['en-GB'], { type: 'region' });
  const name = countryNames.of(code.toUpperCase());
  return name === undefined || name.toUpperCase() === code.toUpperCase() ? code : `${name} (${code})`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
