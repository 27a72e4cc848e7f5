import { hostOf, mistitledLinks } from '../template/link-texts';
import { isWithinAny } from '../text/span';
import type { TemplateRule } from './rule';

const email = (body: string) => `---\nchannel: email\n---\n${body}\n`;

export const linkSafety: TemplateRule = {
  code: 'link-safety',
  title: 'A link that people have reason to distrust',
  severity: 'warning or information',
  why: 'People are told not to click links that hide where they lead, and they are right. A shortened address hides who sends them where, http:// lets others read along, and a link that shows one site and opens another is what phishing looks like.',
  sources: ['PECR reg 23(a)', 'UK GDPR Art 5(1)(f)', 'NCSC, Phishing attacks: defending your organisation'],
  bad: [
    {
      title: 'A shortened address',
      template: email('The dates are at https://bit.ly/3xYz.'),
      marks: ['https://bit.ly/3xYz'],
    },
    {
      title: 'No encryption',
      template: email('The dates are at http://example.co.uk/dates.'),
      marks: ['http://example.co.uk/dates'],
    },
    {
      title: 'It shows one site and opens another',
      template: email('The dates are at [example.co.uk/dates](https://tracker.example/c/1).'),
      marks: ['example.co.uk/dates'],
    },
  ],
  good: [
    { title: 'An address that says where it leads', template: email('The dates are at https://example.co.uk/dates.') },
    {
      title: 'A link behind words',
      template: email('Have a look at [our dates](https://www.example.co.uk/dates).'),
    },
    {
      title: 'The same site with and without www',
      template: email('See [example.co.uk](https://www.example.co.uk/dates).'),
    },
  ],
  *check({ template }) {
    const mistitled = mistitledLinks(template);
    for (const { start, end, shown, actual } of mistitled) {
      yield {
        severity: 'warning',
        span: { start, end },
        message: `This link shows ${shown} but opens ${actual}, which is what phishing looks like, to people and to their mail filters. Let the text say what they find there, or link to the address it shows.`,
        source: 'PECR reg 23(a)',
        fixes: [],
      };
    }
    for (const { url, span } of template.prose.links) {
      const host = hostOf(url);
      // Of one link one thing is said: where it leads matters more than how.
      if (!host || isWithinAny(mistitled, span)) continue;
      if (shorteners.has(host)) {
        yield {
          severity: 'information',
          span,
          message: `A shortened address (${host}) hides where it leads and who sends people there. Write the address itself, or link to it behind words.`,
          source: 'PECR reg 23(a)',
          fixes: [],
        };
      } else if (/^http:\/\//i.test(url) && !/^localhost\b/.test(host)) {
        yield {
          severity: 'warning',
          span,
          message:
            'This address begins with http://, so that others can read along and browsers warn of it. Use https://, and try the link.',
          source: 'UK GDPR Art 5(1)(f)',
          fixes: [
            {
              title: 'Use https://',
              safety: 'suggestion',
              edits: [{ span: { start: span.start, end: span.start + 'http'.length }, newText: 'https' }],
            },
          ],
        };
      }
    }
  },
};

/** Services that stand in for another address. LinkedIn shortens by itself what is pasted; lnkd.in in a template was put there. */
const shorteners: ReadonlySet<string> = new Set(
  (
    'bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly buff.ly is.gd v.gd cutt.ly rebrand.ly rb.gy shorturl.at t.ly tiny.cc lnkd.in ' +
    'short.io bl.ink s.id qr.ae trib.al dlvr.it hubs.ly hubs.la eepurl.com fb.me wp.me amzn.to'
  ).split(' '),
);
