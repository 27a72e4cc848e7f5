import type { KnownAssessments } from '../assessment/assessment-index';
import type { TemplateFacts } from '../assessment/coverage';
import { fingerprintOf } from '../assessment/fingerprint';
import { type Reliance, statusOf } from '../assessment/status';
import { decide } from '../decision/decision';
import { type Facts, factsOf } from '../decision/facts';
import type { Neighbours } from '../neighbours/neighbourhood';
import { findPromotion } from '../phrasing/find-promotion';
import { type EffectiveNature, effectiveNature } from '../phrasing/nature';
import type { Pack } from '../phrasing/pack';
import { houseCategory } from '../phrasing/pack-types';
import { isHard } from '../policy/hard-rules';
import type { Policy } from '../policy/policy';
import { withRuleSettings } from '../policy/rule-settings';
import { templateRules } from '../rules';
import { idOf, type Template } from '../template/template';
import { classOf, isSensitive } from '../vocabulary/merge-fields';
import { templateFields } from '../vocabulary/template-fields';
import { checkFields } from './check-fields';
import { Fields } from './fields';
import { type Finding, revised, severities } from './finding';
import { shown } from './shown';
import type { Subject } from './subject';
import { applyWaivers, type WaiverUse } from './waivers';

/** What a template is checked against. */
export interface CheckContext {
  /** House packs that the policy names and that could be read. */
  readonly packs?: readonly Pack[];
  readonly index: KnownAssessments;
  /** What the other templates mean for it; undefined where nobody knows them, as for a file outside of every folder. */
  readonly neighbours?: Neighbours | undefined;
  readonly policy: Policy;
  /** ISO day. */
  readonly today: string;
}

/** What was read in the words of a template, and what that depended on. */
export interface Words extends Pick<Subject, 'hits' | 'banned'> {
  readonly template: Pick<Template, 'path' | 'text'>;
  readonly facts: Pick<Facts, 'solicited' | 'channel' | 'declaredNature'>;
  readonly packs: readonly Pack[];
}

/** Everything that was decided and found about one template. Findings are in the order of the text, worst first in one place. */
export interface Check extends Subject {
  readonly id: string;
  /** What its status depends on beside assessments and the day. Holds the template for as long as nobody has asked for its fingerprint. */
  readonly reliance: Reliance;
  readonly findings: readonly Finding[];
  /** Findings that a waiver accepts. They are evidence and stand in no list of what is to be done. */
  readonly waived: readonly Finding[];
  /** What became of every waiver the template writes, in order. */
  readonly waivers: readonly WaiverUse[];
}

/**
 * Decides and checks one template. Pure: the same template, assessments, policy and day give the same answer. Never throws.
 * `before`, an earlier check or the words of one, spares reading the same words again where only the assessments, the policy or the day are others.
 */
export function checkTemplate(
  template: Template,
  { index, neighbours, policy, today, packs = [] }: CheckContext,
  before?: Words,
): Check {
  const fields = fieldsOf(template, policy);
  const facts = factsOf(template, fields);
  const { hits, banned } = wordsOf(template, facts, packs, before);
  const nature = effectiveNature(hits, facts.declaredNature, policy.riskAppetite);
  const coverageFacts = coverageFactsOf(facts, nature, fields);
  const id = templateId(template.path, fields);
  const reliance: Reliance = {
    lawfulBasis: facts.lawfulBasis,
    usesPersonalData: facts.personalData,
    reference: facts.reference,
    campaignStart: facts.campaignStart,
    facts: coverageFacts,
    template: {
      id,
      get fingerprint() {
        return fingerprintIn(template, fields, policy);
      },
    },
  };
  const assessment = statusOf({ ...reliance, index, today });
  const decision = decide({ template, facts, fields, hits, nature, assessment, today });
  const subject: Subject = {
    template,
    fields,
    fieldProblems: [...checkFields(template.root, templateFields)],
    facts,
    hits,
    banned,
    packs,
    nature,
    decision,
    assessment,
    coverageFacts,
    index,
    neighbours,
    policy,
    today,
  };
  const findings = templateRules.flatMap((rule) =>
    [...rule.check(subject)].map((finding) => shown(revised(finding, { rule: rule.code }))),
  );
  const hard = (finding: Finding) => isHard(finding, subject);
  const { findings: standing, waived, uses } = applyWaivers(withRuleSettings(findings, policy, hard), subject);
  return {
    ...subject,
    id,
    reliance,
    findings: inOrder(withRuleSettings(standing, policy, hard)),
    waived: inOrder(waived),
    waivers: uses,
  };
}

/** Findings in the order of the text, and the worst first where several stand in one place. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      a.span.start - b.span.start ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      a.span.end - b.span.end,
  );
}

/** What the words say, and which of them the organisation has banned. */
function wordsOf(
  template: Template,
  facts: Facts,
  packs: readonly Pack[],
  before: Words | undefined,
): Pick<Check, 'hits' | 'banned'> {
  const { solicited, channel, declaredNature: nature } = facts;
  const sameWords =
    before?.template.text === template.text &&
    before.template.path === template.path &&
    before.facts.solicited === solicited &&
    before.facts.channel?.value === channel?.value &&
    before.facts.declaredNature === nature &&
    before.packs.length === packs.length &&
    before.packs.every((pack, index) => pack === packs[index]);
  if (sameWords) return before;
  const found = findPromotion(template.prose, { solicited, channel: channel?.value, nature, packs });
  return {
    hits: found.filter((hit) => hit.category !== houseCategory),
    banned: found.filter((hit) => hit.category === houseCategory),
  };
}

const fingerprints = new WeakMap<Template, { readonly policy: Policy; readonly fingerprint: string }>();

/** The fingerprint of a template under a policy. Every change of an assessment asks for those of the templates approved under it. */
export function fingerprintIn(template: Template, fields: Fields, policy: Policy): string {
  let known = fingerprints.get(template);
  if (known?.policy !== policy) {
    known = { policy, fingerprint: fingerprintOf(template, fields) };
    fingerprints.set(template, known);
  }
  return known.fingerprint;
}

/** As {@link fingerprintIn} where that was asked before of this template; undefined where nobody has. */
export function knownFingerprint(template: Template): string | undefined {
  return fingerprints.get(template)?.fingerprint;
}

/** The id that approvals and other files know the template by. */
export function templateId(path: string, fields: Fields): string {
  return fields.text('id') ?? idOf(path);
}

/** The fields with what they inherit. The channel decides which defaults hold, and may itself be a default of the folder or of all. */
export function fieldsOf(template: Pick<Template, 'path' | 'root'>, policy: Policy): Fields {
  const channel = new Fields(template.root, policy.layers(template.path, undefined)).text('channel');
  return new Fields(template.root, policy.layers(template.path, channel));
}

function coverageFactsOf(facts: Facts, nature: EffectiveNature, fields: Fields): TemplateFacts {
  const maxPerPerson = Number(fields.text('frequency.max-per-person'));
  const perDays = Number(fields.text('frequency.per-days'));
  return {
    channel: facts.channel?.value,
    purpose: facts.purpose,
    effectiveNature: nature,
    declaredNature: facts.declaredNature,
    relationship: facts.relationship,
    subscriberType: facts.subscriberType,
    jurisdictions: facts.jurisdictions,
    sourceType: facts.sourceType,
    sourceTool: facts.sourceTool,
    mergeFields: facts.mergeFields.map((name) => ({
      name,
      category: classOf(name)?.class.code,
      sensitive: isSensitive(name),
    })),
    includesChildren: fields.flag('audience.includes-children'),
    frequency: maxPerPerson > 0 && perDays > 0 ? { maxPerPerson, perDays } : undefined,
  };
}
