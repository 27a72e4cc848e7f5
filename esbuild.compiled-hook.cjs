// Loaded before a check by esbuild.compiled.mjs: keeps what the engine compiled for it, so that another check need not compile that again. The name
// says which engine may read it (server/cli/load-check.ts).
const { writeFileSync } = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

vm.Script = class extends vm.Script {
  /**
   * @param {string} code
   * @param {import('node:vm').ScriptOptions} options
   */
  constructor(code, options) {
    super(code, options);
    const { platform, arch, versions } = process;
    const name = `check-${platform}-${arch}-${versions.v8}.bin`;
    const file = path.join(path.dirname(String(options.filename)), 'data', name);
    process.once('exit', () => writeFileSync(file, this.createCachedData()));
  }
};
