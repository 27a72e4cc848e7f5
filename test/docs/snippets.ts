// Snippets that fill a new file, from the vocabulary. They carry no prefix: in the middle of a message nobody wants to be offered a file.
import { blankTemplate, stubText } from '../../shared/assessment/stub';
import { escaped, shapeOf, snippetText } from '../../shared/completion/shape';
import { channels } from '../../shared/vocabulary/choices';
import type { FieldTable } from '../../shared/vocabulary/field';
import { templateFields } from '../../shared/vocabulary/template-fields';

interface Snippet {
  readonly isFileTemplate: true;
  readonly description: string;
  readonly body: readonly string[];
}

/** What a template holds where it says nothing, or what the snippet says itself. */
const given = ['id', 'status', 'jurisdictions', 'title', 'channel'];

function templateSnippet(channel: (typeof channels)[number]): Snippet {
  const { subject } = templateFields;
  const fields: FieldTable = {
    ...templateFields,
    ...(channel.value === 'email' && { subject: { ...subject!, required: true } }),
  };
  const shape = shapeOf(
    '',
    { type: 'mapping', fields, help: '' },
    { indent: -2, flow: false, newLine: '\n', goesOn: false, isGiven: (path) => given.includes(path) },
  );
  const [, ...required] = shape.parts;
  const greeting = channel.class === 'public' ? '' : `${channel.class === 'post' ? 'Dear' : 'Hi'} {{first_name}},\n\n`;
  const text = snippetText(['---\ntitle: ', {}, `\nchannel: ${channel.value}`, ...required, `\n---\n${greeting}`]);
  return { isFileTemplate: true, description: channel.help, body: `${text}$0`.split('\n') };
}

const assessment = escaped(stubText({ id: '', templates: [blankTemplate], today: '' }))
  .replace(/^id: .*$/m, 'id: $1')
  .replace(/^title: .*$/m, 'title: $2');

/** The files of `contributes.snippets`, by their names. */
export const snippets: Readonly<Record<string, Readonly<Record<string, Snippet>>>> = {
  templates: Object.fromEntries(
    channels.map((channel) => [`Outreach template: ${channel.label}`, templateSnippet(channel)]),
  ),
  assessments: {
    'Legitimate interests assessment': {
      isFileTemplate: true,
      description: 'A new assessment with every question and no answers.',
      body: assessment.trimEnd().split('\n'),
    },
  },
};
