// Checks the types of src, then bundles it into an empty dist. Plain JavaScript, so that Node 20 can also load it ahead of what
// it builds, in one command: `node --import ./scripts/build.js dist/main.js`. npm runs no `prestart` while .npmrc keeps it from
// running scripts, and of two commands many shells would stay around, and keep the signals to themselves that are meant for the
// service. Both steps are processes of their own, so that the service inherits no memory from them.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = createRequire(import.meta.url)
  .resolve('typescript/package.json')
  .replace(/package\.json$/, 'bin/tsc');

const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
run(compiler, '-p', 'tsconfig.build.json');
run(fileURLToPath(new URL('bundle.js', import.meta.url)));
