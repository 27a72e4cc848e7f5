import { rules } from '../../shared/rules';
import { closest } from '../../shared/text/closest';

/** The codes of all rules, in the order of the documentation. */
export const ruleCodes: readonly string[] = rules.map(({ code }) => code);

/** What is wrong with the first of these codes that no rule has, in a sentence without a full stop; undefined where each has one. */
export function unknownRule(codes: readonly string[]): string | undefined {
  const code = codes.find((each) => !ruleCodes.includes(each));
  if (code === undefined) return undefined;
  const near = closest(code, ruleCodes, 1)[0];
  return `there is no rule "${code}". ${near === undefined ? 'Call "lawful-outreach explain" for the list' : `Did you mean "${near}"?`}`;
}
