import { inWords } from '../decision/decision';
import { lackOf } from '../decision/limb';
import { blankFieldsFix } from '../lint/blank-fields';
import { blankKey, byPlace, placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import type { TemplateRule } from './rule';

const call = (...more: string[]) =>
  [
    '---',
    'channel: live-call',
    'message-nature: marketing',
    ...more,
    '---',
    'We offer 20% off your first order.',
    '',
  ].join('\n');
const screened = (on: string) => [
  'screening:',
  `  tps-on: ${on}`,
  '  ctps-on: 2026-11-10',
  '  internal-dnc-on: 2026-11-10',
];

export const callScreening: TemplateRule = {
  code: 'call-screening',
  title: 'Calls that are not screened, or need more than screening',
  severity: 'error or warning',
  why: 'Live marketing calls need no consent, but numbers on the TPS or the CTPS, and everybody who asked you not to call, must be left out. A number counts from the 28th day on the register, so lists are screened every 28 days. Claims management calls need consent, and pensions calls are only for authorised firms.',
  sources: ['PECR reg 21(1), (3) to (5)', 'PECR reg 21A', 'PECR reg 21B', 'ICO, Live calls'],
  bad: [
    { title: 'Nothing about screening', template: call(), marks: ['live-call'] },
    { title: 'A screening that is too old', template: call(...screened('2026-09-01')), marks: ['2026-09-01'] },
    { title: 'A claims management call', template: call('sector: claims-management'), marks: ['claims-management'] },
    { title: 'A pensions call', template: call('sector: pensions'), marks: ['pensions'] },
  ],
  good: [
    { title: 'Screened against all three lists', template: call(...screened('2026-11-10')) },
    {
      title: 'A service call that promotes nothing',
      template: '---\nchannel: live-call\nmessage-nature: service\n---\nYour order is ready to be collected.\n',
    },
    {
      title: 'They said that calls are welcome',
      template: call('screening:', '  exception: Noted in the CRM with the day of the call'),
    },
  ],
  *check(subject) {
    const { facts, nature, decision } = subject;
    const { row, verdict, claim, limbs } = decision.pecr;
    if (facts.channel?.class !== 'live-call' || (nature !== 'marketing' && nature !== 'borderline')) return;
    const severity = nature === 'marketing' ? 'error' : 'warning';
    if (row.id === 'E6' || row.id === 'E7') {
      yield* regulated(subject, severity);
      return;
    }
    if (verdict === 'screened' || verdict === 'consent') return;
    const lacking = limbs.filter(({ limb, state }) => state !== 'met' && limb.field.startsWith('screening.'));
    for (const [span, group] of byPlace(lacking, ({ limb }) => placeOf(subject, limb.field, 'channel'))) {
      const missing = group.filter(({ state }) => state === 'unknown').map(({ limb }) => limb.field);
      const lacks = inWords(group.flatMap((each) => lackOf(each) ?? []));
      yield {
        severity: missing.length > 0 ? severity : 'warning',
        span,
        message: `${lacks.slice(0, 1).toUpperCase()}${lacks.slice(1)}. Numbers on these lists must not be called, and new ones are added every day. Screen the list before the calls are made, and record the day.`,
        source: group[0]!.limb.source,
        fixes: claim === 'consent' ? [] : blankFieldsFix(subject, 'Add the days of screening, to fill in', missing),
      };
    }
  },
};

/** Claims management and pensions calls (regs 21A and 21B). */
function* regulated(subject: Subject, severity: 'error' | 'warning') {
  const { decision, fields } = subject;
  const { row, verdict, claim, regulation } = decision.pecr;
  const evidence = 'screening.sector-evidence';
  const span = blankKey(subject, evidence) ?? placeOf(subject, 'sector', 'channel');
  if (verdict === 'consent') {
    if (row.id !== 'E7' || fields.text(evidence)) return;
    yield {
      severity: 'warning' as const,
      span,
      message:
        'Consent is recorded, but nothing shows that you may make pensions calls at all: only authorised firms, trustees and managers may. Record your authorisation as "screening.sector-evidence".',
      source: regulation,
      fixes: blankFieldsFix(subject, 'Add the evidence, to fill in', [evidence]),
    };
    return;
  }
  // Consent that is claimed and not shown is told by the rule about the record.
  if (claim === 'consent') return;
  const pensions = row.id === 'E7';
  yield {
    severity,
    span,
    message: pensions
      ? 'Pensions calls to individuals are only for authorised firms, trustees and managers, and then with consent or under a strict existing-client test. Nothing of this is recorded. Record it, or make no such call.'
      : 'Claims management calls need consent, and none is recorded; screening is not enough. Record the consent and claim it as "pecr-route: consent", or make no such call.',
    source: regulation,
    fixes: pensions ? blankFieldsFix(subject, 'Add the evidence, to fill in', [evidence]) : [],
  };
}
