import { foundSources, listSources } from '../decision/circumstances';
import { blankFieldsFix } from '../lint/blank-fields';
import type { Severity } from '../lint/finding';
import { blankKey, placeOf } from '../lint/place';
import type { Subject } from '../lint/subject';
import { endOfMessage } from '../template/message-end';
import { saysSource } from '../template/notices';
import type { TemplateRule } from './rule';

const from = (source: string, ...more: string[]) =>
  [
    '---',
    'channel: email',
    'message-nature: informational',
    'audience: { relationship: cold-prospect, address-type: work-named }',
    `source: ${source}`,
    ...more,
    '---',
    'Our office has moved.',
    '',
  ].join('\n');

export const dataSource: TemplateRule = {
  code: 'data-source',
  title: 'Details that people did not give you themselves',
  severity: 'error or warning',
  why: "People whose details come from a list, a profile or a tool don't know that you have them. They have to be told, with the source, within a month and no later than in your first message. A list needs checks before you use it: a seller's word has not been enough. Networks such as LinkedIn offer their data for purposes of their own, and bar programs that collect it or send messages.",
  sources: [
    'UK GDPR Art 14',
    'ICO, Direct marketing guidance: collect information and generate leads',
    'ICO penalty notice, Leads Work, 2021',
    'CNIL, SAN-2020-018 (Nestor) and SAN-2024-020 (KASPR)',
    'LinkedIn User Agreement s 8.2',
    'ProvePrivacy, LinkedIn Marketing',
  ],
  bad: [
    {
      title: 'A bought list nobody has checked',
      template: from('bought-in-list', 'art-14: before'),
      marks: ['bought-in-list'],
    },
    { title: 'Details from profiles, and nobody is told', template: from('public-profile'), marks: ['public-profile'] },
    {
      title: 'Found with Sales Navigator',
      template: from('sales-navigator', 'art-14: before'),
      marks: ['sales-navigator'],
    },
    {
      title: 'The first message is to tell them, and does not',
      template: from('referral', 'art-14: in-first-message', 'first-contact: true'),
      marks: ['moved.'],
    },
    {
      title: 'A tool that works LinkedIn by itself',
      template: from('{ type: own-crm, tool: PhantomBuster }').replace('email', 'linkedin-message'),
      marks: ['PhantomBuster'],
    },
  ],
  good: [
    { title: 'They filled in a form', template: from('website-form') },
    {
      title: 'A list that was checked, and people were told',
      template: from(
        '{ type: rented-list, due-diligence: Consent wording and dates seen for a sample of 50 }',
        'art-14: before',
      ),
    },
    {
      title: 'The first message says where the details come from',
      template: from('referral', 'art-14: in-first-message', 'first-contact: true').replace(
        'Our office',
        'Jo Bell at Example Ltd gave us your name. Our office',
      ),
    },
  ],
  *check(subject) {
    const { template, facts, fields } = subject;
    if (!template.readable || facts.channel?.class === 'public') return;
    const tool = facts.sourceTool;
    const type = facts.sourceType ?? '';
    if (tool && automates.test(tool) && (facts.channel?.linkedIn || onLinkedIn.includes(type))) {
      yield {
        severity: 'warning',
        span: placeOf(subject, 'source.tool'),
        message: `${tool} collects profiles or sends messages by itself, which LinkedIn's terms bar. Accounts are closed for it, and recipients don't expect it, which counts against you in the assessment. Do it by hand, or with what LinkedIn itself offers.`,
        source: 'LinkedIn User Agreement s 8.2',
        fixes: [],
      };
    }
    if (!facts.personalData) return;
    const lacks = lacking(subject, type);
    if (lacks.length > 0) {
      yield {
        severity: lacks.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
        span:
          lacks.flatMap(({ field }) => (field ? (blankKey(subject, field) ?? []) : []))[0] ??
          placeOf(subject, 'source.type'),
        message: `${Object.hasOwn(names, type) ? names[type] : "These details don't come from the people themselves"}. ${lacks.map(({ what }) => what).join(' ')}`,
        source: lacks[0]!.source,
        fixes: blankFieldsFix(
          subject,
          'Add what is missing, to fill in',
          lacks.flatMap(({ field }) => field ?? []),
        ),
      };
      return;
    }
    const toldHere = fields.text('art-14.provided') === 'in-first-message' && fields.flag('first-contact') !== false;
    const end = endOfMessage(template);
    if (!toldHere || !indirect.includes(type) || !end || saysSource(template, tool ?? spoken[type])) return;
    yield {
      severity: 'warning',
      span: end,
      message:
        'Recipients are to learn in this message that you have their details ("art-14"), but it doesn\'t say where they come from. Say it in a sentence: who gave them to you, or where you found them.',
      source: 'UK GDPR Art 14(2)(f)',
      fixes: [],
    };
  },
};

/** Sources other than the people themselves. Lists of events and cards may be either. */
const indirect = [...listSources, ...foundSources, 'public-register', 'referral'];
const onLinkedIn = ['sales-navigator', 'public-profile', 'scraped', 'enrichment-tool'];

const names: Readonly<Record<string, string>> = {
  'bought-in-list': 'These details were bought',
  'rented-list': 'These details were rented',
  'partner-shared': 'A partner shared these details',
  'public-register': 'These details come from a public register',
  'public-profile': "These details come from people's profiles",
  scraped: 'A program collected these details',
  'enrichment-tool': 'A data tool found these details',
  'sales-navigator': 'These people were found with Sales Navigator',
  referral: 'Somebody passed these details on',
};

/** What a text may call the source, where no tool is named. */
const spoken: Readonly<Record<string, string>> = {
  'sales-navigator': 'Sales Navigator',
  'public-profile': 'your profile',
};

interface Lack {
  readonly what: string;
  readonly severity: Severity;
  readonly source: string;
  readonly field?: string;
}

function lacking(subject: Subject, type: string): Lack[] {
  const { facts, fields } = subject;
  const found: Lack[] = [];
  if (listSources.includes(type) && !fields.find('source.due-diligence')) {
    found.push({
      what: 'Nothing shows that anybody checked them: what people were told, when, and by whom. Record what you checked ("source.due-diligence").',
      severity: 'error',
      source: 'ICO, Direct marketing guidance: collect information and generate leads',
      field: 'source.due-diligence',
    });
  }
  if (indirect.includes(type) && !fields.find('art-14.provided')) {
    found.push({
      what: 'People have to be told that you have them, and from where, no later than in the first message. Say when they are told ("art-14").',
      severity: facts.live ? 'error' : 'warning',
      source: 'UK GDPR Art 14(3)',
      field: 'art-14.provided',
    });
  }
  const reuse = reuses(subject, type);
  if (reuse && !isWeighed(subject)) {
    found.push({
      what: `${reuse} No approved assessment of this message weighs that. Have one name this source, or reach people another way.`,
      severity: 'warning',
      source: 'UK GDPR Arts 5(1)(a), 6(1)(f)',
    });
  }
  return found;
}

/** Why what people expect speaks against taking their details from there; undefined where it doesn't. */
function reuses({ facts }: Subject, type: string): string | undefined {
  if (type === 'sales-navigator' || /sales.?navigator/i.test(facts.sourceTool ?? '')) {
    return "LinkedIn members don't expect to be found and written to by it, and whether that fits the purpose of their profile is doubtful.";
  }
  if (type === 'scraped')
    return "People don't expect programs to collect what they publish, and most sites' terms bar it.";
  if (type === 'enrichment-tool') {
    return "People don't expect tools to look up details they didn't give you, and authorities have fined makers of such tools.";
  }
  return undefined;
}

/** Whether an approved assessment covers the source. Where one is there and doesn't name it, the rule about its scope says so. */
function isWeighed({ assessment, facts }: Subject): boolean {
  if (facts.lawfulBasis !== 'legitimate-interests') return false;
  return ['covered', 'review-due', 'changed', 'mismatch'].includes(assessment.status);
}

/** Programs that collect profiles or send messages on LinkedIn by themselves. */
const automates =
  /\b(?:phantom ?buster|dux[- ]?soup|expandi|linked ?helper|waalaxy|we[- ]?connect|zopto|octopus(?: crm)?|meet ?alfred|dripify|heyreach|skylead|salesflow|la growth machine|evaboot|kaspr|lusha|snov(?:\.io)?|lempod|texau|botdog|closely|linked ?fusion|prospectin|captain data|scrap(?:er|e|ing)\b|apify|octoparse|wiza|getprospect|contactout|rocketreach|apollo(?:\.io)?|bot)\b/i;
