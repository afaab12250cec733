import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { codeBlocks, pages } from '../docs/pages.ts';
import { keepProcess } from '../support/run-command.ts';

const page = pages.find(({ path }) => path === 'docs/authentication.md');

/** The commands of the page, which write into a folder of their own instead of the one that all share. */
const commands = (): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'tunegraph-issuer-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return page ? codeBlocks(page, 'sh').map((text) => text.replaceAll('/tmp/', `${folder}/`)) : [];
};

const shell = (script: string) => {
  const running = keepProcess('sh', ['-c', script], {});
  onTestFinished(() => running.stop());
  return running;
};

const answerOf = async (script: string): Promise<unknown> => {
  const { stdout, stderr } = await shell(script).ended;
  expect(stderr).toBe('');
  return JSON.parse(stdout);
};

it('leads a newcomer by the page to an answer, and to the scope that his token lacks', async () => {
  const [makeKeys = '', start = '', ask = ''] = commands();
  expect(await shell(makeKeys).ended).toMatchObject({ code: 0 });

  // The service is built already, and another may have the usual port.
  const service = shell(start.replace('npm start', 'exec node dist/main.js --port 0'));
  const [, port = ''] = await service.printed(/http:\/\/127\.0\.0\.1:(\d+)/);
  await service.printed(/Callers +jwt: .*2 tenants/);
  const askThere = ask.replace(':4000', `:${port}`);
  expect(await answerOf(askThere)).toEqual({
    data: {
      fineTuningJobs: {
        nodes: Array(2).fill({ id: expect.stringMatching(/^ftjob-/), status: expect.any(String) }),
      },
    },
  });

  const cancel = 'mutation { cancelFineTuningJob(id: \\"ftjob-seed-running\\") { job { id } } }';
  const refused = await answerOf(askThere.replace(/\{ fineTuningJobs.* \} \}(?="\})/, cancel));
  expect(refused).toMatchObject({
    errors: [{ message: expect.stringContaining('`jobs:write`'), extensions: { code: 'FORBIDDEN' } }],
  });
});
