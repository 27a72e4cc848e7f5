import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tools } from '../../server/tools';

it('package.json declares the tools as they are', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
  const declared = contributes.languageModelTools as Record<string, unknown>[];
  expect(
    declared.map(({ name, displayName, modelDescription, inputSchema }) => ({
      name,
      displayName,
      modelDescription,
      inputSchema,
    })),
  ).toEqual(
    tools.map(({ name, title, description, inputSchema }) => ({
      name,
      displayName: title,
      modelDescription: description,
      inputSchema: JSON.parse(JSON.stringify(inputSchema)),
    })),
  );
});
