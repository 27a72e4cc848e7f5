import type { Reliance } from '../../shared/assessment/status';
import { type Check, knownFingerprint } from '../../shared/lint/check';

/** A template as approvals know it, without its text. Its fingerprint is made once, when an approval is compared with it. */
class ApprovedTemplate {
  readonly id: string;
  readonly #make: () => string;
  #known: string | undefined;

  constructor(id: string, known: string | undefined, make: () => string) {
    this.id = id;
    this.#known = known;
    this.#make = make;
  }

  get fingerprint(): string {
    this.#known ??= this.#make();
    return this.#known;
  }

  get known(): string | undefined {
    return this.#known;
  }
}

/**
 * What the status of a template depends on, without the template itself: it is enough to judge thousands of them anew. `make` makes its
 * fingerprint; `before`, of the same text under the same policy, spares that.
 */
export function keptReliance(
  { reliance, template, id }: Check,
  make: () => string,
  before: Reliance | undefined,
): Reliance {
  const known = before?.template instanceof ApprovedTemplate ? before.template.known : undefined;
  return { ...reliance, template: new ApprovedTemplate(id, known ?? knownFingerprint(template), make) };
}
