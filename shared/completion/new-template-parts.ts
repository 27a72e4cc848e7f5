import { Fields } from '../lint/fields';
import type { Policy } from '../policy/policy';
import { starter } from '../template/new-template';
import { emptyMapping } from '../text/tree';
import { yamlText } from '../text/yaml-text';
import type { Channel } from '../vocabulary/choices';
import type { FieldTable } from '../vocabulary/field';
import { templateFields } from '../vocabulary/template-fields';
import { type Part, shapeOf } from './shape';

/** The parts of a new template with stops where a person has to say something; `title` undefined for one more stop. */
export interface NewTemplateParts {
  readonly before: readonly Part[];
  /** What stands behind the place where the message is to be written. */
  readonly after: string;
}

/** What a template is called by, or holds where it says nothing. */
const given = ['id', 'title', 'channel'];

/**
 * A new template for a channel: the fields that every template needs and that the policy's defaults don't give, and the beginning of a
 * message. Takes no check, so that it can be offered for every channel while somebody types.
 */
export function newTemplateParts(
  path: string,
  title: string | undefined,
  channel: Channel,
  policy: Pick<Policy, 'layers'>,
): NewTemplateParts {
  const inherited = new Fields(emptyMapping, policy.layers(path, channel.value));
  const { subject } = templateFields;
  const fields: FieldTable = {
    ...templateFields,
    ...(subject && channel.value === 'email' && { subject: { ...subject, required: true } }),
  };
  const shape = shapeOf(
    '',
    { type: 'mapping', fields, help: '' },
    // Its fields stand two columns further in than the mapping, which is the file itself.
    {
      indent: -2,
      flow: false,
      newLine: '\n',
      goesOn: false,
      isGiven: (field) => given.includes(field) || inherited.find(field) !== undefined,
    },
  );
  const { text, cursor } = starter(channel.value, inherited);
  const name: Part = title === undefined ? {} : yamlText(title);
  return {
    before: [
      '---\ntitle: ',
      name,
      `\nchannel: ${channel.value}`,
      ...shape.parts.slice(1),
      `\n---\n${text.slice(0, cursor)}`,
    ],
    after: text.slice(cursor),
  };
}
