import { AssessmentIndex } from '../assessment/assessment-index';
import { checkTemplate } from '../lint/check';
import { Fields } from '../lint/fields';
import type { Finding } from '../lint/finding';
import { blankValue, type NewField } from '../lint/insert-fields';
import type { Policy } from '../policy/policy';
import { emptyMapping } from '../text/tree';
import { yamlText } from '../text/yaml-text';
import { channelOf } from '../vocabulary/choices';
import { type FieldTable, fieldAt } from '../vocabulary/field';
import { requiredPaths, templateFields } from '../vocabulary/template-fields';
import { parseTemplate } from './template';

/** What somebody has said of a message that isn't written yet, by the path of the field. An empty text leaves the field open. */
export type Answers = Readonly<Partial<Record<string, string>>>;

/** Where a new template is to stand, by which policy, and on which ISO day. */
export interface NewTemplatePlace {
  readonly path: string;
  readonly policy: Policy;
  readonly today: string;
}

export interface NewTemplate {
  readonly text: string;
  /** Where the message is to be written. */
  readonly cursor: number;
}

/**
 * A new template: what was answered, and blank what else has to be said and the policy's defaults don't give. It states no
 * facts beyond the answers. The message begins with a greeting and ends with the sender and the policy's own opt-out line.
 */
export function newTemplate(title: string, answers: Answers, place: NewTemplatePlace): NewTemplate {
  const { path, policy, today } = place;
  const inherited = new Fields(emptyMapping, policy.layers(path, answers.channel));
  const body = starter(answers.channel, inherited);
  const wanted = new Set(wantedPaths(answers));
  const draft = () => parseTemplate(path, `---\n${header(title, answers, wanted, inherited)}---\n${body.text}`);
  const check = () => checkTemplate(draft(), { index: new AssessmentIndex([]), policy, today });
  for (const { limb, state } of check().decision.pecr.limbs)
    if (state === 'unknown' && !limb.field.startsWith('audience.')) wanted.add(limb.field);
  const { template, findings } = check();
  return { text: `${template.text}${optOutLine(findings)}`, cursor: template.body.start + body.cursor };
}

/** The organisation's own words for it, below the message; nothing where the policy has none and nothing that the checks word. */
function optOutLine(findings: readonly Finding[]): string {
  const [fix] = findings.find(({ rule }) => rule === 'opt-out-wording')?.fixes ?? [];
  const line = fix && 'edits' in fix ? fix.edits.map(({ newText }) => newText.trim()).join('') : '';
  return line && `\n${line}\n`;
}

/** What a new template has to say: all that every template has to, and what the answers ask for besides. */
function wantedPaths(answers: Answers): string[] {
  const channel = channelOf(answers.channel);
  const wanted = requiredPaths().filter((each) => each !== 'id' && each !== 'status');
  if (channel?.value === 'email') wanted.push('subject');
  if (channel?.linkedIn) wanted.push('opt-out.handling', 'suppression-list');
  if (answers['message-nature'] === 'marketing' || answers['message-nature'] === 'mixed')
    wanted.push('suppression-list');
  if (answers['pecr-route']) wanted.push('pecr-route');
  if (answers['lawful-basis'] === 'legitimate-interests') wanted.push('audience.selection-criteria');
  if (answers['pecr-route'] === 'solicited') wanted.push('solicited', 'solicited-evidence');
  if (answers['pecr-route'] === 'corporate-subscriber') wanted.push('audience.subscriber-evidence');
  if (channel && channel.class !== 'public') wanted.push('privacy-notice', 'merge-fields');
  return wanted;
}

/** The lines of the front-matter, in the order of the vocabulary. */
function header(title: string, answers: Answers, wanted: ReadonlySet<string>, inherited: Fields): string {
  const given: Answers = {
    ...answers,
    title,
    ...(answers['pecr-route'] === 'solicited' && { solicited: 'true' }),
    ...(wanted.has('merge-fields') && { 'merge-fields': '[first_name]' }),
  };
  const fields = leafPaths(templateFields)
    .filter((each) => wanted.has(each))
    .filter((each) => isSaid(each, given[each], inherited))
    .map((each): NewField => ({ path: each, yaml: yamlOf(each, given[each]) }));
  return yamlLines(fields);
}

/** Whether the template itself has to say it: the policy says nothing, or something else. */
function isSaid(path: string, answer: string | undefined, inherited: Fields): boolean {
  if (path === 'title' || path === 'channel') return true;
  if (answer) return inherited.text(path) !== answer;
  return !inherited.find(path);
}

function yamlOf(path: string, answer: string | undefined): string {
  if (!answer)
    return path === 'title' || path === 'channel' ? yamlText(answer ?? '') : blankValue(fieldAt(templateFields, path));
  return path === 'solicited' || path === 'merge-fields' ? answer : yamlText(answer);
}

/** Dotted paths of all fields that hold a value of their own; the vocabulary nests one level deep. */
function leafPaths(table: FieldTable): string[] {
  return Object.entries(table).flatMap(([key, field]) =>
    field.type === 'mapping' ? leafPaths(field.fields).map((inner) => `${key}.${inner}`) : [key],
  );
}

function yamlLines(fields: readonly NewField[]): string {
  let result = '';
  let group = '';
  for (const { path, yaml } of fields) {
    const [parent, key] = path.includes('.') ? (path.split('.') as [string, string]) : ['', path];
    if (parent !== '' && parent !== group) result += `${parent}:\n`;
    group = parent;
    result += `${parent === '' ? '' : '  '}${key}: ${yaml}\n`;
  }
  return result;
}

/** A greeting, room for the message, and who sends it as far as the policy says. Nothing of it promotes or promises anything. */
export function starter(channelName: string | undefined, inherited: Fields): NewTemplate {
  const channel = channelOf(channelName);
  if (channel?.class === 'public') return { text: '\n', cursor: 0 };
  const greeting = `${channel?.class === 'post' ? 'Dear' : 'Hi'} {{first_name}},\n\n`;
  // A connection note has room for 300 characters.
  const names = channel?.value === 'linkedin-connection-note' ? [] : ['sender.person', 'sender.organisation'];
  const sender = names.flatMap((each) => inherited.text(each) ?? []).join('\n');
  return { text: `${greeting}\n${sender && `\n${sender}\n`}`, cursor: greeting.length };
}
