import { fieldsOf, templateId } from '../lint/check';
import type { Policy } from '../policy/policy';
import type { Template } from '../template/template';
import type { Span } from '../text/span';
import { audienceOf } from './audience';
import { Groups } from './groups';
import { NearDuplicates, type Twins } from './near-duplicates';
import { type Sequence, type Step, sequenceOf, stepOf } from './sequence';
import { wordsOf } from './words';

/** A template with the id of another. */
export interface Namesake {
  readonly path: string;
  readonly place: Span;
  /** Whether it says its id itself, or is called so because its file is. */
  readonly written: boolean;
}

/** What other templates of the workspace folder mean for one. */
export interface Neighbours {
  /** Every template with its id, itself included, by path. */
  readonly namesakes: readonly Namesake[];
  readonly twins: Twins;
  /** The sequence it belongs to; undefined where it names none. */
  readonly sequence: Sequence | undefined;
}

/**
 * What the templates of a workspace folder say to one another: shared ids, nearly the same messages, steps of a sequence. Kept up template
 * by template; what it answers depends on the templates alone, never on the order in which they came.
 */
export class Neighbourhood {
  readonly #ids = new Groups<Namesake>();
  readonly #sequences = new Groups<Step>();
  readonly #duplicates = new NearDuplicates();

  /** Takes a template in, or takes its new text over. True where the findings of others may differ now. Cheap: no rule runs. */
  set(template: Template, policy: Policy): boolean {
    const { path, root, readable } = template;
    // What can't be read says nothing, rather than something else.
    if (!readable) return this.delete(path);
    const fields = fieldsOf({ path, root }, policy);
    const place = fields.span('id') ?? fields.span('title') ?? firstLine(template);
    const written = fields.span('id') !== undefined;
    const sequence = fields.text('status') === 'retired' ? undefined : fields.text('sequence.id');
    const step: Step = {
      path,
      place: fields.span('sequence.step') ?? fields.span('sequence.id') ?? place,
      step: stepOf(fields),
      start: fields.text('campaign.start'),
    };
    const audience = audienceOf(fields);
    const message = audience && { path, place, title: fields.text('title') ?? '', audience, words: wordsOf(template) };
    const changed = [
      this.#ids.set(path, templateId(path, fields), { path, place, written }),
      this.#sequences.set(path, sequence, step),
      message ? this.#duplicates.set(message) : this.#duplicates.delete(path),
    ];
    return changed.includes(true);
  }

  /** Forgets the template at that path. True where the findings of others may differ now. */
  delete(path: string): boolean {
    const changed = [
      this.#ids.set(path, undefined, undefined),
      this.#sequences.set(path, undefined, undefined),
      this.#duplicates.delete(path),
    ];
    return changed.includes(true);
  }

  /** Paths of all templates that were taken in. */
  get paths(): Iterable<string> {
    return this.#ids.paths;
  }

  /** What the others mean for the template at that path; nothing where it isn't known. */
  of(path: string): Neighbours {
    const id = this.#sequences.keyOf(path);
    return {
      namesakes: this.#ids.around(path),
      twins: this.#duplicates.twinsOf(path),
      sequence: id === undefined ? undefined : sequenceOf(id, this.#sequences.around(path)),
    };
  }

  /** Tells what {@link of} returns from what it returned before. */
  state(path: string): string {
    return `${this.#ids.stamp(path)}-${this.#sequences.stamp(path)}-${this.#duplicates.stamp(path)}`;
  }
}

function firstLine({ body, text, lines }: Template): Span {
  const start = body.start + Math.max(0, text.slice(body.start, body.end).search(/\S/));
  return { start, end: Math.max(start, Math.min(body.end, lines.line(lines.positionAt(start).line).end)) };
}
