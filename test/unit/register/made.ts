import { evidenceOf } from '../../../server/requests/evidence';
import type { FileContent, Host } from '../../../server/workspace/host';
import { Workspace } from '../../../server/workspace/workspace';
import { registerOf } from '../../../shared/register/evidence';
import { writers as inPieces } from '../../../shared/register/formats';
import type { Register } from '../../../shared/register/register';

/** Texts by path, or why a file can't be read. */
export type Files = Readonly<Record<string, string | { readonly unread: string }>>;

export const today = '2026-11-23';

/** The register of a folder with these files, as a user of it would get it. */
export async function made(
  files: Files,
  options: { readonly today?: string; readonly wanted?: string } = {},
): Promise<Register> {
  const folder = 'file:///folder';
  const content = (uri: string): FileContent | undefined => {
    const file = files[decodeURIComponent(uri.slice(folder.length + 1))];
    return typeof file === 'string' ? { text: file } : file;
  };
  const host: Host = {
    list: async (_, wanted) => Object.keys(files).filter(wanted).sort(),
    read: async (uri) => content(uri),
    exists: async (uri) => content(uri) !== undefined,
  };
  const day = options.today ?? today;
  const workspace = new Workspace(folder, host, day);
  await workspace.scan();
  const { wanted } = options;
  const isWanted = (path: string) => wanted === undefined || path.startsWith(wanted);
  const scope = { folder: '.', paths: wanted === undefined ? [] : [wanted] };
  return registerOf({ folders: [evidenceOf(workspace, { scope, prefix: '', isWanted })], today: day, unread: [] });
}

/** A message with what the tests change in it. */
export function message({
  title = 'Our office has moved',
  fields = '',
  body = 'Our office has moved to 12 High Street.',
}: {
  readonly title?: string;
  readonly fields?: string;
  readonly body?: string;
} = {}): string {
  return `---
title: ${title}
channel: email
purpose: service-notice
message-nature: service
owner: Head of Marketing
lawful-basis: legitimate-interests
lia: LIA-2026-014
${fields}---
${body}
`;
}

/** An approved assessment of June. */
export function approved(fields = ''): string {
  return `---
id: LIA-2026-014
title: Telling customers what changes
version: 1
status: approved
owner: Head of Marketing
author: Robin Field
approver: Alex Harrow
approved-on: 2026-06-01
review-due: 2027-06-01
decision: proceed
history:
  - { date: 2026-06-01, who: Alex Harrow, change: Approved version 1 }
${fields}---
`;
}

function whole(write: (register: Register) => Iterable<string>): (register: Register) => string {
  return (register) => [...write(register)].join('');
}

/** What writes each format, each as one text. */
export const writers = {
  html: whole(inPieces.html),
  csv: whole(inPieces.csv),
  json: whole(inPieces.json),
  markdown: whole(inPieces.markdown),
};
