import type { Fix } from '../lint/finding';
import { insertFields } from '../lint/insert-fields';
import { placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import { lawfulBasisAliases, pecrRouteAliases } from '../vocabulary/choices';
import type { TemplateRule } from './rule';

const marketing = (...fields: string[]) =>
  ['---', 'channel: email', 'message-nature: marketing', ...fields, '---', '20% off your first order.', ''].join('\n');
const service = (...fields: string[]) =>
  ['---', 'channel: email', 'message-nature: service', ...fields, '---', 'Your order has been dispatched.', ''].join(
    '\n',
  );

export const lawfulBasis: TemplateRule = {
  code: 'lawful-basis',
  title: "A lawful basis that can't carry this message",
  severity: 'error, warning or information',
  why: 'UK GDPR asks for one of seven lawful bases, chosen before you start, and not every basis fits every message. A permission under PECR is something else: the soft opt-in is no lawful basis and goes with one, usually legitimate interests.',
  sources: ['UK GDPR Art 6(1)', 'UK GDPR Annex 1', 'ICO, Direct marketing guidance: plan direct marketing'],
  bad: [
    {
      title: 'A recognised legitimate interest for marketing',
      template: marketing('lawful-basis: recognised-legitimate-interest'),
      marks: ['recognised-legitimate-interest'],
    },
    {
      title: 'A permission where the lawful basis stands',
      template: service('lawful-basis: soft-opt-in'),
      marks: ['soft-opt-in'],
    },
    {
      title: 'A council that relies on legitimate interests',
      template: service('lawful-basis: legitimate-interests', 'lia: LIA-2026-014', 'organisation: public-authority'),
      marks: ['legitimate-interests'],
    },
    { title: 'Marketing on a contract', template: marketing('lawful-basis: contract'), marks: ['contract'] },
    { title: 'Public task at a company', template: service('lawful-basis: public-task'), marks: ['public-task'] },
    {
      title: 'Consent under PECR, legitimate interests under UK GDPR',
      template: marketing('lawful-basis: legitimate-interests', 'lia: LIA-2026-014', 'pecr-route: consent'),
      marks: ['legitimate-interests'],
    },
  ],
  good: [
    { title: 'An order update on a contract', template: service('lawful-basis: contract') },
    { title: 'Consent on both tracks', template: marketing('lawful-basis: consent', 'pecr-route: consent') },
  ],
  *check(subject) {
    const { decision, fields } = subject;
    const written = fields.text('lawful-basis');
    const span = placeOf(subject, 'lawful-basis', 'channel');
    if (written !== undefined && Object.hasOwn(lawfulBasisAliases, written)) {
      yield {
        severity: 'information',
        span,
        message:
          'The soft opt-in is a PECR permission, not a UK GDPR lawful basis. It is read here as the route, with legitimate interests as the basis, which usually goes with it and needs an assessment. Write both where they belong.',
        source: 'UK GDPR Art 6(1), PECR reg 22(3)',
        fixes: bothWhereTheyBelong(subject, written),
      };
    }
    for (const { severity, message, source } of decision.ukGdpr.problems)
      yield { severity, span, message, source, fixes: [] };
  },
};

/** The route as `pecr-route`, legitimate interests as the basis. A route that stands there already stays. */
function bothWhereTheyBelong({ fields, template }: Subject, written: string): Fix[] {
  const span = fields.span('lawful-basis');
  const route = Object.hasOwn(pecrRouteAliases, written) ? pecrRouteAliases[written]! : written;
  const added = fields.find('pecr-route') ? [] : insertFields(template, [{ path: 'pecr-route', yaml: route }]);
  if (!span || !added) return [];
  const edits = [{ span, newText: lawfulBasisAliases[written]! }, ...added];
  return [{ title: 'Write the route and the basis where they belong', safety: 'suggestion', edits }];
}
