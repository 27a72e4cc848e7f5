import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policyFields } from '../../shared/vocabulary/policy-fields';
import { schemas } from '../docs/schemas';

const root = resolve(__dirname, '../..');
const examples = join(root, 'examples');
const ajv = new Ajv({ allErrors: true, strict: false });

/** What a schema has against a text: place and message. */
function problems(name: string, yaml: string): string[] {
  const validate = ajv.compile(schemas[name]!);
  validate(parse(yaml));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

const headers = (readdirSync(examples, { recursive: true }) as string[])
  .filter((path) => /\.(?:outreach\.\w+|lia\.md)$/.test(path))
  .map((path) => [path, readFileSync(join(examples, path), 'utf8').split(/^---$/m)[1]!] as const);

describe('the schemas', () => {
  it('are valid themselves', () => {
    for (const schema of Object.values(schemas)) expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
  });

  it('accept the policy of the examples', () => {
    expect(problems('policy', readFileSync(join(examples, 'outreach.yaml'), 'utf8'))).toEqual([]);
  });

  it.each(headers)('accept what stands in %s', (path, header) => {
    expect(problems(path.endsWith('.lia.md') ? 'assessment' : 'template', header)).toEqual([]);
  });

  it.each([
    ['risk-apetite: cautious', ''],
    ['risk-appetite: bold', '/risk-appetite'],
    ['rules: { mixed-nature: loud }', '/rules/mixed-nature'],
    ['defaults: { channels: { sms: { channel: letter } } }', '/defaults/channels/sms/channel'],
    ['people: [{ role: DPO }]', '/people/0'],
    ['waivers: { require-until: perhaps }', '/waivers/require-until'],
  ])('refuse %s', (yaml, place) => {
    expect(problems('policy', yaml).map((each) => each.slice(0, each.indexOf(':')))).toContain(place);
  });

  it('explain every setting in words', () => {
    const { properties } = schemas.policy as { properties: Record<string, { description?: string }> };
    expect(Object.keys(properties)).toEqual(Object.keys(policyFields));
    for (const { description } of Object.values(properties)) expect(description?.length).toBeGreaterThan(15);
  });
});
