import { rulePage } from '../../shared/docs/rule-page';
import { ruleOf, rules } from '../../shared/rules';
import type { ExitCode } from './report';
import { unknownRule } from './rule-codes';
import { complain } from './say';

/** Prints the page of a rule, or the list of all rules. */
export function explain(code: string | undefined): ExitCode {
  if (code === undefined) {
    const width = Math.max(...rules.map((rule) => rule.code.length));
    process.stdout.write(rules.map((rule) => `${rule.code.padEnd(width)}  ${rule.title}\n`).join(''));
    return 0;
  }
  const rule = ruleOf(code);
  if (!rule) {
    complain(unknownRule([code])!);
    return 2;
  }
  process.stdout.write(rulePage(rule));
  return 0;
}
