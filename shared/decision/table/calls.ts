import {
  type Circumstances,
  channelClass,
  isBorderline,
  isCorporate,
  isMarketing,
  mayBeMarketing,
} from '../circumstances';
import { holds } from '../limb';
import type { Row } from './row';

const live = (given: Circumstances) => channelClass(given) === 'live-call';
const automated = (given: Circumstances) => channelClass(given) === 'automated-call';
const fax = (given: Circumstances) => channelClass(given) === 'fax';
const sector = (given: Circumstances, value: string) => live(given) && given.facts.sector === value;
const pensions = (given: Circumstances) => sector(given, 'pensions') && !isCorporate(given);
const screened = (given: Circumstances) => live(given) && holds(given.screening);
const knownIndividual = ({ facts }: Circumstances) =>
  !['mixed', 'unknown', undefined].includes(facts.subscriberType) && facts.subscriberClass === 'individual';

/** A message to be left on a machine is stored, and so electronic mail. "Don't leave a message" leaves none. */
const leavesMessage =
  /(?<!\b(?:not|never|without|n['’]t)\s{1,5})\bleav(?:e|ing)\s{1,5}(?:a|this|the)\s{1,5}(?:following\s{1,5})?(?:short\s{1,5})?(?:voice ?mail|message)\b/i;
function leavesVoicemail({ template }: Circumstances): boolean {
  const { text, body } = template;
  return leavesMessage.test(text.slice(body.start, body.end));
}

const consentFields = ['pecr-route', 'consent'];
const screeningFields = ['screening.tps-on', 'screening.ctps-on', 'screening.internal-dnc-on'];

/** Regs 19, 20, 21, 21A and 21B. What gets here may be marketing. */
export const calls: readonly Row[] = [
  // Recorded calls (reg 19): companies are protected too.
  {
    id: 'F1',
    when: (given) => automated(given) && holds(given.consent),
    verdict: 'consent',
    regulation: 'PECR reg 19(2)',
    brief: 'it covers automated calls',
    why: 'Consent to automated calls is recorded. The message has to name you and give an address or a freephone number (reg 24).',
    source: 'ICO, Automated calls',
    fields: consentFields,
  },
  {
    id: 'B11',
    when: (given) => automated(given) && isBorderline(given),
    verdict: 'review',
    regulation: 'PECR reg 19',
    brief: 'an automated call that may count as marketing',
    why: 'It may or may not count as marketing. Decide, and record why.',
    source: 'ICO, Direct marketing guidance: identify direct marketing',
    fields: ['decision-record'],
  },
  {
    id: 'F1',
    when: automated,
    verdict: 'blocked',
    regulation: 'PECR reg 19',
    brief: 'an automated marketing call without consent',
    why: 'Automated marketing calls always need consent, to companies too; neither a soft opt-in nor legitimate interests helps.',
    source: 'ICO, Automated calls',
    fields: consentFields,
  },
  // Fax (reg 20).
  {
    id: 'H1',
    when: (given) => fax(given) && holds(given.consent),
    verdict: 'consent',
    regulation: 'PECR reg 20',
    brief: 'it covers faxes',
    why: 'Consent to faxes is recorded.',
    source: 'PECR reg 24',
    fields: consentFields,
  },
  {
    id: 'H1',
    when: (given) => fax(given) && (isCorporate(given) || isBorderline(given)),
    verdict: 'review',
    regulation: 'PECR reg 20',
    brief: 'a fax: screening against the FPS is not recorded here',
    why: 'Companies may be faxed unless they have objected to you or to the FPS, the register for faxes. Check both, and record who did.',
    source: 'PECR reg 20',
    fields: ['audience.subscriber-type', 'audience.subscriber-evidence'],
  },
  {
    id: 'H1',
    when: fax,
    verdict: 'consent-needed',
    regulation: 'PECR reg 20',
    brief: 'a marketing fax to individuals',
    why: 'Marketing faxes to people who may be individual subscribers need consent, and none is recorded.',
    source: 'PECR reg 20',
    fields: consentFields,
  },
  // Live calls with rules of their own (regs 21A and 21B).
  {
    id: 'E6',
    when: (given) => sector(given, 'claims-management') && holds(given.consent),
    verdict: 'consent',
    regulation: 'PECR reg 21A',
    brief: 'a claims management call',
    why: 'Consent to claims management calls is recorded.',
    source: 'PECR reg 21A',
    fields: ['sector', ...consentFields],
  },
  {
    id: 'E6',
    when: (given) => sector(given, 'claims-management') && isMarketing(given),
    verdict: 'blocked',
    regulation: 'PECR reg 21A',
    brief: 'a claims management call without consent',
    why: 'Claims management calls need consent; screening is not enough.',
    source: 'PECR reg 21A',
    fields: ['sector', ...consentFields],
  },
  {
    id: 'E6',
    when: (given) => sector(given, 'claims-management') && isBorderline(given),
    verdict: 'review',
    regulation: 'PECR reg 21A',
    brief: 'a claims management call that may count as marketing',
    why: 'It may or may not count as marketing, which would need consent. Decide, and record why.',
    source: 'PECR reg 21A',
    fields: ['sector', 'decision-record'],
  },
  {
    id: 'E7',
    when: (given) =>
      pensions(given) && (holds(given.consent) || given.fields.text('screening.sector-evidence') !== undefined),
    verdict: 'consent',
    regulation: 'PECR reg 21B',
    brief: 'a pensions call, with evidence',
    why: 'Evidence for a pensions call is recorded. Only authorised firms, trustees and managers may make one.',
    source: 'PECR reg 21B, SI 2018/1396',
    fields: ['sector', 'screening.sector-evidence', ...consentFields],
  },
  {
    id: 'E7',
    when: (given) => pensions(given) && isMarketing(given),
    verdict: 'blocked',
    regulation: 'PECR reg 21B',
    brief: 'a pensions call without evidence',
    why: 'Pensions calls are only for authorised firms, with consent or a strict existing-client test.',
    source: 'PECR reg 21B, SI 2018/1396',
    fields: ['sector', 'screening.sector-evidence', ...consentFields],
  },
  {
    id: 'E7',
    when: (given) => pensions(given) && isBorderline(given),
    verdict: 'review',
    regulation: 'PECR reg 21B',
    brief: 'a pensions call that may count as marketing',
    why: 'It may or may not count as marketing, which only authorised firms may make by phone. Decide, and record why.',
    source: 'PECR reg 21B, SI 2018/1396',
    fields: ['sector', 'decision-record'],
  },
  // Live calls (reg 21).
  {
    id: 'E9',
    when: (given) =>
      live(given) &&
      isMarketing(given) &&
      !isCorporate(given) &&
      leavesVoicemail(given) &&
      !(holds(given.consent) && given.fields.texts('consent.channels').includes('voicemail-drop')),
    verdict: 'consent-needed',
    regulation: 'PECR reg 22(2)',
    brief: 'a script that leaves marketing on voicemail',
    why: 'A message left on voicemail is electronic mail: to people who may be individual subscribers it needs consent to voicemail, however the numbers were screened. Tell callers to leave no message, or to say nothing that promotes.',
    source: 'ICO, Electronic mail marketing',
    fields: ['audience.subscriber-type', ...consentFields, ...screeningFields],
  },
  {
    id: 'E5',
    when: (given) => live(given) && holds(given.consent),
    verdict: 'consent',
    regulation: 'PECR reg 21(4)',
    brief: 'they told you that they welcome calls',
    why: 'They have told you that they welcome your calls, which overrides TPS and CTPS until they take it back (reg 21(5)).',
    source: 'ICO, Live calls',
    fields: consentFields,
  },
  {
    id: 'E5',
    when: (given) => live(given) && given.fields.text('screening.exception') !== undefined,
    verdict: 'screened',
    regulation: 'PECR reg 21(4)',
    brief: 'they told you that they welcome calls',
    why: 'They have told you that they welcome your calls, which overrides TPS and CTPS until they take it back (reg 21(5)).',
    source: 'ICO, Live calls',
    fields: ['screening.exception'],
  },
  {
    id: 'E2',
    when: (given) => screened(given) && isCorporate(given),
    verdict: 'screened',
    regulation: 'PECR reg 21(1)',
    brief: 'live calls to companies and other bodies',
    why: 'Numbers are recorded as screened. Companies can register with the CTPS. Say who you are and show your number (regs 21(A1), 24).',
    source: 'ICO, Live calls',
    fields: ['audience.subscriber-type', 'audience.subscriber-evidence', ...screeningFields],
  },
  {
    id: 'E1',
    when: (given) => screened(given) && knownIndividual(given),
    verdict: 'screened',
    regulation: 'PECR reg 21(1)',
    brief: 'live calls to individuals',
    why: 'Numbers are recorded as screened. Say who you are, show your number (regs 21(A1), 24), and note everybody who asks not to be called.',
    source: 'ICO, Live calls',
    fields: ['audience.subscriber-type', ...screeningFields],
  },
  {
    id: 'E3',
    when: screened,
    verdict: 'screened',
    regulation: 'PECR reg 21(1)',
    brief: 'live calls to people and companies alike',
    why: 'Who holds these lines is not known, so both registers count, and numbers are recorded as screened against both. Say who you are and show your number (regs 21(A1), 24).',
    source: 'ICO, Live calls',
    fields: ['audience.subscriber-type', ...screeningFields],
  },
  {
    id: 'E4',
    when: (given) => live(given) && mayBeMarketing(given),
    verdict: 'review',
    regulation: 'PECR reg 21(1)(b), (3)',
    brief: 'a live call without a recent screening',
    why: 'Some of these numbers may be registered with TPS or CTPS or may have objected to you, and must then not be called.',
    source: 'ICO, Live calls',
    fields: [...screeningFields, 'screening.exception'],
  },
];
