import './localised';
import { commands, type ExtensionContext, window } from 'vscode';
import { Assessments } from './assessments';
import { AssessmentsView } from './assessments-view';
import { commandIds } from './command-ids';
import { registerAssessmentCommands } from './commands/assessment-stub';
import { registerChangesSinceApproval } from './commands/changes-since-approval';
import { registerCheckWorkspace } from './commands/check-workspace';
import { registerEffectivePolicy } from './commands/effective-policy';
import { registerEvaluate } from './commands/evaluate';
import { registerExplainDecision } from './commands/explain-decision';
import { registerExportCalendar } from './commands/export-calendar';
import { registerExportRegister } from './commands/export-register';
import { registerExtendAssessment } from './commands/extend-assessment';
import { registerFixRule } from './commands/fix-rule';
import { registerGetStarted } from './commands/get-started';
import { registerLifecycle } from './commands/lifecycle';
import { linkTemplates, registerLinkTemplates } from './commands/link-templates';
import { registerListTemplates } from './commands/list-templates';
import { registerNewPhrase } from './commands/new-phrase';
import { registerNewTemplate } from './commands/new-template';
import { registerOpenAssessment } from './commands/open-assessment';
import { registerPreview } from './commands/preview';
import { registerSampleWorkspace } from './commands/sample-workspace';
import { registerServerCommands } from './commands/server-commands';
import { orShowError } from './commands/show-error';
import { registerShowPlaces } from './commands/show-places';
import { registerShowRule } from './commands/show-rule';
import { registerWaive } from './commands/waive';
import { trackContextKeys } from './context-keys';
import { Decorations } from './decorations';
import { registerLanguageModelTools } from './language-model-tools';
import { showLanguageStatus } from './language-status';
import { OverviewPanel } from './overview-panel';
import { PreviewPanels } from './preview-panels';
import { Server } from './server';
import { showStatusBar } from './status-bar';
import { registerTasks } from './tasks';
import { Templates } from './templates';
import { TemplatesView } from './templates-view';

let server: Server | undefined;

/** Wires the features; each lives in a file of its own. Returns at once: the server starts in the background. */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Outreach', { log: true });
  const running = new Server(context, output);
  server = running;
  const templates = new Templates(server, output);
  const assessments = new Assessments(server, output);
  const templatesView = new TemplatesView(templates, server, context.workspaceState);
  const assessmentsView = new AssessmentsView(assessments, templates, server, (assessment, uris) =>
    orShowError(() => linkTemplates({ assessment, templates: [...uris] }, running)),
  );
  const overview = new OverviewPanel(server, templatesView, assessmentsView);
  const previews = new PreviewPanels(server, templates, context.extensionUri);
  context.subscriptions.push(
    output,
    templates,
    assessments,
    templatesView,
    assessmentsView,
    overview,
    previews,
    new Decorations(templates),
    ...trackContextKeys(server, templates, assessments),
    ...showLanguageStatus(server, templates),
    ...showStatusBar(server, templates),
    registerGetStarted(context.extension.id, templates),
    registerSampleWorkspace(context),
    registerNewTemplate(server, templates),
    registerNewPhrase(server),
    ...registerEvaluate(server),
    ...registerAssessmentCommands(server, templates, output),
    registerOpenAssessment(templates),
    ...registerExtendAssessment(server, templates),
    registerShowPlaces(),
    registerLinkTemplates(server, templates, assessments),
    ...registerListTemplates(templatesView),
    commands.registerCommand(commandIds.showAllAssessments, () => assessmentsView.show({})),
    commands.registerCommand(commandIds.showOverview, () => overview.show()),
    ...registerExplainDecision(server),
    ...registerPreview(previews),
    registerWaive(server),
    ...registerLifecycle(server),
    ...registerChangesSinceApproval(server),
    registerShowRule(context.extensionUri),
    ...registerLanguageModelTools(server),
    registerTasks(),
    ...registerEffectivePolicy(server),
    registerCheckWorkspace(server, templates, output),
    registerExportRegister(server),
    registerExportCalendar(server),
    registerFixRule(server),
    ...registerServerCommands(server, output),
  );
  void server.start();
}

export function deactivate(): Promise<void> | undefined {
  return server?.dispose();
}
