import { t } from '@vscode/l10n';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  type CalendarResult,
  calendarRequest,
  type RegisterParams,
  type RegisterResult,
  registerRequest,
} from '../../shared/protocol';
import { calendarOf } from '../../shared/register/calendar';
import { registerOf } from '../../shared/register/evidence';
import { registerFormats } from '../../shared/register/format-names';
import { writers } from '../../shared/register/formats';
import { readRegister } from '../../shared/register/read';
import type { Register } from '../../shared/register/register';
import { withChanges } from '../../shared/register/since';
import type { Services } from '../services';
import type { Host } from '../workspace/host';
import type { Workspace } from '../workspace/workspace';
import type { Workspaces } from '../workspace/workspaces';
import { evidenceOf } from './evidence';

/** The register and the calendar as texts. Writes nothing: the client knows where they belong. */
export function registerRegister({ connection, workspaces, host }: Services): void {
  connection.onRequest(registerRequest, async ({ format, earlier }: RegisterParams): Promise<RegisterResult> => {
    const known = registerFormats.find((each) => each === format);
    if (!known) throw new ResponseError(ErrorCodes.InvalidParams, 'The register has no such format.');
    const register = await registerOfFolders(workspaces, host);
    if (earlier === undefined) return { text: [...writers[known](register)].join(''), today: register.today };
    const read = readRegister(String(earlier.text));
    if ('problem' in read)
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        t('{0} is no register in the JSON form: {1}', earlier.name, read.problem),
      );
    const pieces = writers[known](withChanges(register, read.register, earlier.name));
    return { text: [...pieces].join(''), today: register.today };
  });

  connection.onRequest(calendarRequest, async (): Promise<CalendarResult> => {
    const register = await registerOfFolders(workspaces, host);
    // A bundle of its own: nothing else needs the library.
    const { calendarFile } = await import('./calendar-file');
    const days = calendarOf(register);
    return { text: calendarFile(days, register.today), days: days.length };
  });
}

async function registerOfFolders(workspaces: Workspaces, host: Host): Promise<Register> {
  await workspaces.scanned;
  const { folders } = workspaces;
  const names = namesOf(folders);
  const evidence = [];
  for (const [position, workspace] of folders.entries()) {
    const name = names[position]!;
    const revision = await host.revision?.(workspace);
    const scope = { folder: name === '' ? '.' : name, paths: [], ...(revision && { revision }) };
    const prefix = name === '' ? '' : `${name}/`;
    evidence.push(evidenceOf(workspace, { scope, prefix, isWanted: () => true, keep: true }));
  }
  return registerOf({ folders: evidence, today: folders[0]?.todayFor('outreach') ?? '', unread: [] });
}

/** What tells the folders apart: nothing where there is only one, as for the command line inside it. */
function namesOf(folders: readonly Workspace[]): string[] {
  if (folders.length < 2) return folders.map(() => '');
  const seen = new Map<string, number>();
  return folders.map(({ folder = '' }) => {
    const name = decodeURIComponent(folder.slice(folder.lastIndexOf('/') + 1));
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
