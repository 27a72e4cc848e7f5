import type { KnownAssessments } from '../assessment/assessment-index';
import type { TemplateFacts } from '../assessment/coverage';
import type { Situation } from '../assessment/status';
import type { Decision } from '../decision/decision';
import type { Facts } from '../decision/facts';
import type { Neighbours } from '../neighbours/neighbourhood';
import type { Hit } from '../phrasing/hit';
import type { EffectiveNature } from '../phrasing/nature';
import type { Pack } from '../phrasing/pack';
import type { Policy } from '../policy/policy';
import type { Template } from '../template/template';
import type { FieldProblem } from './check-fields';
import type { Fields } from './fields';

/** One template and everything decided about it before any rule runs. Rules read these decisions; none makes its own. */
export interface Subject {
  readonly template: Template;
  readonly fields: Fields;
  /** Where the template's own fields don't fit the vocabulary. */
  readonly fieldProblems: readonly FieldProblem[];
  readonly facts: Facts;
  readonly hits: readonly Hit[];
  /** Wordings that a house pack bans. They say nothing about what the message is. */
  readonly banned: readonly Hit[];
  /** House packs that its words were held against. */
  readonly packs: readonly Pack[];
  readonly nature: EffectiveNature;
  /** May it be sent (PECR), and may the data be used (UK GDPR)? */
  readonly decision: Decision;
  /** How its assessment stands. */
  readonly assessment: Situation;
  /** What an assessment has to cover of this template. */
  readonly coverageFacts: TemplateFacts;
  readonly index: KnownAssessments;
  /** What the other templates of the workspace folder mean for it; undefined where nobody knows them. */
  readonly neighbours: Neighbours | undefined;
  readonly policy: Policy;
  /** ISO day. */
  readonly today: string;
}
