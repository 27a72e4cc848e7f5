// Snippets that fill a new file, from the vocabulary. They carry no prefix: in the middle of a message nobody wants to be offered a file.
import { blankTemplate, stubText } from '../../shared/assessment/stub';
import { newTemplateParts } from '../../shared/completion/new-template-parts';
import { escaped, snippetText } from '../../shared/completion/shape';
import { type Channel, channels } from '../../shared/vocabulary/choices';

interface Snippet {
  readonly isFileTemplate: true;
  readonly description: string;
  readonly body: readonly string[];
}

function templateSnippet(channel: Channel): Snippet {
  const { before, after } = newTemplateParts('', undefined, channel, { layers: () => [] });
  const text = `${snippetText(before)}$0${escaped(after)}`;
  return { isFileTemplate: true, description: channel.help, body: text.trimEnd().split('\n') };
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
