import { t } from '@vscode/l10n';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  type NewTemplateParams,
  type NewTemplateQuestionParams,
  type NewTemplateQuestionResult,
  type NewTemplateResult,
  newTemplateQuestionRequest,
  newTemplateRequest,
} from '../../shared/protocol';
import { type Answers, newTemplate } from '../../shared/template/new-template';
import { nextQuestion } from '../../shared/template/new-template-questions';
import { fileNameOf } from '../../shared/text/file-name';
import { Lines } from '../../shared/text/lines';
import { channelOf } from '../../shared/vocabulary/choices';
import { fieldAt } from '../../shared/vocabulary/field';
import { templateFields } from '../../shared/vocabulary/template-fields';
import type { Services } from '../services';
import { uriBelow } from '../workspace/paths';
import type { Workspace } from '../workspace/workspace';

/** What to ask about a new template, and its text and free file name once that is answered. */
export function registerNewTemplate({ connection, workspaces, host }: Services): void {
  const placeOf = (uri: string) => {
    const { workspace, path } = workspaces.place(uri);
    return { workspace, path, policy: workspace.policyOf(path), today: workspace.todayFor(path) };
  };

  connection.onRequest(
    newTemplateQuestionRequest,
    async (params: NewTemplateQuestionParams): Promise<NewTemplateQuestionResult | null> => {
      const { folder, answers } = valid(params);
      await workspaces.scanned;
      const place = placeOf(uriBelow(folder, 'new.outreach.md'));
      const { question } = nextQuestion(answers, place);
      if (!question) return null;
      const field = fieldAt(templateFields, question.field);
      return {
        ...question,
        help: field?.help ?? '',
        ...(field?.source !== undefined && { source: field.source }),
        used: question.field === 'purpose' ? purposesIn(place.workspace) : [],
      };
    },
  );

  connection.onRequest(newTemplateRequest, async (params: NewTemplateParams): Promise<NewTemplateResult> => {
    const { folder, answers } = valid(params);
    if (typeof params.title !== 'string' || !channelOf(answers.channel)) throw incomplete();
    await workspaces.scanned;
    const name = fileNameOf(params.title);
    for (let number = 1; ; number++) {
      const uri = uriBelow(folder, `${name}${number === 1 ? '' : `-${number}`}.outreach.md`);
      if (await host.exists(uri)) continue;
      const place = placeOf(uri);
      // The folder may be another than the questions were asked for, with a policy of its own.
      const { text, cursor } = newTemplate(
        params.title,
        { ...answers, ...nextQuestion(answers, place).answers },
        place,
      );
      return { uri, text, cursor: new Lines(text).positionAt(cursor) };
    }
  });
}

function valid({ folder, answers }: NewTemplateQuestionParams): { folder: string; answers: Answers } {
  const texts = answers && typeof answers === 'object' ? Object.values(answers) : [undefined];
  if (typeof folder !== 'string' || !texts.every((each) => typeof each === 'string')) throw incomplete();
  return { folder, answers };
}

function incomplete(): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, t('A new template needs a folder, a title and a channel.'));
}

/** What messages of the workspace are sent for, most used first. */
function purposesIn(workspace: Workspace): string[] {
  const uses = new Map<string, number>();
  for (const path of workspace.paths('template')) {
    const purpose = workspace.check(path)?.facts.purpose;
    if (purpose) uses.set(purpose, (uses.get(purpose) ?? 0) + 1);
  }
  return [...uses].sort(([, one], [, other]) => other - one).map(([purpose]) => purpose);
}
