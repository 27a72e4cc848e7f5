import { isWaivable } from '../lint/waivers';
import { fixedRules, hardRuleOf, isHard } from '../policy/hard-rules';
import { ruleOf, rules, templateRules } from '../rules';
import type { RuleDescription } from '../rules/rule';
import { plainMarkdown } from '../text/markdown';
import type { Context } from './context';
import type { Item } from './item';
import type { Place } from './place';
import type { Suggestion } from './values';
import { written } from './write';

/** Rules that a waiver may name, those that found something in this template first. What the law settles here is left out. */
export function waivableRules(context: Context): readonly Suggestion[] {
  const check = context.check();
  const here = [...new Set((check?.findings ?? []).map(({ rule }) => rule))];
  const settled = here.filter((code) =>
    check?.findings.filter(({ rule }) => rule === code).every((finding) => isHard(finding, check)),
  );
  const codes = [...new Set([...here, ...templateRules.map(({ code }) => code)])];
  return codes
    .filter((code) => isWaivable(code) && !settled.includes(code))
    .flatMap((code): Suggestion[] => {
      const rule = ruleOf(code);
      if (!rule) return [];
      const note = here.includes(code) ? 'found here' : hardRuleOf(code) ? 'in part' : undefined;
      return [
        {
          value: code,
          kind: 'rule',
          detail: rule.title,
          ...(note !== undefined && { note }),
          documentation: () => describe(rule, "Can't be waived, because the law settles it"),
        },
      ];
    });
}

/** Rules whose severity a policy may set, each with room for it. */
export function settableRules(place: Place, context: Context): Item[] {
  return rules
    .filter(({ code }) => !fixedRules.includes(code) && !place.taken.has(code))
    .map((rule) => ({
      label: rule.code,
      kind: 'rule',
      detail: rule.title,
      ...(hardRuleOf(rule.code) && { note: 'in part' }),
      ...written([place.colon ? rule.code : `${rule.code}: `], place, context),
      ...(context.abilities.goesOn && !place.colon && { goesOn: true as const }),
      documentation: () => describe(rule, "Can't be lowered, because the law settles it"),
    }));
}

function describe(rule: RuleDescription, limit: string): string {
  const hard = hardRuleOf(rule.code);
  const parts = [`**${plainMarkdown(rule.title)}** (${rule.code})`, plainMarkdown(rule.why)];
  if (hard) parts.push(`${limit}: ${plainMarkdown(hard.what)} (${hard.source}).`);
  return parts.join('\n\n');
}
