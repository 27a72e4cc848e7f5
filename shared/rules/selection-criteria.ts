import { blankFieldsFix } from '../lint/blank-fields';
import { blankKey, placeOf } from '../lint/place';
import { revealedBy } from '../template/inference';
import type { TemplateRule } from './rule';

const connections = (criteria: string) =>
  `---\nchannel: linkedin-message\nmessage-nature: informational\naudience:\n  segment: Connections\n${criteria}lawful-basis: legitimate-interests\n---\nOur office has moved.\n`;

export const selectionCriteria: TemplateRule = {
  code: 'selection-criteria',
  title: 'Nothing says why these people get the message',
  severity: 'error or warning',
  why: "Legitimate interests asks what the recipients expect, and nobody expects messages that don't concern them. Choose people to whom the message matters, by their role or by what they did with you, and say how. Don't choose by what shows their health, beliefs or other special categories.",
  sources: ['UK GDPR Art 5(1)(c)', 'UK GDPR Art 6(1)(f), recital 47', 'ProvePrivacy, LinkedIn Marketing'],
  bad: [
    { title: 'No criteria', template: connections(''), marks: ['audience'] },
    {
      title: 'Everyone',
      template: connections('  selection-criteria: All of my LinkedIn connections\n'),
      marks: ['All of my LinkedIn connections'],
    },
    {
      title: 'A word is not a step',
      template: connections('  selection-criteria: Relevant people\n'),
      marks: ['Relevant people'],
    },
    {
      title: 'Criteria that show what somebody believes',
      template: connections('  selection-criteria: Profile shows that they are Muslim or Jewish\n'),
      marks: ['Profile shows that they are Muslim or Jewish'],
    },
  ],
  good: [
    {
      title: 'People whose work it concerns',
      template: connections(
        '  selection-criteria: Profile headline mentions data protection or privacy; looked at by hand\n',
      ),
    },
    {
      title: 'Another lawful basis',
      template: connections('').replace('legitimate-interests', 'consent'),
    },
    {
      title: 'A service message to everybody it concerns',
      template: connections('  selection-criteria: All customers with a contract\n').replace(
        'informational',
        'service',
      ),
    },
  ],
  *check(subject) {
    const { template, facts, fields, nature } = subject;
    if (!template.readable || facts.lawfulBasis !== 'legitimate-interests') return;
    if (!facts.personalData || facts.channel?.class === 'public') return;
    const path = 'audience.selection-criteria';
    const criteria = fields.text(path);
    const source = 'UK GDPR Art 5(1)(c)';
    if (criteria === undefined) {
      yield {
        severity: 'error',
        span: blankKey(subject, path) ?? placeOf(subject, path, 'lawful-basis'),
        message:
          'Nothing says how the recipients are chosen ("audience.selection-criteria"). Under legitimate interests the message has to matter to those who get it. Say what makes them the right people, such as their role or what they did with you.',
        source,
        fixes: blankFieldsFix(subject, 'Add the selection criteria, to fill in', [path]),
      };
      return;
    }
    // What is inherited is for the policy to mend; it would be marked in every template.
    const own = fields.findOwn(path);
    if (!own) return;
    const revealed = revealedBy(criteria);
    if (revealed && fields.flag('special-category.used') !== true) {
      yield {
        severity: 'warning',
        span: own.span,
        message: `These criteria may show something about people's ${revealed.label}, which the law protects specially. To choose by it is to use it: legitimate interests alone isn't enough. Choose by role or by what people asked you for, or record the special category data under "special-category".`,
        source: revealed.source,
        fixes: [],
      };
      return;
    }
    // A message that people need about what they have goes to all of them.
    if (nature === 'service' || nature === 'regulatory') return;
    const all = everyone.test(criteria);
    if (!all && (criteria.length >= shortest || (nature === 'market-research' && criteria.length >= 15))) return;
    yield {
      severity: all ? 'error' : 'warning',
      span: own.span,
      message: all
        ? 'Everybody is no choice: legitimate interests asks for a reasonable step to reach those to whom the message matters. Say what makes them the right people, such as their role or what they did with you.'
        : 'This hardly says how people are chosen. Say what a colleague would have to look at to choose the same people: which role, which list, what they did with you.',
      source,
      fixes: [],
    };
  },
};

/** A choice in fewer characters says nothing that somebody else could follow. */
const shortest = 20;
const everyone =
  /^(?:(?:absolutely |just |literally )?(?:everyone|everybody|anyone|anybody|all|any|none|no criteria|not applicable|n\/?a)\b(?: and everyone)?|(?:every|each)(?= (?:single )?(?:connections?|contacts?|one|person|follower|subscriber|member)\b)|(?:my|our|the) (?:whole|entire|full|complete)\b|whole|entire)(?:[ ,-]+(?:of|my|our|the|their|1st|first|degree|linkedin|whole|entire|full|single|existing|current|email|mailing|marketing|crm|sales|we|i|have|know|can|find|on|in|to|with|an?|at all|people|person|connections?|contacts?|customers?|clients?|members?|subscribers?|followers?|leads?|prospects?|list|lists|database|network|records?|recipients?|users?|addresses|address|emails|companies|businesses|one|address book|reach))*[.!]?$/i;
