import { readFile, writeFile } from 'node:fs/promises';
import { installedPackages } from './installed-packages.ts';
import { licenseProblems } from './license-rules.ts';
import { licensesPage } from './licenses-page.ts';

const file = new URL('../docs/licenses.md', import.meta.url);
const packages = await installedPackages(new URL('..', import.meta.url));
const page = licensesPage(packages);

const problems = [...licenseProblems(packages)];
if (!process.argv.includes('--check')) {
  await writeFile(file, page);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== page) {
  problems.push('docs/licenses.md differs from what is installed. Run `npm run generate`.');
}
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
}
