// The Model Context Protocol, spoken by its official client to the program as it is shipped.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach, describe, expect, it } from 'vitest';
import { assessment, message } from '../protocol/texts';
import { builtProgram, temporaryFolders } from './program';

const program = builtProgram();

const folderOf = temporaryFolders();
const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

async function connect(folder: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'], cwd: folder }));
  clients.push(client);
  return client;
}

async function ask(client: Client, name: string, args: Record<string, unknown> = {}) {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [first] = content as { type: string; text: string }[];
  return { text: first?.text ?? '', isError: isError === true };
}

describe('an assistant', () => {
  it('is offered tools that only read', async () => {
    const client = await connect(folderOf({}));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['outreach_check', 'outreach_explain', 'outreach_assessment_status']);
    for (const { annotations } of tools)
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
  });

  it('checks drafts and files, and sees what was saved between two questions', async () => {
    const folder = folderOf({ 'a.outreach.md': message({ lia: 'LIA-1' }), 'l/a.lia.md': assessment('LIA-1') });
    const before = snapshot(folder);
    const client = await connect(folder);
    expect((await ask(client, 'outreach_check', { text: 'Buy now and get 20% off.', channel: 'sms' })).text).toContain(
      '`promotional-phrasing` line 1, "20% off"',
    );
    expect((await ask(client, 'outreach_assessment_status', { file: 'a.outreach.md' })).text).toContain('State: draft');
    expect(snapshot(folder)).toEqual(before);
    writeFileSync(join(folder, 'a.outreach.md'), message({ lia: 'LIA-2' }));
    expect((await ask(client, 'outreach_check', { file: 'a.outreach.md' })).text).toContain('Assessment: not-found');
  });

  it('is told in words what it asked wrongly, and nothing of files outside the folder', async () => {
    const client = await connect(folderOf({ 'a.outreach.md': message() }));
    expect(await ask(client, 'outreach_check', { file: '/etc/hosts' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('There is no file "/etc/hosts"'),
    });
    expect(await ask(client, 'outreach_approve', { assessment: 'LIA-1' })).toMatchObject({ isError: true });
    expect((await ask(client, 'outreach_explain', { rule: 'lia-missing' })).text).toContain('# `lia-missing`');
  });
});

/** Every file with its text and the time it was written. */
function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => `${file} ${statSync(join(folder, file)).mtimeMs} ${readFileSync(join(folder, file), 'utf8')}`)
    .sort();
}
