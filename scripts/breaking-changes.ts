import { fileURLToPath } from 'node:url';
import { checkAgainstRelease } from './release-check.ts';

const { passes, lines } = await checkAgainstRelease(fileURLToPath(new URL('..', import.meta.url)));
for (const line of lines) process.stderr.write(`${line}\n`);
if (!passes) process.exitCode = 1;
