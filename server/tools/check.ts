import { decisionLines } from '../../shared/decision/explain';
import { type Check, checkTemplate } from '../../shared/lint/check';
import { parseTemplate } from '../../shared/template/template';
import { plainMarkdown as plain } from '../../shared/text/markdown';
import { shorten } from '../../shared/text/shorten';
import { channels } from '../../shared/vocabulary/choices';
import { countsInWords, countsOf } from '../workspace/counts';
import type { Workspace } from '../workspace/workspace';
import { placeOf, type Tool, ToolError } from './tool';

/** A model reads no more than it needs to mend the worst; the rest is counted. */
const mostFindings = 40;
const mostTemplates = 200;
/** Where a draft counts as standing: in the folder itself, so that its policy holds. */
const draftPath = 'draft.outreach.md';

export const checkTool: Tool = {
  name: 'outreach_check',
  title: 'Check outreach wording',
  description:
    'Checks an outreach message (LinkedIn message, email, text message) against UK GDPR and PECR: promotional phrasing, permission, legitimate interests assessment, opt-out, sender identity, merge fields. Give "file" for a template of the workspace, or "text" for a draft that is not saved (with YAML front-matter, or plain words together with "channel"). With neither, lists every template and how it stands. Read-only. Reports findings with line, reason and legal source; an empty list means that these checks found no issues, not that the message is lawful.',
  inputSchema: {
    type: 'object',
    properties: {
      file: {
        type: 'string',
        description: 'Path of a template in the workspace, such as linkedin/invite.outreach.md.',
      },
      text: { type: 'string', description: 'A draft to check instead of a file. It is not stored.' },
      channel: {
        type: 'string',
        description: 'How the draft is to be sent, where its text has no front-matter that says so.',
        enum: channels.map(({ value }) => value),
      },
    },
    additionalProperties: false,
  },
  run({ file, text, channel }, folders) {
    if (text !== undefined) return draftReport(text, channel, folders);
    if (file === undefined) return overview(folders);
    const { workspace, path } = placeOf(file, folders);
    const check = workspace.check(path);
    if (!check) throw new ToolError(`"${file}" is no template, so there is no message in it to check.`);
    return report(check);
  },
};

function draftReport(text: string, channel: string | undefined, folders: readonly Workspace[]): string {
  const workspace = folders[0];
  if (!workspace) throw new ToolError('No folder is open, so there is no policy by which a draft could be checked.');
  if (channel !== undefined && !channels.some(({ value }) => value === channel))
    throw new ToolError(
      `There is no channel "${channel}". The channels: ${channels.map(({ value }) => value).join(', ')}.`,
    );
  const header = channel === undefined || text.startsWith('---') ? '' : `---\nchannel: ${channel}\n---\n`;
  const check = checkTemplate(parseTemplate(draftPath, header + text), {
    index: workspace.index,
    policy: workspace.policyOf(draftPath),
    packs: workspace.packsFor(draftPath),
    today: workspace.todayFor(draftPath),
  });
  return `${report(check, header)}\n\nA draft is not compared with other messages.`;
}

/** `header` is what was put before the words that somebody sent: they count the lines of their own. */
function report(check: Check, header = ''): string {
  const before = header.split('\n').length - 1;
  const { findings, waived, decision, assessment, template } = check;
  const { pecr, ukGdpr } = decisionLines(decision);
  const lines = [
    `# ${plain(check.fields.text('title') ?? template.path)}`,
    `- ${plain(pecr)}`,
    `- ${plain(ukGdpr)}`,
    `- Assessment: ${assessment.status}. ${plain(assessment.why)}`,
    '',
    findings.length === 0
      ? 'No issues found by these checks.'
      : `${countsInWords(countsOf(findings.map(({ severity }) => severity)))}:`,
  ];
  for (const { rule, severity, span, message, source, fixes } of findings.slice(0, mostFindings)) {
    const { line } = template.lines.positionAt(span.start);
    const place = line < before ? 'about the whole' : `line ${line - before + 1}`;
    const marked = line < before ? '' : `, "${plain(shorten(template.text.slice(span.start, span.end), 120))}"`;
    const remedies = [...new Set(fixes.map(({ title }) => title))].slice(0, 3);
    lines.push(
      `- **${severity}** \`${rule}\` ${place}${marked}: ${plain(message)} (${source})${
        remedies.length > 0 ? ` Possible: ${remedies.map(plain).join('; ')}.` : ''
      }`,
    );
  }
  if (findings.length > mostFindings) lines.push(`- ... and ${findings.length - mostFindings} more.`);
  if (waived.length > 0) lines.push('', `Waived by a recorded decision, and not counted: ${waived.length}.`);
  return lines.join('\n');
}

function overview(folders: readonly Workspace[]): string {
  const rows = folders.flatMap((workspace) =>
    workspace.paths('template').flatMap((path) => {
      const check = workspace.check(path);
      if (!check) return [];
      const counts = countsInWords(countsOf(check.findings.map(({ severity }) => severity)));
      return [
        `- \`${path}\` ${plain(check.fields.text('title') ?? '')}: assessment ${check.assessment.status}, PECR ${check.decision.pecr.verdict}, ${check.findings.length === 0 ? 'no issues found by these checks' : counts}`,
      ];
    }),
  );
  if (rows.length === 0) return 'There are no templates in the open folders.';
  const more = rows.length > mostTemplates ? [`- ... and ${rows.length - mostTemplates} more.`] : [];
  return [...rows.slice(0, mostTemplates), ...more].join('\n');
}
