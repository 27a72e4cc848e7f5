import type { Log, Notification, ReportingDescriptor, Result, Run } from 'sarif';
import { rules } from '../../../shared/rules';
import type { RuleDescription } from '../../../shared/rules/rule';
import { rulesetDate, version } from '../../../shared/version';
import { type FileReport, isAboutSettings, isIncomplete, type Report } from '../report';
import { printableJson } from './json';
import { helpMarkdown, helpText, nameOf, tagsOf, usualSeverity } from './rule-texts';
import { levelOf, locationOf, resultOf, rootId, ruleReference } from './sarif-result';
import { inRepository, type Source, uriOf } from './source';

/**
 * The report as a log in SARIF 2.1.0, in pieces. Findings about policies and packs, and files that weren't read, are notifications of the tool: they
 * say that the checks weren't what somebody meant them to be. Waived findings are results that are suppressed, with their reason.
 */
export function* sarifReport(report: Report, source: Source | undefined): Generator<string> {
  const prefix = source?.prefix ?? '';
  const run: Run = {
    tool: {
      driver: {
        name: 'lawful-outreach',
        fullName: `Lawful Outreach ${version}`,
        version,
        semanticVersion: version,
        releaseDateUtc: rulesetDate,
        shortDescription: { text: 'Checks outreach templates against UK GDPR and PECR.' },
        rules: rules.map(descriptorOf),
        notifications: noticeDescriptors,
      },
    },
    columnKind: 'utf16CodeUnits',
    language: 'en-GB',
    ...(source?.repository !== undefined && { versionControlProvenance: [provenance(source, source.repository)] }),
    originalUriBaseIds: {
      [rootId]: { description: { text: 'The top of the repository, or the folder that was checked.' } },
    },
    invocations: [
      {
        executionSuccessful: !isIncomplete(report),
        toolConfigurationNotifications: [...settings(report, prefix), ...problems(report)],
        toolExecutionNotifications: unread(report, prefix),
      },
    ],
    artifacts: report.files.map(({ file, kind }) => ({
      location: { uri: uriOf(inRepository(file, prefix)), uriBaseId: rootId },
      roles: kind === 'template' || kind === 'assessment' ? ['analysisTarget'] : ['userSpecifiedConfiguration'],
    })),
  };
  const properties = {
    rulesetDate,
    today: report.today,
    riskAppetite: report.policy.riskAppetite,
    policies: report.policy.files,
    templates: report.templates.length,
    assessments: report.assessments,
    ...(report.rules && { onlyRules: report.rules }),
  };
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  // Programs read it, and of many findings half of it would be white space.
  yield `${printableJson(log, 0).slice(0, -'}]}'.length)},"results":[`;
  let isFirst = true;
  for (const file of report.files) {
    for (const result of resultsOf(file, prefix)) {
      yield `${isFirst ? '' : ','}${printableJson(result, 0)}`;
      isFirst = false;
    }
  }
  yield `],"properties":${printableJson(properties, 0)}}]}\n`;
}

function resultsOf(file: FileReport, prefix: string): Result[] {
  return [
    ...file.findings.flatMap((each) => (isAboutSettings(each.finding) ? [] : [resultOf(file, each, prefix)])),
    ...file.waived.map((each) => resultOf(file, each, prefix)),
    ...(file.known ?? []).map((each) => resultOf(file, each, prefix, true)),
  ];
}

function descriptorOf(rule: RuleDescription): ReportingDescriptor {
  const name = nameOf(rule);
  return {
    id: rule.code,
    ...(name !== undefined && { name }),
    shortDescription: { text: `${rule.title}.` },
    fullDescription: { text: rule.why },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: levelOf[usualSeverity(rule)] },
    properties: { tags: tagsOf(rule), severity: rule.severity },
  };
}

const notices = { unread: 'unread-file', problem: 'not-as-asked' } as const;

const noticeDescriptors: ReportingDescriptor[] = [
  {
    id: notices.unread,
    name: 'UnreadFile',
    shortDescription: { text: 'A file could not be read, and was not checked.' },
    fullDescription: { text: 'A file that was found or named could not be read. Nothing is known of what it holds.' },
    help: { text: 'Templates, assessments and policies are text files in UTF-8 of at most 5 MB.' },
    defaultConfiguration: { level: 'error' },
  },
  {
    id: notices.problem,
    name: 'NotAsAsked',
    shortDescription: { text: 'Something that was asked for could not be done.' },
    fullDescription: { text: 'The command was asked for something that is not there, and did everything else.' },
    help: { text: 'Look at the paths and options of the command.' },
    defaultConfiguration: { level: 'error' },
  },
];

function settings({ files }: Report, prefix: string): Notification[] {
  return files.flatMap(({ file, findings }) =>
    findings
      .filter(({ finding }) => isAboutSettings(finding))
      .map((placed) => ({
        associatedRule: ruleReference(placed.finding.rule),
        level: levelOf[placed.finding.severity],
        message: { text: placed.finding.message },
        locations: [locationOf(file, placed, prefix)],
      })),
  );
}

function problems({ problems }: Report): Notification[] {
  return problems.map((problem) => ({
    descriptor: { id: notices.problem, index: 1 },
    level: 'error',
    message: { text: `${problem}.` },
  }));
}

function unread({ unread }: Report, prefix: string): Notification[] {
  return unread.map(({ path, reason }) => ({
    descriptor: { id: notices.unread, index: 0 },
    level: 'error',
    message: { text: `This file was not checked: ${reason}.` },
    locations: [
      { physicalLocation: { artifactLocation: { uri: uriOf(inRepository(path, prefix)), uriBaseId: rootId } } },
    ],
  }));
}

function provenance({ revision, branch }: Source, repositoryUri: string) {
  return {
    repositoryUri,
    ...(revision !== undefined && { revisionId: revision }),
    ...(branch !== undefined && { branch }),
    mappedTo: { uriBaseId: rootId },
  };
}
