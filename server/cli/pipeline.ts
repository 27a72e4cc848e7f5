import { relative, resolve, sep } from 'node:path';
import type { Source } from './formats/source';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a pipeline says of itself in its environment. */
export interface Pipeline {
  readonly source: Source;
  /** Whether it is GitHub Actions, which reads commands from what a step prints. */
  readonly isGithub: boolean;
  /** The file that GitHub shows as the summary of the step, to which steps append. */
  readonly summaryFile: string | undefined;
}

/** The pipeline that the command runs in, GitHub Actions or GitLab; undefined outside of both. */
export function pipelineOf(environment: Environment, folder: string): Pipeline | undefined {
  if (environment.GITHUB_ACTIONS === 'true') {
    const { GITHUB_WORKSPACE, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, GITHUB_REF_NAME } = environment;
    const repository = GITHUB_SERVER_URL && GITHUB_REPOSITORY ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}` : undefined;
    return {
      source: sourceOf(GITHUB_WORKSPACE, folder, repository, GITHUB_SHA, GITHUB_REF_NAME),
      isGithub: true,
      summaryFile: environment.GITHUB_STEP_SUMMARY || undefined,
    };
  }
  if (environment.GITLAB_CI === 'true') {
    const { CI_PROJECT_DIR, CI_PROJECT_URL, CI_COMMIT_SHA, CI_COMMIT_REF_NAME } = environment;
    const source = sourceOf(CI_PROJECT_DIR, folder, CI_PROJECT_URL, CI_COMMIT_SHA, CI_COMMIT_REF_NAME);
    return { source, isGithub: false, summaryFile: undefined };
  }
  return undefined;
}

function sourceOf(
  top: string | undefined,
  folder: string,
  repository: string | undefined,
  revision: string | undefined,
  branch: string | undefined,
): Source {
  const prefix = top === undefined ? '' : relative(resolve(folder, top), folder).split(sep).join('/');
  return {
    // A working directory outside of the checkout has no place in it.
    prefix: prefix === '' || prefix.startsWith('..') ? '' : `${prefix}/`,
    ...(repository && isAddress(repository) && { repository }),
    ...(revision && { revision }),
    ...(branch && { branch }),
  };
}

function isAddress(text: string): boolean {
  return URL.canParse(text);
}
