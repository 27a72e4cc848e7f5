import { command } from '../command';

export const explain = command({
  name: 'explain',
  summary: 'Explain a rule, or list all rules',
  operands: { usage: '[RULE]', least: 0, most: 1, inWords: 'one rule code', completes: 'rule' },
  options: {},
  examples: [{ command: 'explain lia-missing', what: 'what the rule looks for, why, and its source' }],
  async run(_values, [code]) {
    return (await import('../explain')).explain(code);
  },
});
