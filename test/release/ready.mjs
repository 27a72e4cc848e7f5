// npm run release-check -- v1.2.3: says what stands in the way of publishing this commit under that tag. The release workflow asks first.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What stands in the way, in words; nothing where it can be published.
 * @param {object} release
 * @param {string} release.tag
 * @param {{ version: string, repository?: unknown }} release.manifest package.json
 * @param {string} release.changelog
 * @param {string | undefined} release.host where the workflow runs, as OWNER/NAME of GitHub
 * @returns {string[]}
 */
export function whatIsMissing({ tag, manifest, changelog, host }) {
  const { version, repository } = manifest;
  const missing = [];
  if (tag !== `v${version}`)
    missing.push(`The tag is "${tag}", and package.json has version ${version}: it wants v${version}.`);
  const [, newest, day] = /^## (\S+) \((.*)\)$/m.exec(changelog) ?? [];
  if (newest !== version || !/^\d{4}-\d\d-\d\d$/.test(day ?? ''))
    missing.push(`CHANGELOG.md wants to begin with "## ${version} (YYYY-MM-DD)".`);
  const address = /** @type {{ url?: string } | undefined} */ (repository)?.url ?? repository;
  const name = /^(?:git\+)?https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(String(address))?.[1];
  if (name === undefined)
    missing.push('package.json names no repository on GitHub, where the README leads to and npm looks for provenance.');
  else if (host !== undefined && name !== host)
    missing.push(`package.json names the repository ${name}, and this is ${host}.`);
  return missing;
}

if (process.argv[1] === import.meta.filename) {
  const root = path.resolve(import.meta.dirname, '../..');
  const read = (/** @type {string} */ name) => readFileSync(path.join(root, name), 'utf8');
  const manifest = JSON.parse(read('package.json'));
  const tag = process.argv[2] ?? `v${manifest.version}`;
  const missing = whatIsMissing({
    tag,
    manifest,
    changelog: read('CHANGELOG.md'),
    host: process.env.GITHUB_REPOSITORY,
  });
  console.log(missing.length > 0 ? missing.join('\n') : `${tag} can be published.`);
  process.exitCode = missing.length > 0 ? 1 : 0;
}
