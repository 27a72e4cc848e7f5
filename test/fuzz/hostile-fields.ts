// A file for every field that the vocabulary has, with a hostile text in it: a new field is tried by itself.

import { assessmentFields } from '../../shared/vocabulary/assessment-fields';
import type { FieldTable, FieldType } from '../../shared/vocabulary/field';
import { packFields } from '../../shared/vocabulary/pack-fields';
import { policyFields } from '../../shared/vocabulary/policy-fields';
import { templateFields } from '../../shared/vocabulary/template-fields';
import { message } from '../protocol/texts';
import { approved } from '../unit/assessment/files';
import type { Kind } from './surfaces';

/** What people or their tools may write anywhere: markup of every kind, commands, formulas, what steers a terminal or turns text about. */
export const hostileTexts = {
  markup:
    '<script>alert(1)</script><img src=x onerror=alert(2)> ![x](https://evil.example/p.png) [a](command:evil) [b](javascript:alert(3)) </table> | `x` **b** $(zap) <https://evil.example>',
  steering: '=1+1\n::error::x\r\n##[error]y\u001b[2J\u001b]0;t\u0007\u009b31m \u202eturned\u2066 \u2028z',
};

/** Where a field stands, as keys one below the other; a list has its item in brackets. */
function* pathsOf(type: FieldType): Generator<(value: unknown) => unknown> {
  yield (value) => value;
  if (type.type === 'list') for (const inner of pathsOf(type.of)) yield (value) => [inner(value)];
  if (type.type === 'table') for (const inner of pathsOf(type.of)) yield (value) => ({ email: inner(value) });
  if (type.type === 'table') yield (value) => ({ [String(value)]: value });
  if (type.type === 'mapping')
    for (const [name, field] of Object.entries(type.fields))
      for (const inner of pathsOf(field)) yield (value) => ({ [name]: inner(value) });
}

const tables: Readonly<Record<Kind, FieldTable>> = {
  template: templateFields,
  assessment: assessmentFields,
  policy: policyFields,
  pack: packFields,
};

/** A file that is otherwise as it should be; a field that it has already is written anew. */
function written(kind: Kind, field: string, value: unknown): string {
  const line = `${field}: ${JSON.stringify(value)}`;
  if (kind === 'policy' || kind === 'pack') return `${line}\n`;
  const whole = kind === 'template' ? message({ lia: 'LIA-2026-014' }) : approved;
  const [, header = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(whole) ?? [];
  const others = header.replace(new RegExp(`^${field}:.*\\n?(?:[ -].*\\n?)*`, 'm'), '');
  return `---\n${line}\n${others.trimEnd()}\n---\n${body}`;
}

export interface HostileFile {
  readonly kind: Kind;
  readonly field: string;
  readonly text: string;
}

/** Every field of every kind of file, at every depth, and how a file is written that has a text in it. */
export const fieldPlaces: readonly { kind: Kind; field: string; write: (text: string) => string }[] = (
  Object.keys(tables) as Kind[]
).flatMap((kind) =>
  Object.entries(tables[kind]).flatMap(([name, field]) =>
    [...pathsOf(field)].map((place) => ({
      kind,
      field: `${name}: ${JSON.stringify(place('…')).replace(/["{}]/g, '')}`,
      write: (text: string) => written(kind, name, place(text)),
    })),
  ),
);

/** For every field of every kind of file, at every depth, a file with that text in it. */
export function hostileFiles(hostile: string): HostileFile[] {
  return fieldPlaces.map(({ kind, field, write }) => ({ kind, field, text: write(hostile) }));
}
