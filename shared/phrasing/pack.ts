import { checkFields } from '../lint/check-fields';
import type { Confidence } from '../lint/finding';
import type { Span } from '../text/span';
import { entryOf, type Mapping, type Node, type Problem } from '../text/tree';
import { parseYaml } from '../text/yaml';
import { builtInPackFields, packFields } from '../vocabulary/pack-fields';
import { PatternCheck } from './automaton';
import { exactPattern } from './exact-pattern';
import {
  type Conditions,
  type Frame,
  houseCategory,
  type PackEntry,
  type Phrase,
  type Placed,
  type Raise,
  type Rewrite,
} from './pack-types';

/** A pack as it was read: what is wrong in it stands in `problems` and is left out of everything else. */
export interface Pack {
  readonly path: string;
  readonly text: string;
  readonly root: Mapping;
  readonly entries: readonly PackEntry[];
  /** Wordings that are no promotion of a category, however they look. */
  readonly except: readonly string[];
  readonly raise: readonly Raise[];
  readonly frames: readonly { readonly frame: Frame; readonly patterns: readonly string[] }[];
  /** Wordings separated by `|`, by name. */
  readonly lists: Readonly<Record<string, string>>;
  readonly products: readonly Placed[];
  readonly straplines: readonly Placed[];
  readonly allowed: readonly Placed[];
  readonly problems: readonly Problem[];
}

const categoryIds = new Set(Array.from({ length: 20 }, (_, index) => `P${String(index + 1).padStart(2, '0')}`));

/** More than anybody writes by hand, and few enough to be matched fast. */
const mostPatterns = 1000;
const mostTexts = 500;
const longestText = 300;
/** The name of a product stands in patterns of ours, which have words of their own and only so much room. */
const mostWordsOfProduct = 20;

export interface PackOptions {
  /** Lists that patterns may name beside the pack's own. */
  readonly lists?: Readonly<Record<string, string>>;
  /** The pack is one of ours and may have the parts that only those have. */
  readonly builtIn?: true;
}

/** Reads a pack (text without byte-order mark). Never throws: what is wrong becomes a problem at its place. */
export function parsePack(path: string, text: string, options: PackOptions = {}): Pack {
  return new Reader(path, text, options).read();
}

class Reader {
  readonly #path: string;
  readonly #text: string;
  readonly #builtIn: boolean;
  readonly #outside: Readonly<Record<string, string>>;
  readonly #problems: Problem[] = [];
  readonly #ids = new Set<string>();
  #check = new PatternCheck();
  #patterns = 0;

  constructor(path: string, text: string, { lists = {}, builtIn }: PackOptions) {
    this.#path = path;
    this.#text = text;
    this.#builtIn = builtIn === true;
    this.#outside = lists;
  }

  read(): Pack {
    const { root, problems } = parseYaml(this.#text, { start: 0, end: this.#text.length });
    this.#problems.push(...problems);
    for (const { span, message } of checkFields(root, this.#builtIn ? builtInPackFields : packFields))
      this.#problems.push({ span, message });
    const own = this.#ownLists(root);
    this.#check = new PatternCheck({ ...this.#outside, ...own });
    const category = this.#builtIn ? textOf(root, 'category') : undefined;
    const entries = [...itemsOf(root, 'entries'), ...itemsOf(root, 'phrases')].flatMap(
      (node) => this.#entry(node, category) ?? [],
    );
    const banned = itemsOf(root, 'banned').flatMap((node) => this.#banned(node) ?? []);
    const pack: Pack = {
      path: this.#path,
      text: this.#text,
      root,
      entries: [...entries, ...banned],
      except: this.#sound(textsOf(root, 'except')),
      raise: itemsOf(root, 'raise').map((node) => ({
        beside: textsOf(node, 'beside').map(({ text }) => text),
        ...(flagOf(node, 'neighbours') && { neighbours: true as const }),
        before: this.#sound(textsOf(node, 'before')),
        to: confidenceOf(node, 'to') ?? 'likely',
      })),
      frames: itemsOf(root, 'frames').map((node) => this.#frame(node)),
      lists: own,
      products: this.#exact(textsOf(root, 'products'), mostWordsOfProduct),
      straplines: this.#exact(textsOf(root, 'straplines')),
      allowed: this.#exact(textsOf(root, 'allowed')),
      problems: this.#problems,
    };
    return { ...pack, problems: [...this.#problems].sort((a, b) => a.span.start - b.span.start) };
  }

  #problem(span: Span, message: string): undefined {
    this.#problems.push({ span, message });
  }

  #ownLists(root: Mapping): Record<string, string> {
    const node = entryOf(root, 'lists')?.value;
    const lists: Record<string, string> = {};
    if (node?.kind !== 'mapping') return lists;
    for (const { key } of node.entries)
      lists[key] = textsOf(node, key)
        .map(({ text }) => text)
        .join('|');
    const check = new PatternCheck({ ...this.#outside, ...lists });
    for (const { key, keySpan } of node.entries) {
      const problem = check.problem(`a @${key}`);
      if (problem === undefined && /^[a-z][a-z0-9_]*$/.test(key)) continue;
      delete lists[key];
      this.#problem(
        keySpan,
        `The list "${key}" is left out. ${problem ?? 'Its name may have small letters, digits and _ only.'}`,
      );
    }
    return lists;
  }

  #entry(node: Node, packCategory: string | undefined): PackEntry | undefined {
    if (node.kind !== 'mapping') return undefined;
    const at = headOf(node);
    const category = packCategory ?? textOf(node, 'category');
    if (category === undefined) return this.#problem(at, 'This phrase has no category. Add one, P01 to P20.');
    if (!categoryIds.has(category)) {
      const span = entryOf(node, 'category')?.value.span ?? at;
      return this.#problem(span, `There is no category "${category}". Categories are P01 to P20.`);
    }
    const confidence = confidenceOf(node, 'confidence');
    if (!confidence) {
      if (!entryOf(node, 'confidence'))
        this.#problem(at, 'This phrase has no confidence: definite, likely or borderline.');
      return undefined;
    }
    const reason = textOf(node, 'reason');
    if (reason === undefined)
      return this.#problem(at, 'This phrase has no reason. Say in one sentence why it promotes.');
    const given = [...textsOf(node, 'pattern'), ...textsOf(node, 'patterns')];
    const hosts = textsOf(node, 'hosts').map(({ text }) => text.toLowerCase());
    const signal = textOf(node, 'signal');
    if (given.length === 0 && hosts.length === 0 && signal === undefined)
      return this.#problem(at, 'This phrase has no pattern. Add the wording that is to be found.');
    const patterns = this.#sound(given);
    if (given.length > 0 && patterns.length === 0) return undefined;
    const rewrites = itemsOf(node, 'rewrites').flatMap((item) => this.#rewrite(item) ?? []);
    const source = textOf(node, 'source');
    const when = this.#conditions(node);
    const phrase: Phrase = {
      id: this.#id(node, patterns[0] ?? hosts[0] ?? category, category),
      category,
      confidence,
      reason,
      ...(source !== undefined && { source }),
      ...(rewrites.length > 0 && { rewrites }),
      ...(when && { when }),
      ...(!this.#builtIn && { pack: this.#path }),
    };
    return {
      phrase,
      patterns,
      except: this.#sound(textsOf(node, 'except')),
      hosts,
      signal,
      flags: textsOf(node, 'flags'),
      ignores: textsOf(node, 'ignores'),
      span: at,
    };
  }

  #banned(node: Node): PackEntry | undefined {
    const [wording] = this.#exact(
      node.kind === 'mapping' ? textsOf(node, 'phrase') : [{ text: wordOf(node), span: node.span }],
    );
    if (!wording) {
      if (node.kind === 'mapping' && textsOf(node, 'phrase').length === 0)
        this.#problem(headOf(node), 'This has no phrase. Add the wording that is banned.');
      return undefined;
    }
    const instead = textOf(node, 'instead');
    const phrase: Phrase = {
      id: this.#id(node, wording.text, houseCategory),
      category: houseCategory,
      confidence: 'definite',
      reason: textOf(node, 'reason') ?? 'Your organisation does not use this wording.',
      ...(instead !== undefined && { rewrites: [{ text: instead }] }),
      pack: this.#path,
    };
    const patterns = [exactPattern(wording.text)];
    return { phrase, patterns, except: [], hosts: [], signal: undefined, flags: [], ignores: [], span: wording.span };
  }

  #frame(node: Node): { frame: Frame; patterns: string[] } {
    const suppresses = textsOf(node, 'suppresses').map(({ text }) => text);
    const within = entryOf(node, 'within')?.value;
    return {
      frame: {
        name: textOf(node, 'name') ?? '',
        suppresses: suppresses.includes('all') ? 'all' : suppresses,
        ...(within?.kind === 'scalar' && typeof within.value === 'number' && { within: within.value }),
        ...(flagOf(node, 'only-if-solicited') && { onlyIfSolicited: true as const }),
        ...(flagOf(node, 'denies') && { denies: true as const }),
      },
      patterns: this.#sound(textsOf(node, 'patterns')),
    };
  }

  /** The patterns that can be read; the others become problems. */
  #sound(given: readonly Placed[]): string[] {
    this.#patterns += given.length;
    if (!this.#builtIn && this.#patterns > mostPatterns) {
      this.#problem(
        given[0]!.span,
        `This pack has more than ${mostPatterns} patterns; from here on they are not read.`,
      );
      return [];
    }
    return given.flatMap(({ text, span }) => {
      const cut = /^[ \t]+#(?:number|money|percent|emoji|unknown)\b/.exec(this.#text.slice(span.end, span.end + 20));
      const problem = cut
        ? 'Behind a space, # begins a comment. Put the whole pattern in quotes.'
        : this.#check.problem(text);
      if (problem === undefined) return [text];
      this.#problem(span, `This pattern is left out. ${problem}`);
      return [];
    });
  }

  /** The texts in which there are words, as they are matched word for word. */
  #exact(given: readonly Placed[], mostWords = Number.POSITIVE_INFINITY): Placed[] {
    if (given.length > mostTexts) this.#problem(given[mostTexts]!.span, `Only the first ${mostTexts} are read.`);
    return given.slice(0, mostTexts).filter(({ text, span }) => {
      if (text.length > longestText)
        this.#problem(span, `This is longer than ${longestText} characters, so it is left out.`);
      else if (exactPattern(text).split(' ').length > mostWords)
        this.#problem(span, `This has more than ${mostWords} words, so it is left out.`);
      else {
        const problem = new PatternCheck().problem(exactPattern(text));
        if (problem === undefined) return true;
        this.#problem(span, 'There are no words in this that could be found in a message, so it is left out.');
      }
      return false;
    });
  }

  #rewrite(node: Node): Rewrite | undefined {
    if (node.kind === 'scalar' && node.text.trim() !== '') return { text: node.text.trim() };
    const remove = textOf(node, 'remove');
    if (remove === 'phrase' || remove === 'clause' || remove === 'sentence') return { remove };
    return this.#problem(
      node.span,
      'A rewrite is a text, or { remove: phrase }, { remove: clause } or { remove: sentence }.',
    );
  }

  #conditions(node: Node): Conditions | undefined {
    const when = entryOf(node, 'when')?.value;
    if (when?.kind !== 'mapping') return undefined;
    const channel = textsOf(when, 'channel').map(({ text }) => text);
    const nature = textsOf(when, 'nature').map(({ text }) => text);
    const solicited = entryOf(when, 'solicited')?.value;
    const position = textOf(when, 'position');
    return {
      ...(channel.length > 0 && { channel }),
      ...(nature.length > 0 && { nature }),
      ...(solicited?.kind === 'scalar' && typeof solicited.value === 'boolean' && { solicited: solicited.value }),
      ...((position === 'start' || position === 'end' || position === 'whole') && { position }),
    };
  }

  /** Unique among all packs: `P01-multibuy`, `packs/house.yaml#bank-holiday-bundle`. */
  #id(node: Node, wording: string, category: string): string {
    const given = textOf(node, 'id');
    if (given !== undefined && this.#ids.has(given))
      this.#problem(entryOf(node, 'id')!.value.span, `"${given}" is the id of another phrase above.`);
    const slug = wording.toLowerCase().replace(/[^\p{L}\d]+/gu, '-');
    const wanted = given ?? slug.replace(/^-|-$/g, '').slice(0, 40);
    let id = wanted;
    for (let number = 2; this.#ids.has(id); number++) id = `${wanted}-${number}`;
    this.#ids.add(id);
    return this.#builtIn ? `${category}-${id}` : `${this.#path}#${id}`;
  }
}

function headOf(node: Mapping): Span {
  return node.entries[0]?.keySpan ?? node.span;
}

function itemsOf(node: Node | undefined, key: string): readonly Node[] {
  const value = entryOf(node, key)?.value;
  if (!value || (value.kind === 'scalar' && value.text.trim() === '')) return [];
  return value.kind === 'list' ? value.items : [value];
}

function textsOf(node: Node | undefined, key: string): Placed[] {
  return itemsOf(node, key).flatMap((item) => {
    const text = wordOf(item);
    return text === '' ? [] : [{ text, span: item.span }];
  });
}

function textOf(node: Node | undefined, key: string): string | undefined {
  const value = entryOf(node, key)?.value;
  return value && (wordOf(value) || undefined);
}

function wordOf(node: Node): string {
  return node.kind === 'scalar' ? node.text.trim() : '';
}

function flagOf(node: Node, key: string): boolean {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && value.value === true;
}

function confidenceOf(node: Node, key: string): Confidence | undefined {
  const text = textOf(node, key);
  return text === 'definite' || text === 'likely' || text === 'borderline' ? text : undefined;
}
