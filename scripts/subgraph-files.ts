import { readFile, writeFile } from 'node:fs/promises';
import { subgraph, subgraphWithScopes } from '../src/schema/index.ts';

const FILES = { 'subgraph.graphql': subgraph.sdl, 'subgraph.jwt.graphql': subgraphWithScopes.sdl };

for (const [name, sdl] of Object.entries(FILES)) {
  const file = new URL(`../${name}`, import.meta.url);
  if (!process.argv.includes('--check')) {
    await writeFile(file, sdl);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== sdl) {
    process.stderr.write(`${name} differs from src/schema. Run \`npm run generate\`.\n`);
    process.exitCode = 1;
  }
}
