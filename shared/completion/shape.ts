import type { Field, FieldType } from '../vocabulary/field';

/** A new text with stops for what a person has to fill in. */
export type Part = string | Stop;

export interface Stop {
  /** To choose from; the first is filled in. Absent where anything may stand. */
  readonly choices?: readonly string[];
}

/** How a field is written that isn't there yet. */
export interface Shape {
  readonly parts: readonly Part[];
  /** What stands at the first stop; undefined where that is more fields. */
  readonly first: FieldType | undefined;
}

export interface Surroundings {
  /** Column of the field's name. */
  readonly indent: number;
  readonly flow: boolean;
  readonly newLine: string;
  /** Whether a field inside, by its dotted path from here, need not be written because somebody else gives it. */
  isGiven(path: string): boolean;
  /** Whether single values are chosen in a list of suggestions that opens by itself, which says more than choices in the text. */
  readonly goesOn: boolean;
}

/** Name, colon and room for the value: a value of its own, brackets, or the fields that a mapping needs, each on a line. */
export function shapeOf(name: string, field: Field, around: Surroundings): Shape {
  const value = valueFor(field, around, true, '');
  const gap = value.onNextLine ? '' : ' ';
  return { parts: [`${name}:${gap}`, ...value.parts], first: value.first };
}

interface Value extends Shape {
  readonly onNextLine?: true;
}

const blank: Stop = {};

function valueFor(type: FieldType, around: Surroundings, alone: boolean, parent: string): Value {
  switch (type.type) {
    case 'choice':
      return {
        parts: [
          choiceOf(
            type.choices.map(({ value }) => value),
            alone && !around.goesOn,
          ),
        ],
        first: type,
      };
    case 'boolean':
      return { parts: [choiceOf(['true', 'false'], alone && !around.goesOn)], first: type };
    case 'list':
      if (type.of.type === 'mapping' && !around.flow) return itemOf(type.of, around, parent);
      return { parts: ['[', blank, ']'], first: type.of };
    case 'mapping':
      return mappingOf(type, around, alone, parent);
    case 'table':
      return around.flow
        ? { parts: ['{ ', blank, ' }'], first: undefined }
        : { parts: [`${around.newLine}${spaces(around.indent + 2)}`, blank], first: undefined, onNextLine: true };
    default:
      return { parts: [blank], first: type };
  }
}

/** No value is filled in that states a fact: "unknown" is one that doesn't, and what somebody has chosen to fill in they look at. */
function choiceOf(values: readonly string[], alone: boolean): Stop {
  if (values.includes('unknown')) return { choices: ['unknown', ...values.filter((each) => each !== 'unknown')] };
  return alone ? { choices: values } : blank;
}

function mappingOf(
  type: Extract<FieldType, { type: 'mapping' }>,
  around: Surroundings,
  alone: boolean,
  parent: string,
): Value {
  const wanted = Object.entries(type.fields).filter(
    ([name, { required }]) => required && !around.isGiven(`${parent}${name}`),
  );
  const short = type.short === undefined ? undefined : type.fields[type.short];
  if (short && wanted.every(([name]) => name === type.short)) return valueFor(short, around, alone, parent);
  const inner = { ...around, indent: around.indent + 2 };
  const shapes = wanted.map(([name, field]) => fieldOf(name, field, inner, parent));
  const first = shapes[0]?.first;
  if (around.flow) {
    const parts = shapes.flatMap(({ parts }, i) => [i === 0 ? '' : ', ', ...parts]);
    return { parts: ['{ ', ...(parts.length > 0 ? parts : [blank]), ' }'], first };
  }
  const line = `${around.newLine}${spaces(inner.indent)}`;
  const parts = shapes.length > 0 ? shapes.flatMap(({ parts }) => [line, ...parts]) : [line, blank];
  return { parts, first, onNextLine: true };
}

function fieldOf(name: string, field: Field, around: Surroundings, parent: string): Shape {
  const value = valueFor(field, around, false, `${parent}${name}.`);
  return { parts: [`${name}:${value.onNextLine ? '' : ' '}`, ...value.parts], first: value.first };
}

/** The first item of a list of mappings, its fields below one another behind the dash. */
function itemOf(type: Extract<FieldType, { type: 'mapping' }>, around: Surroundings, parent: string): Value {
  const dash = `${around.newLine}${spaces(around.indent + 2)}- `;
  const wanted = Object.entries(type.fields).filter(([, { required }]) => required);
  if (wanted.length === 0) return { parts: [dash, blank], first: undefined, onNextLine: true };
  const inner = { ...around, indent: around.indent + 4 };
  const line = `${around.newLine}${spaces(inner.indent)}`;
  const shapes = wanted.map(([name, field]) => fieldOf(name, field, inner, parent));
  const parts = shapes.flatMap(({ parts }, i) => [i === 0 ? dash : line, ...parts]);
  return { parts, first: shapes[0]?.first, onNextLine: true };
}

function spaces(count: number): string {
  return ' '.repeat(count);
}

/** The text without stops: what is to be filled in is left blank, but for what may be unknown. */
export function plainText(parts: readonly Part[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : part.choices?.[0] === 'unknown' ? 'unknown' : ''))
    .join('');
}

/** The text as an LSP snippet. */
export function snippetText(parts: readonly Part[]): string {
  let stop = 0;
  return parts
    .map((part) => {
      if (typeof part === 'string') return escaped(part);
      stop++;
      return part.choices ? `\${${stop}|${part.choices.map(escapedChoice).join(',')}|}` : `$${stop}`;
    })
    .join('');
}

/** A text in which nothing means a stop. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapedChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}
