import { describe, expect, it } from 'vitest';
import type { InitializeParams } from 'vscode-languageserver/node';
import { initializeResult } from '../../server/capabilities';
import { pullCapabilities } from './session';
import { start } from './sessions';

describe('what the server says it can do', () => {
  it.each<[string, InitializeParams['capabilities']]>([
    ['one that can do nothing', {}],
    ['one that asks for diagnostics', pullCapabilities],
    ['one that registers formatting later', { textDocument: { formatting: { dynamicRegistration: true } } }],
    ['one that prepares renames', { textDocument: { rename: { prepareSupport: true } } }],
  ])('is the same before it has been loaded, for %s', async (_, capabilities) => {
    const { initialized } = await start({}, { capabilities });
    expect(initializeResult(capabilities)).toEqual(initialized);
  });
});
