import { blankFieldsFix } from '../lint/blank-fields';
import { blankKey, placeOf } from '../lint/place';
import { belowMessage, endOfMessage } from '../template/message-end';
import { pointsToPrivacyNotice, saysWhereToComplain } from '../template/notices';
import { tracesIn } from '../template/tracking';
import type { TemplateRule } from './rule';

const email = (body: string, ...fields: string[]) => ['---', 'channel: email', ...fields, '---', body, ''].join('\n');
const notice = 'privacy-notice: https://example.co.uk/privacy';
const first = ['first-contact: true', 'complaints-contact: privacy@example.co.uk'];

export const privacyNotice: TemplateRule = {
  code: 'privacy-notice',
  title: 'People are not told how you use their data',
  severity: 'warning, information or hint',
  why: 'Whoever uses personal data has to tell people: who they are, what for, on which basis, from where, for how long, and what rights people have. The privacy notice says it, and the first message is the last chance to point to it. Pictures and links that report back who opened what belong in it too.',
  sources: ['UK GDPR Arts 13, 14', 'DPA 2018 s 164A', 'PECR reg 6'],
  bad: [
    { title: 'No privacy notice', template: email('Our office has moved.'), marks: ['email'] },
    {
      title: 'A first message that does not point to it',
      template: email('Our office has moved.', notice, ...first),
      marks: ['moved.'],
    },
    {
      title: 'A first message, and nobody knows where to complain',
      template: email(
        'Our office has moved. How we use your details: https://example.co.uk/privacy',
        notice,
        first[0]!,
      ),
      marks: ['true'],
    },
    {
      title: 'A link that reports who followed it',
      template: email('Our office has moved: https://example.co.uk/map?utm_source=email&utm_campaign=move', notice),
      marks: ['https://example.co.uk/map?utm_source=email&utm_campaign=move'],
    },
  ],
  good: [
    { title: 'They know it, and this is not the first message', template: email('Our office has moved.', notice) },
    {
      title: 'The first message points to it',
      template: email('Our office has moved. How we use your details: https://example.co.uk/privacy', notice, ...first),
    },
    {
      title: 'A shared address and no personal data',
      template: email('Our office has moved.', 'audience: { address-type: work-generic }'),
    },
  ],
  *check(subject) {
    const { template, fields, facts } = subject;
    if (facts.channel?.class === 'public') return;
    if (template.readable && facts.personalData) yield* information();
    const [trace, ...others] = tracesIn(template);
    if (!trace) return;
    const what = trace.kind === 'pixel' ? 'This picture reports' : 'The parameters of this link can report';
    const more =
      others.length === 0 ? '' : ` There ${others.length === 1 ? 'is one more' : `are ${others.length} more`} like it.`;
    yield {
      severity: 'information' as const,
      span: { start: trace.start, end: trace.end },
      message: `${what} who ${trace.kind === 'pixel' ? 'opened the message' : 'followed it'}.${more} Say so in your privacy notice; reading from or storing on people's devices needs their consent with few exceptions.`,
      source: 'PECR reg 6',
      fixes: [],
    };

    function* information() {
      const link = fields.text('privacy-notice');
      const isFirst = fields.flag('first-contact') === true || fields.text('art-14.provided') === 'in-first-message';
      if (link === undefined) {
        yield {
          severity: 'warning' as const,
          span: placeOf(subject, 'privacy-notice', 'merge-fields', 'channel'),
          message:
            'The message uses personal data, and nothing says which privacy notice covers it. People have to be told how you use their data. Add "privacy-notice" here, or under "defaults" in outreach.yaml.',
          source: 'UK GDPR Arts 13, 14',
          fixes: blankFieldsFix(subject, 'Add the privacy notice, to fill in', ['privacy-notice']),
        };
        return;
      }
      const end = endOfMessage(template);
      if (!isFirst || !end) return;
      if (!pointsToPrivacyNotice(template, link)) {
        yield {
          severity: 'warning' as const,
          span: end,
          message:
            "This is the first message to these people, and it doesn't point to your privacy notice. They have to learn now, at the latest, how you use their details. Add the link.",
          source: 'UK GDPR Arts 13, 14',
          fixes: [
            {
              title: 'Add the link to the privacy notice',
              safety: 'suggestion' as const,
              edits: belowMessage(template, `How we use your details: ${link}`, facts.channel?.value === 'sms'),
            },
          ],
        };
        return;
      }
      const british = facts.jurisdictions.some((country) => /^GB(?:-|$)/i.test(country));
      if (!british || fields.find('complaints-contact') || saysWhereToComplain(template)) return;
      yield {
        severity: 'hint' as const,
        span: blankKey(subject, 'complaints-contact') ?? placeOf(subject, 'first-contact', 'privacy-notice', 'channel'),
        message:
          'Since 19 June 2026 people must be able to complain to you about the use of their data, easily. Record where ("complaints-contact"), and let the privacy notice say it.',
        source: 'DPA 2018 s 164A',
        fixes: blankFieldsFix(subject, 'Add where people complain, to fill in', ['complaints-contact']),
      };
    }
  },
};
