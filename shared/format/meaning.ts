import { Lexer } from 'yaml';
import type { Node } from '../text/tree';
import { parseYaml } from '../text/yaml';

/** The lexer's sign that a scalar follows. */
const scalarFollows = '\u001f';

/**
 * Whether two versions of fields say the same: both can be read, every value is the same to the letter, and every comment, anchor,
 * alias and tag is still there. The order of fields doesn't count, that of list items does.
 */
export function isSameMeaning(before: string, after: string): boolean {
  const [a, b] = [before, after].map((source) => parseYaml(source, { start: 0, end: source.length }));
  if (!a || !b || a.problems.length > 0 || b.problems.length > 0) return false;
  return meaning(a.root) === meaning(b.root) && marksIn(before).join('\n') === marksIn(after).join('\n');
}

function meaning(node: Node): string {
  if (node.kind === 'scalar') return JSON.stringify([node.value, node.text]);
  if (node.kind === 'list') return `[${node.items.map(meaning).join()}]`;
  const entries = node.entries.map(({ key, value }) => `${JSON.stringify(key)}:${meaning(value)}`);
  return `{${entries.sort().join()}}`;
}

/** Comments, anchors, aliases and tags, each as often as it is there. */
function marksIn(source: string): string[] {
  const marks: string[] = [];
  let before = '';
  for (const token of new Lexer().lex(source)) {
    if (before !== scalarFollows && /^[#&*!]/.test(token)) marks.push(token.trim());
    before = token;
  }
  return marks.sort();
}
