import { Fields } from '../lint/fields';
import { parseTemplate } from '../template/template';
import type { TextEdit } from '../text/edit';
import { newLineOf } from '../text/new-line';
import { yamlInFlow, yamlText } from '../text/yaml-text';
import type { ApprovedText } from './approved-texts';
import { fingerprintOf, inheritedFacts } from './fingerprint';

/** What is to be kept of a template that is being approved. */
export interface NewApprovedText {
  readonly id: string;
  readonly file: string;
  readonly fingerprint: string;
  readonly text: string;
  readonly fields: Fields;
  /** ISO day. */
  readonly on: string;
}

/** What was found of kept texts: whoever types an answer above them changes none of them. */
const known = new Map<string, boolean>();
const mostKnown = 500;

/** Whether the text is the one that was approved, as far as its fingerprint tells. */
export function isAsApproved({ file, text, inherited, fingerprint, source }: ApprovedText): boolean {
  let same = known.get(source);
  if (same === undefined) {
    const template = parseTemplate(file, text);
    same = fingerprintOf(template, new Fields(template.root, [{ node: inherited }])) === fingerprint.value;
    if (known.size >= mostKnown) known.clear();
    known.set(source, same);
  }
  return same;
}

/** The edit that keeps these texts too, behind those that are kept already; undefined where there is nothing to keep. */
export function keepTexts(
  text: string,
  kept: readonly ApprovedText[],
  added: readonly NewApprovedText[],
): TextEdit | undefined {
  const named = new Set(kept.map(({ fingerprint }) => fingerprint.value));
  const blocks: string[] = [];
  for (const each of added) {
    if (named.has(each.fingerprint)) continue;
    named.add(each.fingerprint);
    blocks.push(blockOf(each));
  }
  if (blocks.length === 0) return undefined;
  const last = kept.at(-1);
  const at = last?.span.end ?? text.length;
  const before = text.slice(0, at);
  const gap = last || /(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)$/.test(before) ? '' : /[\r\n]$/.test(before) ? '\n' : '\n\n';
  const newText = last
    ? blocks.map((block) => `\n\n${block}`).join('')
    : `${gap}## Approved texts\n\nKept so that later changes can be shown. Please don't edit them.\n\n${blocks.join('\n\n')}\n`;
  return { span: { start: at, end: at }, newText: newText.replace(/\r\n|\r|\n/g, newLineOf(text)) };
}

function blockOf({ id, file, fingerprint, text, fields, on }: NewApprovedText): string {
  const ticks = [...text.matchAll(/`{3,}/g)].reduce((most, [run]) => Math.max(most, run.length + 1), 3);
  const fence = '`'.repeat(ticks);
  const facts = inheritedYaml(inheritedFacts(fields));
  const name = id.replace(/\s+/g, ' ').replace(/[\\`*_<>[\]]/g, '\\$&');
  return [
    `### Text of ${name}, ${on}`,
    '',
    `${fence}approved ${fingerprint}`,
    `file: ${yamlText(file)}`,
    ...(facts === '' ? [] : [`inherited: ${facts}`]),
    '',
    `${text}${/[\r\n]$/.test(text) ? '' : '\n'}${fence}`,
  ].join('\n');
}

/** `{ channel: email, audience: { segment: Customers } }`; empty where nothing is inherited. Paths are one or two names long. */
function inheritedYaml(facts: readonly (readonly [path: string, value: string])[]): string {
  const groups = new Map<string, string[]>();
  for (const [path, value] of facts) {
    const [first, second] = path.split('.') as [string, string?];
    const inner = groups.get(second === undefined ? '' : first) ?? [];
    inner.push(`${second ?? first}: ${yamlInFlow(value)}`);
    groups.set(second === undefined ? '' : first, inner);
  }
  const parts = [...groups].flatMap(([parent, values]) =>
    parent === '' ? values : [`${parent}: { ${values.join(', ')} }`],
  );
  return parts.length === 0 ? '' : `{ ${parts.join(', ')} }`;
}
