import { rulePage } from '../../shared/docs/rule-page';
import { ruleOf, rules } from '../../shared/rules';
import { closest } from '../../shared/text/closest';
import { printable } from './printable';
import type { ExitCode } from './report';

/** Prints the page of a rule, or the list of all rules. */
export function explain(code: string | undefined): ExitCode {
  if (code === undefined) {
    const width = Math.max(...rules.map((rule) => rule.code.length));
    process.stdout.write(rules.map((rule) => `${rule.code.padEnd(width)}  ${rule.title}\n`).join(''));
    return 0;
  }
  const rule = ruleOf(code);
  if (!rule) {
    const near = closest(
      code,
      rules.map((each) => each.code),
      1,
    )[0];
    process.stderr.write(
      `lawful-outreach: there is no rule "${printable(code)}". ${near ? `Did you mean "${near}"?` : 'Call "lawful-outreach explain" for the list.'}\n`,
    );
    return 2;
  }
  process.stdout.write(rulePage(rule));
  return 0;
}
