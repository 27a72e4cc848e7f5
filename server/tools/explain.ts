import { rulePage } from '../../shared/docs/rule-page';
import { ruleOf, rules } from '../../shared/rules';
import { closest } from '../../shared/text/closest';
import { type Tool, ToolError } from './tool';

export const explainTool: Tool = {
  name: 'outreach_explain',
  title: 'Explain an outreach rule',
  description:
    'Explains one rule of the outreach checks by its code, such as promotional-phrasing or lia-missing: what it looks for, why it matters under UK GDPR or PECR, its legal sources, bad and good examples. Without a code, lists all rules.',
  inputSchema: {
    type: 'object',
    properties: { rule: { type: 'string', description: 'Code of the rule, as findings name it.' } },
    additionalProperties: false,
  },
  run({ rule: code }) {
    if (code === undefined) return rules.map(({ code, title }) => `- \`${code}\` ${title}`).join('\n');
    const rule = ruleOf(code);
    if (rule) return rulePage(rule);
    const codes = rules.map((each) => each.code);
    const [near] = closest(code, codes, 1);
    throw new ToolError(`There is no rule "${code}".${near === undefined ? '' : ` Did you mean "${near}"?`}`);
  },
};
