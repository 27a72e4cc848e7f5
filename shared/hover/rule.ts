import { ruleCodesIn } from '../navigation/places';
import { ruleOf } from '../rules';
import type { Mapping } from '../text/tree';
import { ruleLink } from './finding';
import type { Hover, Links } from './hover';

/** What the rule is about whose code a waiver or a policy names at an offset; undefined where there is none. */
export function ruleText(text: string, root: Mapping, offset: number, links: Links): Hover | undefined {
  const named = ruleCodesIn(text, root).find(({ span }) => span.start <= offset && offset < span.end);
  const rule = named && ruleOf(named.code);
  if (!rule) return undefined;
  const markdown = [`**${rule.title}** (${rule.code})`, rule.why, ...ruleLink(rule.code, links)].join('\n\n');
  return { span: named.span, markdown };
}
