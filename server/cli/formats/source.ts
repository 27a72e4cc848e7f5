/** Where the checked files stand in version control, as a pipeline says it. What isn't known is left out. */
export interface Source {
  /** From the top of the repository to the working directory, ending in a slash; empty at the top itself. */
  readonly prefix: string;
  /** Address of the repository. */
  readonly repository?: string;
  readonly revision?: string;
  readonly branch?: string;
}

/** A path as part of an address: percent-encoded, with its slashes. Never throws. */
export function uriOf(path: string): string {
  return path
    .split('/')
    .map((name) => encodeURIComponent(name.replace(/\p{Cs}/gu, '\uFFFD')))
    .join('/');
}

/** A path as it stands in the repository. `../` at its start leads out of the prefix as far as it can. */
export function inRepository(file: string, prefix: string): string {
  const folders = prefix.split('/').filter((name) => name !== '');
  let rest = file;
  while (rest.startsWith('../') && folders.length > 0) {
    folders.pop();
    rest = rest.slice(3);
  }
  return [...folders, rest].join('/');
}
