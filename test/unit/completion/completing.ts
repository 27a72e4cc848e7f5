import { parseAssessment } from '../../../shared/assessment/assessment';
import { AssessmentIndex } from '../../../shared/assessment/assessment-index';
import { complete } from '../../../shared/completion/complete';
import type { Context } from '../../../shared/completion/context';
import type { Item } from '../../../shared/completion/item';
import { UsedValues } from '../../../shared/completion/used-values';
import type { Check } from '../../../shared/lint/check';
import { policyFor } from '../../../shared/policy/policy';
import { parsePolicy } from '../../../shared/policy/policy-file';
import { parseTemplate } from '../../../shared/template/template';
import { applyEdits } from '../../../shared/text/edit';
import { headerContent } from '../../../shared/text/front-matter';
import { assessmentFields } from '../../../shared/vocabulary/assessment-fields';
import { packFields } from '../../../shared/vocabulary/pack-fields';
import { policyFields } from '../../../shared/vocabulary/policy-fields';
import { templateFields } from '../../../shared/vocabulary/template-fields';
import { checked, type Surroundings, today } from '../examples';

const tables = { template: templateFields, assessment: assessmentFields, policy: policyFields, pack: packFields };
const paths = {
  template: 'example.outreach.md',
  assessment: 'example.lia.md',
  policy: 'outreach.yaml',
  pack: 'house.yaml',
};

export interface Typing extends Surroundings {
  readonly kind?: keyof typeof tables;
  /** An editor that knows snippets and opens suggestions again. */
  readonly editor?: Partial<Context['abilities']>;
  readonly byBlank?: boolean;
}

/** A text with `|` where the cursor is, or `‸` where it has bars of its own. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.includes('‸') ? marked.indexOf('‸') : marked.indexOf('|');
  if (offset < 0) throw new Error(`There is no cursor in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

export function contextOf(text: string, around: Typing = {}): Context {
  const { kind = 'template' } = around;
  const path = around.path ?? paths[kind];
  const policies = around.policy === undefined ? [] : [parsePolicy('outreach.yaml', around.policy)];
  const used = new UsedValues();
  for (const [i, each] of (around.templates ?? []).entries()) {
    const other = `t${i + 1}.outreach.md`;
    used.set(other, parseTemplate(other, each).root);
  }
  let check: Check | undefined;
  const isField = kind === 'policy' || kind === 'pack';
  return {
    path,
    text,
    kind,
    header: isField ? { start: 0, end: text.length } : headerContent(text),
    table: tables[kind],
    policy: policyFor(path, policies),
    index: new AssessmentIndex((around.assessments ?? []).map((each, i) => parseAssessment(`a${i + 1}.lia.md`, each))),
    used,
    today: around.today ?? today,
    abilities: { snippets: true, goesOn: false, ...around.editor },
    check: () => {
      if (kind === 'template') check ??= checked(text, around);
      return check;
    },
  };
}

/** What is offered where the cursor is. */
export function offered(marked: string, around?: Typing): Item[] {
  const { text, offset } = cursorIn(marked);
  return complete(contextOf(text, around), offset, around?.byBlank);
}

/** The labels of what is offered. */
export function labels(marked: string, around?: Typing): string[] {
  return offered(marked, around).map(({ label }) => label);
}

/** The text after the item with this label was chosen. */
export function chosen(marked: string, label: string, around?: Typing): string {
  const { text } = cursorIn(marked);
  return applyEdits(text, [itemOf(marked, label, around).edit]);
}

export function itemOf(marked: string, label: string, around?: Typing): Item {
  const all = offered(marked, around);
  const item = all.find((each) => each.label === label);
  if (!item) throw new Error(`"${label}" is not offered, only: ${all.map((each) => each.label).join(', ')}`);
  return item;
}
