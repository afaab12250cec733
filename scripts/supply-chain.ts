import { readFile } from 'node:fs/promises';
import { lockfile, manifest } from './lockfile.ts';
import { supplyChainProblems } from './supply-chain-rules.ts';

const read = (path: string): Promise<string> => readFile(new URL(`../${path}`, import.meta.url), 'utf8');

const problems = supplyChainProblems({
  manifest: manifest.parse(JSON.parse(await read('package.json'))),
  lockfile: lockfile.parse(JSON.parse(await read('package-lock.json'))),
  npmrc: await read('.npmrc'),
});
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
}
