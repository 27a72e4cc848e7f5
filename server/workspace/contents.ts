import { type Assessment, parseAssessment } from '../../shared/assessment/assessment';
import { lists as builtInLists } from '../../shared/phrasing/lists.prepared';
import { type Pack, parsePack } from '../../shared/phrasing/pack';
import { parseTemplate, type Template } from '../../shared/template/template';
import { Lines } from '../../shared/text/lines';
import { contentOf, type File, hash } from './file';
import type { Kinds } from './kinds';

/** A file of ours that can't be read. */
export interface Unread {
  readonly path: string;
  readonly reason: string;
}

type Parsed = Template | Assessment | Pack;

/** What stands in the files of ours, and what it says when it is read as what it is. Kept until the text changes. */
export class Contents {
  readonly #files: ReadonlyMap<string, File>;
  readonly #kinds: Kinds;

  constructor(files: ReadonlyMap<string, File>, kinds: Kinds) {
    this.#files = files;
    this.#kinds = kinds;
  }

  /** The text that counts: the open one, else the one on disk; undefined where there is none of ours or it can't be read. */
  text(path: string): string | undefined {
    const file = this.#files.get(path);
    if (!file || this.#kinds.of(path, file) === undefined) return undefined;
    const content = contentOf(file);
    return content && 'text' in content ? content.text : undefined;
  }

  /** Tells this text of a file from others, with what makes its positions differ; undefined as {@link text}. */
  fingerprint(path: string): string | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const file = this.#files.get(path)!;
    file.fingerprint ??= `${this.isMarked(path) ? 'marked.' : ''}${hash(text)}`;
    return file.fingerprint;
  }

  /** Whether the file is open in a client whose positions count the byte-order mark at its start. */
  isMarked(path: string): boolean {
    return this.#files.get(path)?.open?.marked ?? false;
  }

  /** Where its lines begin; undefined as {@link text}. */
  lines(path: string): Lines | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const made = this.parsed(path);
    if (made && 'lines' in made) return made.lines;
    const file = this.#files.get(path)!;
    file.lines ??= new Lines(text);
    return file.lines;
  }

  /** Files that are ours but can't be read, in path order. */
  get unread(): Unread[] {
    const found: Unread[] = [];
    for (const path of this.#files.keys()) {
      const reason = this.whyUnread(path);
      if (reason !== undefined) found.push({ path, reason });
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Why a file of ours can't be read; undefined where it can, and for files that are none of ours. */
  whyUnread(path: string): string | undefined {
    const file = this.#files.get(path);
    const content = file && this.#kinds.of(path, file) && contentOf(file);
    return content && 'unread' in content ? content.unread : undefined;
  }

  /** The template at a path; undefined where there is none that can be read. */
  template(path: string): Template | undefined {
    return this.#kinds.at(path) === 'template' ? this.#parse(path, parseTemplate) : undefined;
  }

  /** As {@link template}, without keeping what was read of a closed file: thousands would be held for the one that is open. */
  glance(path: string): Template | undefined {
    if (this.#kinds.at(path) !== 'template') return undefined;
    const text = this.text(path);
    if (text === undefined) return undefined;
    if (this.#files.get(path)?.open) return this.template(path);
    return (this.parsed(path) as Template | undefined) ?? parseTemplate(path, text);
  }

  /** The assessment at a path; undefined where there is none that can be read. */
  assessment(path: string): Assessment | undefined {
    return this.#kinds.at(path) === 'assessment' ? this.#parse(path, parseAssessment) : undefined;
  }

  /** The house pack at a path; undefined where there is none that can be read. */
  pack(path: string | undefined): Pack | undefined {
    if (path === undefined || this.#kinds.at(path) !== 'pack') return undefined;
    return this.#parse(path, (name, text) => parsePack(name, text, { lists: builtInLists }));
  }

  /** The house packs that hold for the file at a path, as its policy names them. */
  packsFor(path: string): readonly Pack[] {
    return this.#kinds.policyOf(path).packs.flatMap((reference) => this.pack(reference.path) ?? []);
  }

  /** What the file was read as before, while it is still of that kind. */
  parsed(path: string): Parsed | undefined {
    const file = this.#files.get(path);
    return file?.parsed && file.parsed.kind === this.#kinds.of(path, file) ? file.parsed.made : undefined;
  }

  #parse<Made extends Parsed>(path: string, parser: (path: string, text: string) => Made): Made | undefined {
    const file = this.#files.get(path);
    const text = this.text(path);
    if (!file || text === undefined) return undefined;
    const known = this.parsed(path);
    if (known) return known as Made;
    const made = parser(path, text);
    file.parsed = { kind: this.#kinds.of(path, file), made };
    return made;
  }
}
