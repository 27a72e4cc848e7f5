import { registerShape } from '../../shared/register/register';
import { rules } from '../../shared/rules';
import { assessmentFields } from '../../shared/vocabulary/assessment-fields';
import { channels } from '../../shared/vocabulary/choices';
import type { Field, FieldTable, FieldType } from '../../shared/vocabulary/field';
import { packFields } from '../../shared/vocabulary/pack-fields';
import { policyFields } from '../../shared/vocabulary/policy-fields';
import { templateFields } from '../../shared/vocabulary/template-fields';
import { checkSchema } from './check-schema';

type Schema = Readonly<Record<string, unknown>>;

/** A blank is no value yet, and never wrong. */
const day: Schema = { type: ['string', 'null'], pattern: '^(?:\\d{4}-\\d{2}-\\d{2})?$' };

/** The schemas that are shipped, by the name of their file. */
export const schemas: Readonly<Record<string, Schema>> = {
  policy: schemaOf(
    'Policy: outreach.yaml',
    'How an organisation wants its outreach templates to be checked, and the fields they inherit.',
    policyFields,
    {
      rules: rules.map(({ code, title }) => ({ value: code, help: `${title}.` })),
      'defaults.channels': channels,
    },
  ),
  template: schemaOf(
    'Front-matter of an outreach template',
    'Who a message goes to, on which channel, for what purpose and on which lawful basis. Required fields may be inherited from outreach.yaml.',
    templateFields,
  ),
  assessment: schemaOf(
    'Front-matter of a legitimate interests assessment',
    'What an assessment covers, and who decided what. Its answers are the Markdown below.',
    assessmentFields,
  ),
  pack: schemaOf(
    'House pack of wordings',
    'Wordings of an organisation that promote, that are banned or that are none of either.',
    packFields,
  ),
  'register.schema': {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Register of outreach templates',
    ...registerShape.schema,
  },
  check: checkSchema,
};

/** Keys that a table is known to have, by its dotted path: others stay possible, because the vocabulary may grow. */
type KnownKeys = Readonly<Record<string, readonly { readonly value: string; readonly help: string }[]>>;

/** A JSON schema (draft-07) of a vocabulary. Fields of a template that stand in several places are defined once. */
function schemaOf(title: string, description: string, table: FieldTable, known: KnownKeys = {}): Schema {
  const definitions: Record<string, Schema> = {};
  const tables = new Map<FieldType, string>();
  const shared =
    table === templateFields
      ? new Map<Field, string>()
      : new Map(Object.entries(templateFields).map(([name, field]) => [field, name]));

  const properties = (fields: FieldTable, path: string): Schema =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, property(field, join(path, name))]));

  const property = (field: Field, path: string): Schema => {
    const name = shared.get(field);
    if (name === undefined) return described(field, path);
    definitions[name] ??= described(field, name);
    return { $ref: `#/definitions/${name}` };
  };

  const described = (field: Field, path: string): Schema => ({
    description: field.source ? `${field.help} (${field.source})` : field.help,
    ...typed(field, path),
  });

  const typed = (type: FieldType, path: string, inList = false): Schema => {
    switch (type.type) {
      case 'text':
        return { type: ['string', 'number', 'boolean', 'null'] };
      case 'boolean':
        return { type: ['boolean', 'null'] };
      case 'integer':
        return { type: ['integer', 'null'], minimum: 0 };
      case 'date':
        return day;
      case 'date-range':
        return { anyOf: [{ type: ['string', 'null'] }, { type: 'array', items: day, minItems: 2, maxItems: 2 }] };
      case 'choice':
        return choice(type);
      case 'list': {
        const items = typed(type.of, path, true);
        return { anyOf: [{ type: 'array', items }, typed(type.of, path)] };
      }
      case 'mapping': {
        const required = inList ? Object.keys(type.fields).filter((name) => type.fields[name]!.required) : [];
        const mapping: Schema = {
          type: inList ? 'object' : ['object', 'null'],
          properties: properties(type.fields, path),
          ...(required.length > 0 && { required }),
          additionalProperties: false,
        };
        return type.short ? { anyOf: [mapping, typed(type.fields[type.short]!, path)] } : mapping;
      }
      case 'table': {
        let name = tables.get(type.of);
        if (name === undefined) {
          name = `each of ${path}`;
          tables.set(type.of, name);
          definitions[name] = typed(type.of, path);
        }
        const of = { $ref: `#/definitions/${encodeURIComponent(name)}` };
        // What stands beside a reference is not read.
        const keys = (known[path] ?? []).map(({ value, help }) => [value, { description: help, allOf: [of] }]);
        return { type: ['object', 'null'], properties: Object.fromEntries(keys), additionalProperties: of };
      }
      case 'anything':
        return {};
    }
  };

  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    description,
    type: 'object',
    properties: properties(table, ''),
    additionalProperties: false,
    ...(Object.keys(definitions).length > 0 && { definitions }),
  };
}

function choice({ choices, aliases }: Extract<FieldType, { type: 'choice' }>): Schema {
  const values = choices.map(({ value, help }) => ({ value: yamlValue(value), help }));
  const others = Object.keys(aliases ?? {}).map((value) => ({ value, help: `Same as ${aliases![value]}.` }));
  const blanks = [null, ''].map((value) => ({ value, help: 'Not decided yet.' }));
  const all = [...values, ...others, ...blanks];
  return {
    enum: all.map(({ value }) => value),
    ...(values.some(({ help }) => help !== '') && { enumDescriptions: all.map(({ help }) => help) }),
  };
}

function yamlValue(value: string): string | boolean {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
