import { command, type Option, UsageError } from '../command';
import { todayOption } from '../common-options';

const kinds = ['assessments', 'messages'];

const encoding = {
  type: 'string',
  value: 'ENCODING',
  choices: ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'],
  help: 'How text files are encoded, where that is not UTF-8',
} as const satisfies Option;

export const importCommand = command({
  name: 'import',
  summary: 'Make assessments of a register, or templates of messages, that you have already',
  details: [
    '"import assessments FILE" makes an assessment of every row of a spreadsheet (.xlsx, .csv, .tsv), by the names of its columns. Each begins as a draft: decisions and approvals are told in its history and recorded anew by the people who take them.',
    '"import messages PATHS..." makes a template of every text, Markdown or HTML file and of every row of a table with a column for the message. What only you know of its audience is left blank.',
    'Without --write it only tells what would be made. No file is overwritten, and nothing that was written in a cell is lost.',
  ],
  operands: {
    usage: 'assessments|messages PATHS...',
    least: 2,
    most: Number.POSITIVE_INFINITY,
    inWords: 'what to import, assessments or messages, and files',
    completes: 'file',
  },
  options: {
    write: { type: 'boolean', help: 'Write the files' },
    to: { type: 'string', value: 'FOLDER', help: 'Folder for what is made', completes: 'folder' },
    map: {
      type: 'string',
      value: 'COLUMN=FIELD',
      multiple: true,
      help: 'Where a column belongs: a field such as owner, or the id of a question such as P1',
    },
    channel: { type: 'string', value: 'CHANNEL', help: 'How the messages are sent' },
    encoding,
    today: todayOption,
  },
  examples: [
    { command: 'import assessments register.xlsx', what: 'what would be made of it' },
    { command: 'import messages old-emails --channel email --write', what: 'templates in the folder "imported"' },
  ],
  async run({ write, to, map, channel, encoding, today }, [kind, ...paths]) {
    const { importChannels, importMessages, importRegister } = await import('../import');
    const options = { write, to, encoding, today };
    if (kind === 'messages') {
      if (channel !== undefined && !importChannels.includes(channel))
        throw new UsageError(`--channel takes ${importChannels.join(', ')}, not "${channel}"`);
      return importMessages(paths, { ...options, channel });
    }
    if (kind !== 'assessments') throw new UsageError(`import takes ${kinds.join(' or ')}, not "${kind}"`);
    if (paths.length > 1) throw new UsageError('import assessments takes one file');
    return importRegister(paths[0]!, { ...options, map });
  },
});
