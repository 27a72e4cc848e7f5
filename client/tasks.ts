import { t } from '@vscode/l10n';
import { Disposable, ShellExecution, Task, type TaskDefinition, TaskGroup, TaskScope, tasks, workspace } from 'vscode';
import { inBrowser } from './connection';

const type = 'outreach';

/** What a tasks.json says of one of these tasks. */
interface Definition extends TaskDefinition {
  readonly watch?: boolean;
  readonly args?: readonly string[];
}

/**
 * Tasks that run the command line as a pipeline does, where the workspace has it installed. It is never downloaded: npx is told so. VS Code
 * runs no tasks in a workspace that isn't trusted. None is offered where no program can run: in a browser, and in folders that are on no disk.
 */
export function registerTasks(): Disposable {
  if (inBrowser) return new Disposable(() => undefined);
  return tasks.registerTaskProvider(type, {
    provideTasks: () =>
      workspace.workspaceFolders?.some(({ uri }) => uri.scheme === 'file')
        ? [taskOf({ type }), taskOf({ type, watch: true })]
        : [],
    resolveTask: ({ definition }) => taskOf(definition as Definition),
  });
}

function taskOf(definition: Definition): Task {
  const watch = definition.watch === true;
  const own = Array.isArray(definition.args) ? definition.args.filter((each) => typeof each === 'string') : [];
  const words = ['--no', 'lawful-outreach', 'check', '--format', 'unix', ...(watch ? ['--watch'] : []), ...own];
  const task = new Task(
    definition,
    TaskScope.Workspace,
    watch ? t('check and watch') : t('check'),
    type,
    new ShellExecution('npx', words),
    watch ? '$outreach-watch' : '$outreach',
  );
  task.isBackground = watch;
  if (!watch) task.group = TaskGroup.Test;
  return task;
}
