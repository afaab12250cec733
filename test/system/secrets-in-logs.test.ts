import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SUPPORT = join(ROOT, 'test/support');

/** Runs these test files as the project runs its own, and answers how that ended. */
const runTests = async (files: Readonly<Record<string, string>>) => {
  const folder = await mkdtemp(join(tmpdir(), 'tunegraph-planted-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const test = {
    include: ['*.test.ts'],
    setupFiles: [join(SUPPORT, 'secrets/watch-file.ts')],
    globalSetup: [join(SUPPORT, 'secrets/watch-run.ts')],
  };
  await writeFile(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify({ test })};`);
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, `${name}.test.ts`), `${IMPORTS}${text}`);
  }
  return new Promise<{ readonly failed: boolean; readonly output: string }>((resolve) => {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    execFile(process.execPath, [vitest, 'run', '--root', folder], (error, stdout, stderr) =>
      resolve({ failed: error !== null, output: stdout + stderr }),
    );
  });
};

const IMPORTS = `
import { request } from 'undici';
import { expect, it } from 'vitest';
import { Credential } from ${JSON.stringify(join(ROOT, 'src/domain/credential.ts'))};
import { createLogger } from ${JSON.stringify(join(ROOT, 'src/server/logger.ts'))};
import { createRecordingLogger } from ${JSON.stringify(join(SUPPORT, 'recording-logger.ts'))};
import { runNode } from ${JSON.stringify(join(SUPPORT, 'run-command.ts'))};
const use = (token) =>
  new Credential({ token, organization: null, project: null }, Buffer.from('a hashing key')).reveal();
`;

const USES = "it('uses one', () => expect(use('a token of no shape').token).toBe('a token of no shape'));";
const LOGS =
  "it('logs', () => expect(createRecordingLogger().logger.info({ of: 'a token of no shape' }, 'x')).toBe(undefined));";

it('passes while no log holds a secret', async () => {
  const quiet =
    "it('logs', () => expect(createRecordingLogger().logger.info({ of: 'a job' }, 'x')).toBe(undefined));";
  expect(await runTests({ one: USES, two: quiet })).toMatchObject({ failed: false });
});

it.each([
  ['a logger', LOGS],
  [
    "the service's own logger",
    "it('logs', () => createLogger('info').info({ of: 'a token of no shape' }, 'x'));",
  ],
  ['stderr', "it('writes', () => void process.stderr.write('a token of no shape'));"],
  ['the console', "it('writes', () => console.warn('a token of no shape'));"],
  [
    'a process',
    "it('runs', async () => void (await runNode(['-e', 'console.error(process.env.X)'], { X: 'a token of no shape' }).ended));",
  ],
])('fails the file in which a secret goes to %s', async (_what, logs) => {
  const { failed, output } = await runTests({ one: `${USES}${logs}` });
  expect(failed).toBe(true);
  expect(output).toContain("a credential's token");
});

it('fails the run in which one file logs what another one uses', async () => {
  const { failed, output } = await runTests({ one: USES, two: LOGS });
  expect(output).toContain('2 passed');
  expect(output).toContain('two.test.ts: 1 line of the log holds a secret');
  expect(failed).toBe(true);
});

it('watches what a setting of a process or the header of a request holds', async () => {
  const { failed, output } = await runTests({
    setting: `it('starts', async () => {
      const env = { OPENAI_API_KEY: 'the key of a setting' };
      await runNode(['-e', 'console.error(process.env.OPENAI_API_KEY)'], env).ended;
    });`,
    header: `it('asks', async () => {
      const headers = { authorization: 'Bearer token-of-a-header' };
      await fetch('http://127.0.0.1:1/', { headers }).catch(() => {});
      await request('http://127.0.0.1:1/', { headers }).catch(() => {});
      createRecordingLogger().logger.info({ of: 'token-of-a-header' }, 'x');
    });`,
  });
  expect(failed).toBe(true);
  expect(output).toContain('OPENAI_API_KEY: ‹OPENAI_API_KEY›');
  expect(output).toContain("a request's Authorization");
});
