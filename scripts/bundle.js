// Bundles src, with all that it depends on, into a few files in dist. Node finds, reads and links a thousand modules in twice the
// time that the service needs for everything else at its start; what is imported lazily stays in files of its own.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { notices } from './notices.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const { metafile } = buildSync({
  absWorkingDir: root,
  // What package.json names in `bin`, `exports` and `scripts`.
  entryPoints: ['src/main.ts', 'src/app.ts', 'src/emulator/main.ts'],
  outbase: 'src',
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Dependencies that are CommonJS ask for Node's own modules, and for packages that needn't be there.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'eof',
  metafile: true,
  logLevel: 'warning',
});

const files = Object.keys(metafile.inputs);
// It tells its own objects by their classes, so that two copies refuse each other's.
const graphqls = files.filter((file) => /\/graphql\/type\/schema\.m?js$/.test(file));
if (graphqls.length !== 1)
  throw new Error(
    `dist must hold graphql once, and would hold ${graphqls.length}: ${graphqls.join(', ')}. Make all that import it agree, by \`npm dedupe\`, or by \`alias\` in scripts/bundle.js.`,
  );

writeFileSync(new URL('../dist/licenses.txt', import.meta.url), notices(root, files));
