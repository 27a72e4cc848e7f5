import { URI, Utils } from 'vscode-uri';

/** The URI as this project compares URIs: one encoding, lower-case drive letter. Anything that is no URI stays as it is. */
export function normalised(uri: string): string {
  try {
    const parsed = URI.parse(uri);
    const path = parsed.path.replace(/^\/([A-Z]):/, (_, drive: string) => `/${drive.toLowerCase()}:`);
    return parsed.with({ path: path.length > 1 ? path.replace(/(?<!\/)\/+$/, '') : path }).toString();
  } catch {
    return uri;
  }
}

/** Whether a text can be read as a URI. */
export function isUri(text: string): boolean {
  try {
    URI.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Path of `uri` relative to `folder` (both normalised) with forward slashes; undefined where it lies outside or is no URI. */
export function pathInside(folder: string, uri: string): string | undefined {
  if (!isUri(uri)) return undefined;
  const home = URI.parse(folder);
  const file = URI.parse(uri);
  if (home.scheme !== file.scheme || home.authority !== file.authority) return undefined;
  const prefix = home.path.endsWith('/') ? home.path : `${home.path}/`;
  return file.path.startsWith(prefix) ? file.path.slice(prefix.length) : undefined;
}

/** URI of a path below a folder. Half of a surrogate pair is in no name of a file; no URI can hold it, and no file is found there. */
export function uriBelow(folder: string, path: string): string {
  return Utils.joinPath(URI.parse(folder), path.replace(/\p{Cs}/gu, '\uFFFD')).toString();
}
