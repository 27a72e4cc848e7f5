import { closest } from '../text/closest';
import type { Span } from '../text/span';
import { entryOf } from '../text/tree';
import { pathFrom, relativePath } from './paths';
import type { PolicyFile } from './policy-file';

/** Finds a policy by its path; undefined where there is none that could be read. */
export type FindPolicy = (path: string) => PolicyFile | undefined;

/** Nobody builds this many policies on each other. */
const longestChain = 20;

/** The other policy that one names under `extends`. */
export interface Extended {
  readonly written: string;
  readonly span: Span;
  /** Relative to the workspace folder; undefined where what is written leads out of it or is no YAML file. */
  readonly path: string | undefined;
}

/** What a policy extends; undefined where it says nothing, or something that is no path. */
export function extendedBy(file: PolicyFile): Extended | undefined {
  const node = entryOf(file.root, 'extends')?.value;
  const written = node?.kind === 'scalar' ? node.text.trim() : '';
  if (!node || written === '') return undefined;
  const path = pathFrom(file.folder, written);
  return { written, span: node.span, path: path !== undefined && /\.ya?ml$/i.test(path) ? path : undefined };
}

/** The policy and all it builds on, strongest first. It ends before a policy that can't be found and before one it already has. */
export function chainOf(file: PolicyFile, find: FindPolicy): PolicyFile[] {
  const chain = [file];
  for (let last = file; chain.length < longestChain; ) {
    const path = extendedBy(last)?.path;
    const next = path === undefined ? undefined : find(path);
    if (!next || chain.includes(next)) break;
    chain.push(next);
    last = next;
  }
  return chain;
}

/** Why what a policy extends doesn't count, in a sentence, with paths that may have been meant; undefined where it counts. */
export function extendsProblem(
  file: PolicyFile,
  find: FindPolicy,
  known: readonly PolicyFile[],
): { readonly span: Span; readonly message: string; readonly meant: readonly string[] } | undefined {
  const extended = extendedBy(file);
  if (!extended) return undefined;
  const { written, span, path } = extended;
  if (path === undefined) {
    const message =
      pathFrom(file.folder, written) === undefined
        ? 'This leads out of the workspace folder, so it is not read. A policy extends one inside it, named from this file on.'
        : 'A policy extends another YAML file, named from this file on: ../outreach.yaml. This is something else.';
    return { span, message, meant: [] };
  }
  if (!find(path)) {
    const candidates = known.filter((each) => each !== file).map((each) => relativePath(file.folder, each.path));
    const message = `There is no policy ${path} that can be read, so nothing of it counts here. Create it, or name another.`;
    return { span, message, meant: closest(written, candidates, 2) };
  }
  const chain = chainOf(file, find);
  const end = extendedBy(chain.at(-1)!)?.path;
  if (end === file.path) {
    const way = chain.map((each) => each.path).join(', ');
    const message =
      chain.length === 1
        ? 'This policy extends itself. Name another, or take the line out.'
        : `These policies extend each other in a circle: ${way}. Take "extends" out of one of them.`;
    return { span, message, meant: [] };
  }
  if (chain.length === longestChain && end !== undefined) {
    return {
      span,
      message: `More than ${longestChain} policies build on each other here; the rest is not read.`,
      meant: [],
    };
  }
  return undefined;
}
