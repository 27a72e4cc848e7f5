import type { Situation } from '../assessment/status';
import { type Decision, decide } from '../decision/decision';
import { type Facts, factsOf } from '../decision/facts';
import { lacksOf } from '../decision/limb';
import { overlays } from '../decision/table';
import type { Verdict } from '../decision/verdict';
import { Fields } from '../lint/fields';
import { effectiveNature } from '../phrasing/nature';
import { parseYaml } from '../text/yaml';
import { yamlText } from '../text/yaml-text';
import type { Choice } from '../vocabulary/choices';
import { fieldAt } from '../vocabulary/field';
import { templateFields } from '../vocabulary/template-fields';
import type { Answers, NewTemplatePlace } from './new-template';
import { parseTemplate } from './template';

/** A value that a new template may get, and how it goes with what was answered before. */
export interface Offer {
  readonly value: string;
  /** One sentence for a writer, and the law behind it. */
  readonly help: string;
  readonly source: string | undefined;
  /** Why it can't go with the earlier answers, whatever is recorded; undefined where it can. */
  readonly refused?: string | undefined;
  /** What speaks against it without ruling it out. */
  readonly care?: string | undefined;
}

/** The values of a field for a message of which this much was answered; none where its values aren't a list. */
export function offersFor(field: string, answers: Answers, place: NewTemplatePlace): Offer[] {
  const judge = judges[field];
  return choicesOf(field).flatMap((choice) => {
    const judged = judge?.(choice.value, answers, place) ?? {};
    if (judged === 'pointless') return [];
    return { value: choice.value, help: choice.help, source: fieldAt(templateFields, field)?.source, ...judged };
  });
}

function choicesOf(field: string): readonly Choice[] {
  const known = fieldAt(templateFields, field);
  return known?.type === 'choice' ? known.choices : [];
}

/** How a value goes with the answers. `pointless`: nobody would expect it on this channel, so it isn't even named. */
type Judged = Pick<Offer, 'refused' | 'care'> | 'pointless';
type Judge = (value: string, answers: Answers, place: NewTemplatePlace) => Judged;

const judges: Readonly<Record<string, Judge>> = {
  'audience.subscriber-type': judgeSubscriber,
  'pecr-route': judgeRoute,
  'lawful-basis': judgeBasis,
};

function judgeSubscriber(value: string, answers: Answers, place: NewTemplatePlace): Judged {
  const { facts } = atBest({ ...answers, 'audience.subscriber-type': value }, place);
  if (!facts.claimsCorporate || facts.subscriberClass === 'corporate' || !facts.channel?.linkedIn) return {};
  return { refused: overlays.find(({ id }) => id === 'C3')?.what };
}

/** What the table says where a route holds. */
const verdictOf: Readonly<Record<string, Verdict>> = {
  'not-marketing': 'not-marketing',
  solicited: 'solicited',
  consent: 'consent',
  'soft-opt-in-products-services': 'soft-opt-in',
  'soft-opt-in-charitable-purposes': 'soft-opt-in',
  'corporate-subscriber': 'corporate',
  'live-call-screened': 'screened',
  'not-applicable': 'not-applicable',
};

function judgeRoute(value: string, answers: Answers, place: NewTemplatePlace): Judged {
  const { decision, facts } = atBest({ ...answers, 'pecr-route': value }, place);
  const { verdict, claim, limbs, doubts } = decision.pecr;
  const expected = verdictOf[value];
  if (expected === undefined) return 'pointless';
  const [doubt] = doubts;
  if (claim === 'soft-opt-in' && facts.channel?.linkedIn && verdict === 'soft-opt-in')
    return {
      refused:
        'They gave the account to LinkedIn, not to you in the course of a sale or of support (PECR reg 22(3), (3A)).',
    };
  // Companies may be asked for consent all the same.
  const holds = verdict === expected || (value === 'consent' && verdict === 'corporate');
  if (holds) return doubt ? { care: firstSentence(doubt.message) } : {};
  // Whether it is marketing, or whether a fax may go out, is for a person to decide: the route can hold.
  const faxed = facts.channel?.class === 'fax' && facts.subscriberClass === 'corporate';
  const decided = value === 'not-marketing' ? !promotes(answers) : value === 'corporate-subscriber' && faxed;
  if (verdict === 'review' && decided) return {};
  if (!promotes(answers) || facts.channel?.class === 'public' || facts.channel?.class === 'post') return 'pointless';
  if (value === 'not-marketing') return { refused: 'You say that it promotes something.' };
  if (facts.channel?.class !== 'electronic-mail' && facts.channel) return claim ? { refused: onlyMail } : 'pointless';
  if (value === 'corporate-subscriber')
    return { refused: 'These people count as individual subscribers (PECR reg 22(1)).' };
  const [lack] = lacksOf(limbs);
  return lack ? { refused: sentence(lack) } : 'pointless';
}

const onlyMail = 'The soft opt-in is a rule about electronic mail alone (PECR reg 22(3), (3A)).';

function judgeBasis(value: string, answers: Answers, place: NewTemplatePlace): Judged {
  const { decision } = atBest({ ...answers, 'lawful-basis': value }, place);
  const [problem] = decision.ukGdpr.problems;
  if (problem?.severity === 'error') return { refused: `${sentence(problem.brief)} (${problem.source})` };
  if (problem) return { care: `${sentence(problem.brief)} (${problem.source})` };
  const doubt = decision.pecr.doubts.find(({ field }) => field === 'lawful-basis');
  return doubt ? { care: firstSentence(doubt.message) } : {};
}

function promotes(answers: Answers): boolean {
  return answers['message-nature'] === 'marketing' || answers['message-nature'] === 'mixed';
}

const noAssessment: Situation = { status: 'not-needed', why: '', verdicts: [] };

/** The decision on a message where everything that isn't known yet is as good as can be: what fails here can't be mended. */
function atBest(answers: Answers, { path, policy, today }: NewTemplatePlace): { decision: Decision; facts: Facts } {
  const yaml = Object.entries(answers).flatMap(([field, value]) => (value ? [`${field}: ${yamlText(value)}`] : []));
  const template = parseTemplate(path, '---\n---\nUnsubscribe: {{unsubscribe_url}}\n');
  const [own, rest] = [mapping(nested(yaml)), mapping(bestFacts(answers, today))];
  const fields = new Fields(own, [...policy.layers(path, answers.channel), { node: rest }]);
  const facts = factsOf(template, fields);
  const nature = effectiveNature([], facts.declaredNature, policy.riskAppetite);
  return { decision: decide({ template, facts, fields, hits: [], nature, assessment: noAssessment, today }), facts };
}

function mapping(yaml: string) {
  return parseYaml(yaml, { start: 0, end: yaml.length }).root;
}

/** `audience.relationship: x` as a key in its mapping; the answers' only mapping is the audience. */
function nested(lines: readonly string[]): string {
  const inner = lines.filter((line) => line.startsWith('audience.'));
  const own = lines.filter((line) => !line.startsWith('audience.'));
  return [...own, ...(inner.length > 0 ? ['audience:'] : []), ...inner.map((line) => `  ${line.slice(9)}`)]
    .map((line) => `${line}\n`)
    .join('');
}

function bestFacts(answers: Answers, today: string): string {
  const route = answers['pecr-route'];
  const charity = route === 'soft-opt-in-charitable-purposes';
  return [
    'audience: { subscriber-evidence: companies-house, address-type: work-named }',
    `source: { type: website-form, collected-on: ${today} }`,
    'opt-out: unsubscribe-link',
    'suppression-list: kept',
    `consent: { sender-named: true, channels: [${yamlText(answers.channel ?? 'email')}], evidence: kept, obtained-on: ${today} }`,
    `soft-opt-in: { obtained-by-us: true, context: ${charity ? 'support' : 'negotiation'}, similar-products: true, opt-out-at-collection: true, collected-on: ${today}, sole-charitable-purpose: true }`,
    ...(charity ? ['organisation: { type: charity, charity-number: "0" }'] : []),
    ...(route === 'solicited' ? ['solicited: true'] : []),
    ...(route === 'live-call-screened'
      ? [`screening: { tps-on: ${today}, ctps-on: ${today}, internal-dnc-on: ${today} }`]
      : []),
    '',
  ].join('\n');
}

/** A choice has one line for what speaks against it. */
function firstSentence(text: string): string {
  return /^.*?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
