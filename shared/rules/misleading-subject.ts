import { pastContactClaims, pressingClaim, replyPrefix, serviceClaim } from '../template/subject-claims';
import { overlaps, type Span } from '../text/span';
import type { TemplateRule } from './rule';

const offer = (subject: string, body = '20% off all courses this week.', relationship = 'existing-customer') =>
  `---\nchannel: email\nmessage-nature: marketing\nsubject: "${subject}"\naudience: { relationship: ${relationship} }\n---\n${body}\n`;

export const misleadingSubject: TemplateRule = {
  code: 'misleading-subject',
  title: 'The subject or the opening pretends something',
  severity: 'error or warning',
  why: 'A false "Re:", a pressing word about an account or a talk that never was gets a message opened by pretending. That is unfair to people and an unfair practice under consumer law; the message has to show what it is before it is opened.',
  sources: [
    'PECR reg 23(a)',
    'Digital Markets, Competition and Consumers Act 2024 Part 4',
    'CAP Code 2.1-2.3',
    'UK GDPR Art 5(1)(a)',
  ],
  bad: [
    { title: 'A reply to nothing', template: offer('Re: our spring courses'), marks: ['Re:'] },
    { title: 'An account that is in no danger', template: offer('Urgent action required'), marks: ['Urgent action'] },
    { title: 'Marketing that looks like an order', template: offer('Your order update'), marks: ['Your order'] },
    {
      title: 'A talk that never was',
      template: offer('Spring courses', 'As discussed, all courses are 20% off.', 'cold-prospect'),
      marks: ['As discussed'],
    },
  ],
  good: [
    { title: 'The subject says what it is', template: offer('Spring courses, 20% off this week') },
    {
      title: 'A service message about an account',
      template: offer('Your account statement').replace('marketing', 'service').replace(/20%.*/, 'It is ready.'),
    },
    {
      title: 'A talk with somebody you know',
      template: offer('Spring courses', 'As discussed, all courses are 20% off.'),
    },
  ],
  *check({ template, facts, nature, hits }) {
    const { prose } = template;
    const marketing = nature === 'marketing';
    const past = ['cold-prospect', 'unknown'].includes(facts.relationship ?? '') && !facts.solicited;
    const [claim] = past ? pastContactClaims(prose) : [];
    const inSubject = marketing && !facts.solicited ? subjectFinding() : undefined;
    if (inSubject) yield inSubject;
    if (!claim || (inSubject && overlaps(claim, inSubject.span))) return;
    yield {
      severity: 'warning' as const,
      span: claim,
      message: `This speaks of an earlier contact, but the recipients are ${facts.relationship === 'unknown' ? 'people you may not know' : "people you don't know yet"} (audience.relationship). Pretending one is unfair and is noticed. Say plainly why you write.`,
      source: 'UK GDPR Art 5(1)(a)',
      fixes: [],
    };

    function subjectFinding() {
      const reply = replyPrefix(prose);
      if (reply) {
        const followUp = (facts.sequenceStep ?? 1) > 1;
        return {
          severity: followUp ? ('warning' as const) : ('error' as const),
          span: reply,
          message: followUp
            ? 'The subject begins like an answer, but the recipient has written nothing. Unless your tool really sends it in the same thread, take it out.'
            : 'The subject begins like an answer or a forwarded message, but this is neither. That misleads people about what they open. Take it out.',
          source: 'PECR reg 23(a)',
          fixes: [
            {
              title: 'Take it out',
              safety: 'suggestion' as const,
              edits: [{ span: withSpace(template.text, reply), newText: '' }],
            },
          ],
        };
      }
      // A subject that says what is offered misleads nobody; and of a message declared to be a service message the nature is in question.
      if (hits.some(({ span, confidence }) => confidence !== 'borderline' && isInSubject(span))) return undefined;
      if (facts.declaredNature !== 'marketing') return undefined;
      const pressing = pressingClaim(prose);
      const span = pressing ?? serviceClaim(prose);
      return (
        span && {
          severity: pressing ? ('error' as const) : ('warning' as const),
          span,
          message: pressing
            ? "The subject sounds like a pressing matter of the recipient's own, and the message is marketing. That misleads people into opening it. Say in the subject what it is about."
            : 'The subject sounds like a service message, and the message is marketing. People should see what it is before they open it. Say in the subject what you offer.',
          source: pressing ? 'Digital Markets, Competition and Consumers Act 2024 Part 4' : 'CAP Code 2.1',
          fixes: [],
        }
      );
    }

    function isInSubject(span: Span): boolean {
      return prose.passages.some((passage) => passage.part === 'subject' && overlaps(passage.span, span));
    }
  },
};

function withSpace(text: string, { start, end }: Span): Span {
  let after = end;
  while (text[after] === ' ') after++;
  return { start, end: after };
}
