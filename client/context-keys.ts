import { commands, type Disposable, window } from 'vscode';
import type { Assessments } from './assessments';
import type { Server } from './server';
import type { Templates } from './templates';

/** Keeps the context keys current by which package.json decides what can run and what is shown. */
export function trackContextKeys(server: Server, templates: Templates, assessments: Assessments): Disposable[] {
  const set = new Map<string, unknown>();
  const update = () => {
    const active = templates.find(window.activeTextEditor?.document.uri);
    const keys: Record<string, unknown> = {
      'outreach.server': server.state,
      'outreach.ready': templates.result !== undefined,
      'outreach.hasTemplates': (templates.result?.templates.length ?? 0) > 0,
      'outreach.hasAssessments': (assessments.all?.length ?? 0) > 0,
      'outreach.activeTemplate': active !== undefined,
      'outreach.activeTemplate.hasAssessment': active?.assessment.uri !== undefined,
    };
    for (const [key, value] of Object.entries(keys)) {
      if (set.get(key) === value && set.has(key)) continue;
      set.set(key, value);
      void commands.executeCommand('setContext', key, value);
    }
  };
  update();
  return [
    server.onDidChangeState(update),
    templates.onDidChange(update),
    assessments.onDidChange(update),
    window.onDidChangeActiveTextEditor(update),
  ];
}
