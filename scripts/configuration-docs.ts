import { readFile, writeFile } from 'node:fs/promises';
import { describeSettings } from '../src/config/index.ts';
import { configurationPage } from './configuration-page.ts';

const file = new URL('../docs/configuration.md', import.meta.url);
const page = configurationPage(describeSettings());

if (!process.argv.includes('--check')) {
  await writeFile(file, page);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== page) {
  process.stderr.write('docs/configuration.md differs from src/config. Run `npm run generate`.\n');
  process.exitCode = 1;
}
