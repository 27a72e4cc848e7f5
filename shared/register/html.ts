import { dayInWords } from '../text/iso-day';
import { aboutRows, chartsOf, fieldWords, findingCounts, settledRows, standingCounts } from './facts';
import { assessmentCells, findingCells, templateCells } from './html-cells';
import { chart } from './html-chart';
import { sourceHash } from './html-hash';
import { dates, html, list, of, pairs, table, words } from './html-parts';
import { script, styles } from './html-style';
import type { Register } from './register';
import { plainWords } from './words';

/**
 * The register in pieces, as one HTML page that needs nothing else: no network, no other file. It reads and prints without scripts; with them,
 * columns sort. Only the script and the style that it was made with can run in it.
 */
export function* registerHtml(register: Register): Generator<string> {
  const title = `Outreach register as of ${dayInWords(register.today)}`;
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `style-src '${sourceHash(styles)}'`,
    `script-src '${sourceHash(script)}'`,
  ].join('; ');
  const sections = sectionsOf(register);
  const contents = sections.map(({ id, title, count }) => {
    const number = count === undefined ? '' : ` <span class="count">${html(String(count))}</span>`;
    return `<li><a href="#${id}">${html(title)}</a>${number}</li>`;
  });
  yield `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${html(title)}</title>
<style>${styles}</style>
</head>
<body>
<header>
<h1>Outreach register</h1>
<p class="lead">As of ${html(dayInWords(register.today))}. <strong>${html(register.statement)}</strong></p>
</header>
<nav aria-label="Contents"><ul>${contents.join('')}</ul></nav>
<main>
`;
  for (const { id, title, body } of sections) {
    yield `<section aria-labelledby="${id}">\n<h2 id="${id}">${html(title)}</h2>\n`;
    yield* body;
    yield '\n</section>\n';
  }
  yield `</main>
<script>${script}</script>
</body>
</html>
`;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  /** HTML, in pieces. */
  readonly body: Iterable<string>;
}

function sectionsOf(register: Register): Section[] {
  const { templates, findings, waivers, assessments, approvals, unread, policies, packs, since, disclaimer } = register;
  const settled = settledRows(register);
  const charts = chartsOf(register).filter(({ bars }) => bars.length > 0);
  return [
    { id: 'about', title: 'About this register', body: [pairs('Tool, scope and policy', aboutRows(register))] },
    {
      id: 'numbers',
      title: 'In numbers',
      body: inLines(
        '<div class="columns">',
        pairs('Templates and assessments', standingCounts(register)),
        pairs('Findings and waivers', findingCounts(register)),
        '</div>',
        `<div class="charts">${charts.map(chart).join('\n')}</div>`,
      ),
    },
    ...(since ? [changesSection(since)] : []),
    {
      id: 'templates',
      title: 'Templates',
      count: templates.length,
      body: table({
        caption: 'Every template with both decisions, its assessment and its approval',
        nothing: 'No templates were found.',
        head: [
          'Template',
          'PECR: may it be sent?',
          'UK GDPR: may the data be used?',
          'Assessment',
          'Approval',
          'Findings',
        ],
        rows: templates,
        cells: templateCells,
      }),
    },
    {
      id: 'findings',
      title: 'Findings',
      count: findings.length,
      body: table({
        caption: 'Every finding and what became of it',
        nothing: register.statement,
        head: ['Where', 'What became of it', 'Severity', 'Rule', 'Finding'],
        rows: findings,
        cells: findingCells,
      }),
    },
    {
      id: 'waivers',
      title: 'Waivers',
      count: waivers.length,
      body: table({
        caption: 'Every waiver: who accepted what, why, and until when',
        nothing: 'No waivers are written.',
        head: ['Where', 'Rule', 'Reason', 'By', 'Until', 'Outcome'],
        rows: waivers,
        cells: ({ file, line, rule, phrase, reason, by, until, outcome }) => [
          of(`${file}:${line}`, { sort: file, code: true }),
          words(rule ?? '', phrase === undefined ? '' : `only “${phrase}”`),
          of(reason ?? ''),
          of(by ?? ''),
          dates(until ?? ''),
          of(outcome),
        ],
      }),
    },
    {
      id: 'assessments',
      title: 'Assessments',
      count: assessments.length,
      body: table({
        caption: 'Every legitimate interests assessment with its history and its next review',
        nothing: 'No assessments were found.',
        head: [
          'Assessment',
          'How it stands',
          'People',
          'Decision and safeguards',
          'Next review',
          'Templates',
          'History',
        ],
        rows: assessments,
        cells: assessmentCells,
      }),
    },
    {
      id: 'approvals',
      title: 'Approvals',
      count: approvals.length,
      body: table({
        caption: 'Every recorded approval of a template under an assessment',
        nothing: 'No approvals are recorded.',
        head: ['Assessment', 'Template', 'State', 'By', 'On', 'Version', 'Fingerprint of what was approved'],
        rows: approvals,
        cells: (each) => [
          of(each.assessment ?? each.file),
          words(each.template ?? '', each.templateFile ?? ''),
          of(plainWords(each.state)),
          of(each.by ?? ''),
          dates(each.on ?? ''),
          of(each.version ?? ''),
          of(each.fingerprint ?? '', { code: true }),
        ],
      }),
    },
    {
      id: 'orphans',
      title: 'Orphan and expired assessments',
      count: settled.length,
      body: table({
        caption: 'Assessments that no template refers to, and those that carry nothing any more',
        nothing: 'There are none.',
        head: ['Assessment', 'What is wrong', 'Why'],
        rows: settled,
        cells: (row) => row.map((each) => of(each)),
      }),
    },
    {
      id: 'unread',
      title: 'Files that could not be read',
      count: unread.length,
      body: table({
        caption: 'Files that are not part of this register, and why',
        nothing: 'Every file that was found could be read.',
        head: ['File', 'Why'],
        rows: unread,
        cells: ({ file, reason }) => [of(file, { code: true }), of(reason)],
      }),
    },
    {
      id: 'policies',
      title: 'Policies and packs',
      count: policies.length,
      body: inLines(
        table({
          caption: 'Policies in force',
          nothing: 'There is no policy: built-in settings hold.',
          head: ['Policy', 'Risk appetite', 'Rules it sets', 'Templates', 'Fingerprint of its text'],
          rows: policies,
          cells: (each) => [
            words(each.file, each.extends.length === 0 ? '' : `extends ${each.extends.join(', ')}`),
            words(each.riskAppetite ?? 'extended by others', each.riskAppetiteReason ?? ''),
            list(each.rules.map(({ rule, severity }) => `${rule}: ${severity}`)),
            of(each.templates),
            of(each.fingerprint, { code: true }),
          ],
        }),
        table({
          caption: 'Packs of wordings in force',
          nothing: 'There are none.',
          head: ['Pack', 'About', 'Version', 'Fingerprint of its text'],
          rows: packs,
          cells: ({ name, kind, label, version, fingerprint }) => [
            of(name),
            of(label ?? (kind === 'house' ? 'house pack' : 'how phrases are read')),
            of(version ?? ''),
            of(fingerprint ?? '', { code: true }),
          ],
        }),
      ),
    },
    {
      id: 'limits',
      title: 'What this register is not',
      body: [`<ul>${disclaimer.map((each) => `<li>${html(each)}</li>`).join('')}</ul>`],
    },
  ];
}

function changesSection({ name, today, changes }: NonNullable<Register['since']>): Section {
  return {
    id: 'changes',
    title: 'What has changed',
    count: changes.length,
    body: inLines(
      `<p>Since ${html(name)}, judged as of ${html(dayInWords(today))}.</p>`,
      table({
        caption: 'Everything that was added, removed or changed',
        nothing: 'Nothing has changed.',
        head: ['What', 'Change', 'Where', 'Name', 'Values'],
        rows: changes,
        cells: (each) => [
          of(each.kind),
          of(each.change),
          of(each.file, { code: true }),
          of(each.name),
          of(fieldWords(each)),
        ],
      }),
    ),
  };
}

/** Parts of a page, each on lines of its own. */
function* inLines(...parts: readonly (string | Iterable<string>)[]): Generator<string> {
  for (const [position, part] of parts.entries()) {
    if (position > 0) yield '\n';
    if (typeof part === 'string') yield part;
    else yield* part;
  }
}
