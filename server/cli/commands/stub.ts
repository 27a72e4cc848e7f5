import { command } from '../command';
import { todayOption } from '../common-options';

export const stub = command({
  name: 'stub',
  summary: 'Write an assessment stub for a template and link it',
  details: ['The stub holds the facts of the template and no answers. No file is overwritten.'],
  operands: { usage: 'TEMPLATE', least: 1, most: 1, inWords: 'one template', completes: 'file' },
  options: { today: todayOption },
  examples: [{ command: 'stub linkedin/invitation.outreach.md', what: 'prints the path of the assessment' }],
  async run({ today }, [template]) {
    return (await import('../stub')).stub(template!, today);
  },
});
