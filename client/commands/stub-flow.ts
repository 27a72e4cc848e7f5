import { t } from '@vscode/l10n';
import { type QuickPickItem, QuickPickItemKind } from 'vscode';
import { type StubGroup, stubGroups } from '../../shared/assessment/stub-choices';
import type { AssessmentStubParams, StubChoice, StubChoicesResult } from '../../shared/protocol';
import { gitUser } from '../git-user';
import { statusWords } from '../status-words';
import { baseName, counted, oneLine, withoutIcons } from '../words';
import { type Answer, askInTurn, type Place, pick, type } from './steps';

const title = t('Generate Assessment Stub');

const groupWords: Readonly<Record<StubGroup, string>> = {
  selected: t('Selected'),
  folder: t('In this folder'),
  purpose: t('For the same purpose'),
  without: t('Without an assessment'),
  other: t('Other templates'),
};

/** Asks which templates a new assessment covers, who owns it and when it is reviewed. Undefined where it was left with Esc. */
export async function askForStub(choices: StubChoicesResult): Promise<AssessmentStubParams | undefined> {
  if (choices.templates.length === 0) throw new Error(t('No template in this workspace needs an assessment.'));
  const self = await gitUser();
  const answers = await askInTurn<[string[], string | undefined, number]>(title, [
    (place, before) => askTemplates(place, choices, before),
    (place, before, [templates]) => askOwner(place, choices, templates as string[], before, self),
    (place, before) => askMonths(place, choices.reviewMonths, before),
  ]);
  if (!answers) return undefined;
  const [templates, owner, reviewMonths] = answers;
  return { templates, reviewMonths, ...(owner !== undefined && { owner }) };
}

async function askTemplates(
  place: Place,
  { templates }: StubChoicesResult,
  before: readonly string[] | undefined,
): Promise<Answer<string[]>> {
  const items: (QuickPickItem & { readonly choice?: StubChoice })[] = [];
  for (const group of stubGroups) {
    const members = templates.filter((each) => each.group === group);
    if (members.length === 0) continue;
    items.push({ label: groupWords[group], kind: QuickPickItemKind.Separator });
    items.push(...members.map(itemOf));
  }
  const answer = await pick(place, {
    items,
    placeholder: t('Which templates will this assessment cover? It is best for one purpose.'),
    chosen: items.filter(({ choice }) => choice && (before ? before.includes(choice.uri) : choice.picked)),
    many: true,
  });
  if (answer === undefined || answer === 'back') return answer;
  return { value: answer.value.flatMap(({ choice }) => choice?.uri ?? []) };
}

function itemOf(choice: StubChoice): QuickPickItem & { readonly choice: StubChoice } {
  const { path, purpose, status } = choice;
  return {
    label: withoutIcons(oneLine(choice.title) || baseName(path)),
    description: withoutIcons(path),
    detail: withoutIcons([statusWords[status].label, oneLine(purpose)].filter(Boolean).join(' · ')),
    choice,
  };
}

type OwnerItem = QuickPickItem & { readonly owner?: string; readonly other?: true };

async function askOwner(
  place: Place,
  { owners, ownerOf }: StubChoicesResult,
  templates: readonly string[],
  before: string | undefined,
  self: string | undefined,
): Promise<Answer<string | undefined>> {
  const items: OwnerItem[] = [];
  const offer = (owner: string, description: string) => {
    if (!items.some((item) => item.owner === owner))
      items.push({ label: withoutIcons(oneLine(owner)), description: withoutIcons(description), owner });
  };
  const own = templates.flatMap((uri) => ownerOf[uri] ?? []);
  for (const owner of new Set(own)) {
    const count = own.filter((each) => each === owner).length;
    offer(owner, counted(count, t('owns 1 template of these'), t('owns {0} templates of these')));
  }
  for (const { name, role } of owners) offer(name, role ?? t('named in the policy'));
  if (self !== undefined) offer(self, t('your name in git'));
  if (before !== undefined) offer(before, t('as typed'));
  items.push(
    { label: t('Somebody else...'), other: true },
    { label: t('Leave it open'), description: t('The owner stays blank') },
  );
  for (;;) {
    const answer = await pick(place, {
      items,
      placeholder: t('Who answers for this assessment?'),
      chosen: items.filter(({ owner }) => owner !== undefined && owner === before),
      many: false,
    });
    if (answer === undefined || answer === 'back') return answer;
    const [item] = answer.value;
    if (!item?.other) return { value: item?.owner };
    const typed = await type(
      { ...place, goesBack: true },
      {
        prompt: t('Who answers for this assessment? A name or a role.'),
        value: before ?? '',
        wrong: (text) => (text === '' ? t('Somebody has to answer for it. Go back to leave it open.') : undefined),
      },
    );
    if (typed !== 'back') return typed;
  }
}

async function askMonths(place: Place, policy: number, before: number | undefined): Promise<Answer<number>> {
  const items = [...new Set([policy, 3, 6, 12, 24])].map((months) => ({
    label: counted(months, t('1 month'), t('{0} months')),
    ...(months === policy && { description: t('as the policy has it') }),
    months,
  }));
  const answer = await pick(place, {
    items,
    placeholder: t('When is it to be reviewed? Sooner where much may change.'),
    chosen: items.filter(({ months }) => months === (before ?? policy)),
    many: false,
  });
  if (answer === undefined || answer === 'back') return answer;
  return { value: answer.value[0]?.months ?? policy };
}
