import { plainMarkdown } from '../text/markdown';
import type { Context } from './context';
import type { Suggestion } from './values';

/** More steps nobody reads. */
const mostSteps = 10;

/** Sequences that other templates belong to, with their messages. */
export function sequences(context: Context): readonly Suggestion[] {
  const { used, path } = context;
  return used.of('sequence.id', path).map(({ value, paths }) => ({
    value,
    kind: 'value',
    note: paths.size === 1 ? '1 template' : `${paths.size} templates`,
    documentation: () => stepsOf(value, context),
  }));
}

/** The number of the step that its sequence lacks. */
export function nextStep(context: Context): readonly Suggestion[] {
  const id = context.check()?.fields.text('sequence.id');
  if (id === undefined) return [];
  const steps = members(id, context).map(({ step }) => step);
  const taken = new Set(steps);
  let next = 1;
  while (taken.has(next)) next++;
  return [
    {
      value: String(next),
      isWord: true,
      kind: 'value',
      note: 'next step',
      documentation: () => stepsOf(id, context),
    },
  ];
}

function members(id: string, { used, path }: Context): { readonly path: string; readonly step: number }[] {
  const others = [...used.with('sequence.id', id)].filter((each) => each !== path);
  return others.map((each) => ({ path: each, step: Number(used.at(each, 'sequence.step')[0]) }));
}

function stepsOf(id: string, context: Context): string {
  const steps = members(id, context).sort((a, b) => a.step - b.step || (a.path < b.path ? -1 : 1));
  const lines = steps.slice(0, mostSteps).map(({ path, step }) => {
    const title = context.used.at(path, 'title')[0] ?? path;
    return `- ${Number.isInteger(step) ? step : '?'}: ${plainMarkdown(title)}`;
  });
  const more = steps.length - lines.length;
  return [`**${plainMarkdown(id)}**`, '', ...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}
