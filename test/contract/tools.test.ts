import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tools } from '../../server/tools';

it('package.json declares the tools as they are', () => {
  const words = JSON.parse(readFileSync('package.nls.json', 'utf8'));
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'), (_key, value) =>
    typeof value === 'string' ? value.replace(/^%(.+)%$/, (_, key: string) => words[key]) : value,
  );
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
