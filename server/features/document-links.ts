import { t } from '@vscode/l10n';
import type { DocumentLink } from 'vscode-languageserver';
import { assessmentLinks, type Link, policyLinks, templateLinks } from '../../shared/navigation/links';
import type { Services } from '../services';
import { toRange } from '../to-lsp';
import { type Opened, openedAt } from './opened';

/** Files looked for on disk for the links of one document, at most. */
const mostLookedFor = 200;

/** Ids, files, rules and addresses that can be followed with a click. Never a file outside of the workspace folder. */
export function registerDocumentLinks(services: Services): void {
  const { connection, workspaces } = services;
  connection.onDocumentLinks(async ({ textDocument: { uri } }): Promise<DocumentLink[] | null> => {
    const file = await openedAt(workspaces, uri);
    if (!file) return null;
    const found: DocumentLink[] = [];
    const looked = { left: mostLookedFor };
    for (const link of linksOf(file)) {
      const followed = await follow(services, file, link, looked);
      if (followed) found.push({ range: toRange(link.span, file.positions), ...followed });
    }
    return found;
  });
}

function linksOf({ template, assessment, policy, text, index }: Opened): Link[] {
  if (template) return templateLinks(template, index);
  if (assessment) return assessmentLinks(assessment, text, index);
  return policy ? policyLinks(policy, index) : [];
}

async function follow(
  { host, rulePage }: Services,
  { workspace }: Opened,
  { to }: Link,
  looked: { left: number },
): Promise<Pick<DocumentLink, 'target' | 'tooltip'> | undefined> {
  switch (to.kind) {
    case 'address':
      return { target: to.url };
    case 'rule':
      return rulePage && { target: rulePage(to.code), tooltip: t('What the rule {0} is about', to.code) };
    case 'file':
      for (const path of workspace.folder === undefined ? [] : to.paths) {
        const target = workspace.uriOf(path);
        const positions = workspace.positions(path);
        if (!positions && (looked.left-- <= 0 || !(await host.exists(target)))) continue;
        const start = to.place && positions && toRange(to.place, positions).start;
        const fragment = start ? `#L${start.line + 1},${start.character + 1}` : '';
        return { target: target + fragment, tooltip: t('Open {0}', path) };
      }
      return undefined;
  }
}
