import { t } from '@vscode/l10n';
import { commands, type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { EndingWaiver, Overview } from '../shared/overview/overview';
import {
  type FindingPlace,
  type FindingsParams,
  findingsRequest,
  type OverviewResult,
  overviewRequest,
} from '../shared/protocol';
import type { AssessmentsView } from './assessments-view';
import { orShowError } from './commands/show-error';
import { dayInWords } from './days';
import { type OverviewLink, overviewBody, overviewPage, readLink, statusPage } from './overview-page';
import { Paced } from './paced';
import type { Server } from './server';
import { noFilter } from './template-filter';
import type { TemplatesView } from './templates-view';
import { openCommand } from './tree-items';
import { baseName, oneLine, withoutIcons } from './words';

const viewType = 'outreach.overview';
const title = t('Outreach Overview');

/** The Overview panel: one at most, asked for only while it shows, and there again after a restart of the window. */
export class OverviewPanel implements Disposable {
  readonly #server: Server;
  readonly #templates: TemplatesView;
  readonly #assessments: AssessmentsView;
  readonly #asking = new Paced(() => this.#ask());
  readonly #disposables: Disposable[];
  #panel: WebviewPanel | undefined;
  #overview: Overview | undefined;
  #body = '';
  /** What a page begins with that is made again. */
  #drawn = '';

  constructor(server: Server, templates: TemplatesView, assessments: AssessmentsView) {
    this.#server = server;
    this.#templates = templates;
    this.#assessments = assessments;
    const update = () => {
      if (this.#panel?.visible) this.#asking.soon();
    };
    this.#disposables = [
      this.#asking,
      server.onTemplatesChanged(update),
      server.onDidChangeState((state) => {
        if (state === 'running') update();
      }),
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel) => this.#take(panel),
      }),
    ];
  }

  show(): void {
    if (this.#panel) this.#panel.reveal();
    else this.#take(window.createWebviewPanel(viewType, title, ViewColumn.Active));
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.#panel?.dispose();
  }

  #take(panel: WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    this.#body = statusPage(t('Counting…'));
    panel.webview.options = { enableScripts: true, localResourceRoots: [], enableCommandUris: false };
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const link = readLink(message);
      if (link) void orShowError(() => this.#follow(link));
    });
    let wasVisible = true;
    panel.onDidChangeViewState(() => {
      const comesBack = panel.visible && !wasVisible;
      wasVisible = panel.visible;
      if (!comesBack) return;
      // A page that was hidden starts again from what it was given first. One that isn't must stay, or its reader loses the focus.
      if (this.#drawn !== this.#body) this.#draw(panel);
      this.#asking.soon();
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    this.#draw(panel);
    void this.#asking.now();
  }

  #draw(panel: WebviewPanel): void {
    this.#drawn = this.#body;
    panel.webview.html = overviewPage(this.#body, crypto.randomUUID());
  }

  async #ask(): Promise<void> {
    const panel = this.#panel;
    if (!panel) return;
    let body: string;
    try {
      this.#overview = await this.#server.request<OverviewResult>(overviewRequest);
      body = overviewBody(this.#overview);
    } catch {
      body = statusPage(t('The checks are not running, so nothing can be counted. Use "Outreach: Restart Server".'));
    }
    if (body === this.#body) return;
    this.#body = body;
    await panel.webview.postMessage({ body });
  }

  async #follow(link: OverviewLink): Promise<void> {
    switch (link.to) {
      case 'templates':
        return this.#showTemplates(noFilter);
      case 'attention':
        return this.#showTemplates({ ...noFilter, attention: true });
      case 'status':
        return this.#showTemplates({ ...noFilter, status: link.status });
      case 'assessments':
        return this.#showAssessments({});
      case 'review':
        return this.#showAssessments({ review: link.time });
      case 'problems':
        await commands.executeCommand('workbench.panel.markers.view.focus');
        return;
      case 'rule':
        return this.#chooseFinding(link.rule);
      case 'waivers':
        return this.#chooseWaiver(this.#waiversOf(link.time));
      case 'waiver': {
        const waiver = this.#waiversOf(link.time)[link.index];
        if (waiver) await openLine(waiver.uri, waiver.line);
      }
    }
  }

  async #showTemplates(filter: Parameters<TemplatesView['show']>[0]): Promise<void> {
    this.#templates.show(filter);
    await commands.executeCommand('outreach.templates.focus');
  }

  async #showAssessments(filter: Parameters<AssessmentsView['show']>[0]): Promise<void> {
    this.#assessments.show(filter);
    await commands.executeCommand('outreach.assessments.focus');
  }

  async #chooseFinding(rule: string): Promise<void> {
    const params: FindingsParams = { rule };
    const places = await this.#server.request<FindingPlace[]>(findingsRequest, params);
    const chosen = await window.showQuickPick(
      places.map((place) => ({
        label: `$(${icons[place.severity]}) ${withoutIcons(baseName(place.path))}`,
        description: withoutIcons(t('{0}, line {1}', place.path, place.range.start.line + 1)),
        detail: withoutIcons(oneLine(place.message)),
        place,
      })),
      { title: t('Findings of {0}', rule), placeHolder: t('Which one do you want to see?'), matchOnDescription: true },
    );
    if (chosen) await open(chosen.place.uri, chosen.place.range);
  }

  #waiversOf(time: string): readonly EndingWaiver[] {
    return this.#overview?.waivers.find((each) => each.time === time)?.waivers ?? [];
  }

  async #chooseWaiver(waivers: readonly EndingWaiver[]): Promise<void> {
    const chosen = await window.showQuickPick(
      waivers.map((waiver) => ({
        label: withoutIcons(oneLine(waiver.title)),
        description: withoutIcons(t('{0}, until {1}', oneLine(waiver.rule, 60), dayInWords(waiver.until))),
        waiver,
      })),
      { title: t('Waivers'), placeHolder: t('Which one do you want to see?'), matchOnDescription: true },
    );
    if (chosen) await openLine(chosen.waiver.uri, chosen.waiver.line);
  }
}

const icons = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' } as const;

async function openLine(uri: string, line: number): Promise<void> {
  const start = { line, character: 0 };
  await open(uri, { start, end: start });
}

async function open(uri: string, range: FindingPlace['range']): Promise<void> {
  const { command, arguments: places } = openCommand(Uri.parse(uri, true).toString(), range);
  await commands.executeCommand(command, ...places);
}
