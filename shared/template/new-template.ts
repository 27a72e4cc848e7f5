import { Fields } from '../lint/fields';
import { blankValue, type NewField } from '../lint/insert-fields';
import type { Policy } from '../policy/policy';
import { emptyMapping } from '../text/tree';
import { yamlText } from '../text/yaml-text';
import { type Channel, channelOf } from '../vocabulary/choices';
import { fieldAt } from '../vocabulary/field';
import { requiredPaths, templateFields } from '../vocabulary/template-fields';

/**
 * Text of a new template: the required fields that the policy's defaults don't give, blank where only a person knows. It
 * states no facts beyond title and channel.
 */
export function newTemplateText(path: string, title: string, channel: string, policy: Policy): string {
  const known = channelOf(channel);
  const inherited = new Fields(emptyMapping, policy.layers(path, channel));
  const given: Readonly<Record<string, string>> = { title: yamlText(title), channel: yamlText(channel) };
  const wanted = requiredPaths().filter((each) => each !== 'id' && each !== 'status');
  if (channel === 'email') wanted.splice(wanted.indexOf('message-nature') + 1, 0, 'subject');
  if (known?.linkedIn) wanted.push('opt-out.handling', 'suppression-list');
  const fields: NewField[] = wanted
    .filter((each) => each in given || !inherited.find(each))
    .map((each) => ({ path: each, yaml: given[each] ?? blankValue(fieldAt(templateFields, each)) }));
  return `---\n${yamlLines(fields)}---\n${greeting(known)}\n`;
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

function greeting(channel: Channel | undefined): string {
  return channel?.class === 'public' ? '' : 'Hi {{first_name}},\n';
}
