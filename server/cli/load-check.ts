import { readFileSync } from 'node:fs';
import { Module } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import type * as Check from './check';

/**
 * Loads the checks from the bundle beside this one, as `require` would, and with what the build has compiled of them where it ran on this
 * very engine. The engine itself looks whether it may take that, and compiles what it doesn't.
 */
export function loadCheck(): typeof Check {
  const filename = join(__dirname, 'check.cjs');
  // In ASCII, as the build writes it.
  const wrapped = Module.wrap(readFileSync(filename, 'latin1'));
  const cachedData = compiled();
  const script = new Script(wrapped, { filename, ...(cachedData && { cachedData }) });
  const module = new Module(filename);
  require.cache[filename] = module as NodeJS.Module;
  script.runInThisContext()(module.exports, require, module, filename, __dirname);
  return module.exports;
}

function compiled(): Buffer | undefined {
  const { platform, arch, versions } = process;
  try {
    return readFileSync(join(__dirname, 'data', `check-${platform}-${arch}-${versions.v8}.bin`));
  } catch {
    return undefined;
  }
}
